import { digestGroups } from './digest-groups.ts';

/** A digest in groups of eight that can be compared by eye and copied whole. */
export const DigestText = ({ digest, groups = 8 }: { digest: string; groups?: number }) => (
  <span className="digest-groups mono" title={digest}>
    {digestGroups(digest, groups).map((group, at) => (
      <span key={at}>{group}</span>
    ))}
  </span>
);
