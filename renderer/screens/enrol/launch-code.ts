/** Where the launcher's one-time code is kept for this tab after it was taken out of the address. */
const codeKey = 'hecha-code';

/** The code that came with the start address, or empty. */
export const launchCode = (storage: Pick<Storage, 'getItem'>): string => storage.getItem(codeKey) ?? '';

/** A used code is worth nothing and is not kept. */
export const forgetLaunchCode = (storage: Pick<Storage, 'removeItem'>): void => storage.removeItem(codeKey);
