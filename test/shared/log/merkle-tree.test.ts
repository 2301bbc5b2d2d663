import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../shared/domain/identifiers.ts';
import {
  consistencyPath,
  inclusionPath,
  isConsistent,
  leafHash,
  nodeHash,
  nodesAdded,
  type ReadNode,
  rootByInclusion,
  rootOf,
} from '../../../shared/log/merkle-tree.ts';
import { digestOfBytes } from '../../../shared/seal/digest.ts';

/** A tree that keeps its complete subtrees, as headquarters does. */
const grow = async (leaves: readonly Digest[]): Promise<ReadNode> => {
  const nodes = new Map<string, Digest>();
  const read: ReadNode = (level, place) => {
    const hash = nodes.get(`${level}/${place}`);
    return hash === undefined
      ? Promise.reject(new Error(`no node ${level}/${place}`))
      : Promise.resolve(hash);
  };
  for (const [index, leaf] of leaves.entries())
    for (const { level, place, hash } of await nodesAdded(index, leaf, read))
      nodes.set(`${level}/${place}`, hash);
  return read;
};

/** The definition of RFC 9162, 2.1.1, word by word. */
const rootByDefinition = (leaves: readonly Digest[]): Digest => {
  const [only] = leaves;
  if (only === undefined) return digestOfBytes(new Uint8Array());
  if (leaves.length === 1) return only;
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
};

const entries = (count: number): Digest[] =>
  Array.from({ length: count }, (_, index) => leafHash(new TextEncoder().encode(`entry ${index}`)));

describe('the Merkle tree of RFC 9162', () => {
  it('has the roots that the logs of Certificate Transparency are tested with', async () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const leaves = inputs.map((hex) => leafHash(hexToBytes(hex)));
    const read = await grow(leaves);
    expect(await Promise.all([1, 2, 3, 5, 8].map((size) => rootOf(size, read)))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
    expect(await rootOf(0, read)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('proves every entry of every tree, and that each continues each earlier one', async () => {
    const leaves = entries(40);
    const read = await grow(leaves);
    for (let size = 1; size <= leaves.length; size++) {
      const root = await rootOf(size, read);
      expect(root).toBe(rootByDefinition(leaves.slice(0, size)));
      for (let index = 0; index < size; index++) {
        const path = await inclusionPath(index, size, read);
        expect(rootByInclusion(leaves[index] ?? '', { index, size, path })).toBe(root);
      }
      for (let earlier = 1; earlier <= size; earlier++) {
        const before = { size: earlier, root: await rootOf(earlier, read) };
        expect(isConsistent(before, { size, root }, await consistencyPath(earlier, size, read))).toBe(true);
      }
    }
  });

  const at = fc.integer({ min: 0, max: 199 });
  it('believes no proof for another entry, place or size, nor one with a hash changed, left out or added', async () => {
    const leaves = entries(200);
    const stranger = leafHash(new TextEncoder().encode('stranger'));
    const read = await grow(leaves);
    await fc.assert(
      fc.asyncProperty(
        at,
        at,
        fc.nat(40),
        fc.constantFrom('change', 'drop', 'add'),
        async (a, b, where, what) => {
          const size = Math.max(a, b) + 1;
          const index = Math.min(a, b);
          const root = await rootOf(size, read);
          const path = await inclusionPath(index, size, read);
          const other = leaves[(index + 1) % 200] ?? '';
          const rootWith = (leaf: Digest, proof: { index: number; size: number; path: Digest[] }) =>
            rootByInclusion(leaf, proof);
          expect(rootWith(other, { index, size, path })).not.toBe(root);
          const spoilt = [...path];
          const place = where % Math.max(1, path.length);
          if (what === 'change' && path.length > 0) spoilt[place] = stranger;
          else if (what === 'drop' && path.length > 0) spoilt.splice(place, 1);
          else spoilt.splice(place, 0, stranger);
          expect(rootWith(leaves[index] ?? '', { index, size, path: spoilt })).not.toBe(root);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('believes no continuation of a history that was changed', async () => {
    const leaves = entries(60);
    const honest = await grow(leaves);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 59 }), fc.nat(58), async (earlier, altered) => {
        fc.pre(altered < earlier);
        const before = { size: earlier, root: await rootOf(earlier, honest) };
        const forked = await grow(
          leaves.map((leaf, index) => (index === altered ? leafHash(new Uint8Array()) : leaf)),
        );
        const after = { size: 60, root: await rootOf(60, forked) };
        expect(isConsistent(before, after, await consistencyPath(earlier, 60, forked))).toBe(false);
        expect(isConsistent(before, after, await consistencyPath(earlier, 60, honest))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
