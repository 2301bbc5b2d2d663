import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { Digest } from '../domain/identifiers.ts';
import { digestOfBytes } from '../seal/digest.ts';

/** Hash of an entry. The prefixes keep an entry from being taken for a node. @see RFC 9162, 2.1.1 */
export const leafHash = (entry: Uint8Array): Digest => digestOfBytes(concatBytes(Uint8Array.of(0), entry));

/** @see RFC 9162, 2.1.1 */
export const nodeHash = (left: Digest, right: Digest): Digest =>
  digestOfBytes(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right)));

/** A complete subtree of 2^`level` entries, the `place`-th of its level from the left. */
export type TreeNode = { readonly level: number; readonly place: number; readonly hash: Digest };

/** Reads the hash of a complete subtree. */
export type ReadNode = (level: number, place: number) => Promise<Digest>;

/** The largest power of two below `size`, for `size` > 1. */
const splitOf = (size: number): number => {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
};

/** Hash of the entries `from` to before `to`; at most one node is read for each level. */
const hashOf = async (from: number, to: number, read: ReadNode): Promise<Digest> => {
  const size = to - from;
  const split = splitOf(size);
  if (size === 1) return read(0, from);
  if (split * 2 === size) return read(Math.log2(size), from / size);
  return nodeHash(await hashOf(from, from + split, read), await hashOf(from + split, to, read));
};

/** What a tree of `index` entries gains by one more: the entry itself and every subtree that it completes. */
export const nodesAdded = async (
  index: number,
  leaf: Digest,
  read: ReadNode,
): Promise<readonly TreeNode[]> => {
  const nodes: TreeNode[] = [];
  let node: TreeNode = { level: 0, place: index, hash: leaf };
  nodes.push(node);
  while (node.place % 2 === 1) {
    const { level, place, hash }: TreeNode = node;
    node = {
      level: level + 1,
      place: (place - 1) / 2,
      hash: nodeHash(await read(level, place - 1), hash),
    };
    nodes.push(node);
  }
  return nodes;
};

/** Root of a tree of `size` entries. @see RFC 9162, 2.1.1 */
export const rootOf = async (size: number, read: ReadNode): Promise<Digest> =>
  size === 0 ? digestOfBytes(new Uint8Array()) : hashOf(0, size, read);

/** Proof that the entry `index` is in the tree of `size` entries. @see RFC 9162, 2.1.3.1 */
export const inclusionPath = async (index: number, size: number, read: ReadNode): Promise<Digest[]> => {
  const walk = async (from: number, to: number): Promise<Digest[]> => {
    if (to - from === 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...(await walk(from, middle)), await hashOf(middle, to, read)]
      : [...(await walk(middle, to)), await hashOf(from, middle, read)];
  };
  return walk(0, size);
};

/** Proof that the tree of `size` entries continues the one of `earlier`, 0 < `earlier` ≤ `size`. @see RFC 9162, 2.1.4.1 */
export const consistencyPath = async (earlier: number, size: number, read: ReadNode): Promise<Digest[]> => {
  const walk = async (from: number, to: number, known: boolean): Promise<Digest[]> => {
    if (earlier === to) return known ? [] : [await hashOf(from, to, read)];
    const middle = from + splitOf(to - from);
    return earlier <= middle
      ? [...(await walk(from, middle, known)), await hashOf(middle, to, read)]
      : [...(await walk(middle, to, false)), await hashOf(from, middle, read)];
  };
  return walk(0, size, true);
};

const half = (number: number): number => Math.floor(number / 2);
const isOdd = (number: number): boolean => number % 2 === 1;

/** The root that an inclusion path leads to, or null where the path cannot be one. @see RFC 9162, 2.1.3.2 */
export const rootByInclusion = (
  leaf: Digest,
  { index, size, path }: { readonly index: number; readonly size: number; readonly path: readonly Digest[] },
): Digest | null => {
  if (index >= size) return null;
  let [at, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return null;
    if (isOdd(at) || at === last) {
      root = nodeHash(sibling, root);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else root = nodeHash(root, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : null;
};

type Head = { readonly size: number; readonly root: Digest };

/** Does the later tree continue the earlier one? @see RFC 9162, 2.1.4.2 */
export const isConsistent = (earlier: Head, later: Head, path: readonly Digest[]): boolean => {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return earlier.root === later.root && path.length === 0;
  if (earlier.size === 0) return path.length === 0;
  const isPower = splitOf(earlier.size) * 2 === earlier.size || earlier.size === 1;
  const [first, ...others] = isPower ? [earlier.root, ...path] : path;
  if (first === undefined) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  let [old, now] = [first, first];
  for (const sibling of others) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      old = nodeHash(sibling, old);
      now = nodeHash(sibling, now);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else now = nodeHash(now, sibling);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && old === earlier.root && now === later.root;
};
