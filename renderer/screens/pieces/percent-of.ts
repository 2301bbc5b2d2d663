/** A share of work that is done, in whole percent. */
export const percentOf = ({ done, total }: { readonly done: number; readonly total: number }): number =>
  Math.floor((100 * done) / total);
