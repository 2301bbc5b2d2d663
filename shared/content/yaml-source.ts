import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { contentText as text } from '../text/content.ts';
import { sayBoth } from '../text/say.ts';
import { atPath, type Finding, type Opened, type Path } from './finding.ts';

/** Offset of the deepest part of `path` that the file has: the key's own place, so that a missing value points at its parent. */
const offsetOf = (root: Node | null, path: Path, resolve: (node: Node) => Node): number => {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    if (node !== null) node = resolve(node);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (pair === undefined) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
      node = node.items[part] as Node;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
};

/**
 * Opens one YAML file (YAML 1.2, one document, no duplicate keys). What is wrong in it, now and later, goes to
 * `findings`.
 * @returns null for broken syntax.
 */
export const openYaml = (file: string, source: string, findings: Finding[]): Opened | null => {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  for (const { pos, message } of broken)
    findings.push({
      file,
      line: lines.linePos(pos[0]).line,
      reason: sayBoth(text.broken, { message }),
    });
  if (broken.length > 0) return null;
  const resolve = (node: Node): Node => (isAlias(node) ? (node.resolve(document) ?? node) : node);
  const find: Opened['find'] = (path, reason) => {
    const { line } = lines.linePos(offsetOf(document.contents, path, resolve));
    findings.push({ file, line, reason: atPath(path, reason) });
  };
  try {
    return { file, json: document.toJS() as unknown, find };
  } catch (caught) {
    // Anchors that lead nowhere or unfold without end are found only here.
    find([], sayBoth(text.broken, { message: caught instanceof Error ? caught.message : '' }));
    return null;
  }
};
