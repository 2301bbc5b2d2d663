/** A digest in groups of eight, as every report page prints it; `groups` limits how many are shown. */
export const digestGroups = (digest: string, groups = 8): readonly string[] =>
  (digest.match(/.{1,8}/g) ?? []).slice(0, groups);
