import type { z } from 'zod';
import { RuleSet } from '../domain/rule-set.ts';
import { Fragment, Specification } from './authored.ts';
import { type Finding, refuseFindings } from './finding.ts';
import type { ContentFiles } from './parse-content.ts';
import { readWhole } from './schema-findings.ts';
import { openYaml } from './yaml-source.ts';

/** One folder of `specifications/`: a category's, or `general`, which has no specification of its own. */
export type AuthoredFolder = {
  readonly folder: string;
  readonly specification: Specification | null;
  /** Files of sections and items, by their path below the folder. */
  readonly files: readonly { readonly file: string; readonly fragment: Fragment }[];
};

/** Specifications and rule sets as they are written, before they are composed. */
export type AuthoredContent = {
  readonly folders: readonly AuthoredFolder[];
  /** By file name below `rule-sets/`. */
  readonly ruleSets: readonly { readonly file: string; readonly ruleSet: RuleSet }[];
};

export const specificationFile = /^specification\.ya?ml$/;

/** `specifications/cement/product.yaml` → `cement`, `product.yaml` */
export const placeOf = (path: string): { readonly folder: string; readonly file: string } | null => {
  const [, folder = '', file = ''] = /^specifications\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return file === '' ? null : { folder, file };
};

/**
 * Reads specifications and rule sets as they are written.
 * @throws HechaError CONTENT_INVALID {file, line, reason} for the first file that does not fit its schema.
 */
export const readAuthored = (files: ContentFiles): AuthoredContent => {
  const findings: Finding[] = [];
  const read = <S extends z.ZodType>(path: string, schema: S): z.output<S> | null => {
    const opened = openYaml(path, files[path] ?? '', findings);
    return opened && (readWhole(opened, schema)?.value ?? null);
  };
  const paths = Object.keys(files).toSorted();
  const places = paths.flatMap((path) => {
    const place = placeOf(path);
    return place ? [{ path, ...place }] : [];
  });
  const folders = [...new Set(places.map(({ folder }) => folder))].map((folder): AuthoredFolder => {
    const own = places.filter((place) => place.folder === folder);
    const [main] = own.filter(({ file }) => specificationFile.test(file));
    return {
      folder,
      specification: main ? read(main.path, Specification) : null,
      files: own
        .filter((place) => place !== main)
        .map(({ path, file }) => ({
          file,
          fragment: read(path, Fragment) ?? { sections: [], items: [] },
        })),
    };
  });
  const ruleSets = paths
    .filter((path) => path.startsWith('rule-sets/'))
    .flatMap((path) => {
      const ruleSet = read(path, RuleSet);
      return ruleSet ? [{ file: path.slice('rule-sets/'.length), ruleSet }] : [];
    });
  refuseFindings(findings);
  return { folders, ruleSets };
};
