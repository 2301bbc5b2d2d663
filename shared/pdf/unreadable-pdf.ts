/** The file is not a PDF in the one form that Hecha writes. `message` says where reading stopped. */
export class UnreadablePdf extends Error {}

export const refusePdf = (reason: string): never => {
  throw new UnreadablePdf(reason);
};
