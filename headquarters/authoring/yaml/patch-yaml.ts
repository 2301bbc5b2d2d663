import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLSeq,
} from 'yaml';
import { canonical } from '../../../shared/seal/canonical.ts';
import { emitElement, emitEntry, type Plain, takesLines } from './emit-yaml.ts';

type Fields = { readonly [key: string]: Plain | undefined };

/** A piece of the earlier text: blank lines and comments above it included. */
type Piece = { readonly value: unknown; readonly text: string };

const lineStart = (source: string, offset: number): number => source.lastIndexOf('\n', offset - 1) + 1;
const lineEnd = (source: string, offset: number): number => {
  const end = source.indexOf('\n', offset);
  return end === -1 ? source.length : end + 1;
};

/** Where the content of a node ends, without blank lines and comments behind it. */
const endOf = (source: string, node: Node | null, from: number): number => {
  const offset = node?.range?.[1] ?? from;
  const last = Math.max(from, offset - 1);
  return lineEnd(source, source.slice(0, last + 1).trimEnd().length);
};

type Range = { readonly start: number; readonly end: number; readonly value: unknown };

/** Cuts the text from `from` on into pieces that end with the lines of each range. */
const cut = (source: string, from: number, ranges: readonly Range[]): Piece[] => {
  let at = from;
  return ranges.map(({ end, value }) => {
    const text = source.slice(at, end);
    at = end;
    return { value, text };
  });
};

const equal = (a: unknown, b: unknown): boolean =>
  a !== undefined && b !== undefined && canonical(a) === canonical(b);

/** How a list of a file is compared with its earlier state: what it means, and which element is which. */
export type ListRule = {
  /** What an element means, whatever it leaves out because it goes without saying. */
  readonly meaning: (element: unknown) => unknown;
  readonly indent: number;
};

const spaced = (text: string, first: boolean): string => `${takesLines(text) && !first ? '\n' : ''}${text}\n`;

const patchList = (
  key: string,
  list: readonly Plain[],
  { meaning, indent }: ListRule,
  { source, document }: { readonly source: string; readonly document: Document.Parsed },
  pair: Pair<unknown, unknown> | undefined,
): string => {
  const seq = pair?.value;
  const earlier: Piece[] =
    isSeq(seq) && !seq.flow
      ? cut(
          source,
          lineEnd(source, (pair?.key as Node).range?.[0] ?? 0),
          (seq as YAMLSeq<Node>).items.map((node) => {
            const start = node.range?.[0] ?? 0;
            return {
              start: lineStart(source, start),
              end: endOf(source, node, start),
              value: meaning(node.toJS(document)),
            };
          }),
        )
      : [];
  if (list.length === 0) return `${emitEntry(key, list, indent - 2)}\n`;
  const unused = [...earlier];
  const texts = list.map((element, index) => {
    const now = meaning(element);
    const at = unused.findIndex(({ value }) => equal(value, now));
    const [kept] = at === -1 ? [] : unused.splice(at, 1);
    if (!kept) return spaced(emitElement(element, indent), index === 0);
    return index === 0 ? kept.text.replace(/^\n+/, '') : kept.text;
  });
  const head = /^[^\n]*\n/.exec(
    source.slice(lineStart(source, (pair?.key as Node | undefined)?.range?.[0] ?? 0)),
  )?.[0];
  return `${earlier.length > 0 && head ? head : `${' '.repeat(indent - 2)}${key}:\n`}${texts.join('')}`;
};

/**
 * Writes a content file so that what did not change keeps its lines, letter for letter: comments, blank lines, flow and
 * block style. What changed is written in the house style.
 * @param lists keys at the top of the file whose elements are compared one by one
 */
export const patchYaml = (
  earlier: string | null,
  fields: Fields,
  lists: Readonly<Record<string, ListRule>>,
): string => {
  const source = earlier ?? '';
  const document = parseDocument(source, { prettyErrors: false });
  const root =
    document.errors.length === 0 && isMap(document.contents) && !document.contents.flow
      ? document.contents
      : null;
  const pairs = (root?.items ?? []) as Pair<Node, Node | null>[];
  const pieces = cut(
    source,
    0,
    pairs.map(({ key, value }) => {
      const start = key.range?.[0] ?? 0;
      return { start, end: endOf(source, value, start), value: value?.toJS(document) as unknown };
    }),
  );
  const known = new Map(
    pairs.map((pair, index) => [
      isScalar(pair.key) ? String(pair.key.value) : '',
      { pair, piece: pieces[index] },
    ]),
  );
  const texts = Object.entries(fields).flatMap(([key, value]): string[] => {
    if (value === undefined) return [];
    const before = known.get(key);
    const rule = lists[key];
    const lead = /^(?:[ \t]*(?:#[^\n]*)?\n)*/.exec(before?.piece?.text ?? '')?.[0] ?? '';
    if (rule && Array.isArray(value))
      return [
        `${lead}${patchList(key, value as readonly Plain[], rule, { source, document }, before?.pair)}`,
      ];
    if (before?.piece && equal(before.piece.value, value)) return [before.piece.text];
    return [`${lead}${emitEntry(key, value, 0)}\n`];
  });
  const tail = pieces.length > 0 ? source.slice(pieces.reduce((sum, { text }) => sum + text.length, 0)) : '';
  return `${texts.join('')}${tail}`.replace(/\n+$/, '\n');
};
