import { parseArgs } from 'node:util';
import type { Language, Words } from '../../shared/domain/words.ts';
import { sayBoth } from '../../shared/text/say.ts';

/** What was typed cannot be done: an unknown command, a missing argument, a file that cannot be read. */
export class UsageError extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.name = 'UsageError';
    this.words = words;
  }
}

/** @throws UsageError */
export const refuseUsage = (words: Words, values: Parameters<typeof sayBoth>[1] = {}): never => {
  throw new UsageError(sayBoth(words, values));
};

export const help = `Specifications: check, report, exchange with Excel, compare

  npm run specs -- COMMAND [options]

  check                              every finding with file, line and reason; 1 where there is one
  report [--json] [--facts]          per category: units, items, veto, measured and sampling items, sources,
                                     facts by certainty, rule sets; --facts lists what is to be verified
  export FILE.xlsx [--category ID]   write specifications and rule sets as a workbook; of one category (code or id)
                                     or of all of them with the general items
  import FILE.xlsx [--out DIR]       read a workbook back; all or nothing, mistakes by sheet and cell
  import FORM.xlsx [--xlsform] [--out DIR] [--category CODE]
                                     read an XLSForm (xlsform.org; sheets survey, choices, settings) as the draft of a
                                     specification below DIR (draft), every fact unverified; tells by cell what was
                                     changed or left out, and by line what is still to be filled in; 1 where something is
  diff A B [--json]                  what edition B changes of A: content folders, workbooks or published JSON; like
                                     diff, 0 where nothing differs and 1 where something does
       [--record FILE]               and which verdicts of a recorded inspection (JSON or report PDF) it would touch
  standard NUMBER                    every place that rests on a standard, with or without its year; 1 where none does

  --assets DIR        content folder                                                (assets)
  --language zh|en    language of findings and reports                              (as the terminal, else zh)
  --help              this text

Exit code 0: done. 1: findings, differences, or a workbook that was refused. 2: wrong use, or a file that cannot be read.
`;

const options = {
  assets: { type: 'string', default: 'assets' },
  category: { type: 'string' },
  facts: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  language: { type: 'string' },
  out: { type: 'string' },
  record: { type: 'string' },
  xlsform: { type: 'boolean', default: false },
} as const;

export type Options = {
  readonly command: string;
  readonly paths: readonly string[];
  readonly assets: string;
  readonly category: string | null;
  readonly facts: boolean;
  readonly help: boolean;
  readonly json: boolean;
  readonly language: Language;
  readonly out: string | null;
  readonly record: string | null;
  /** The workbook is an XLSForm, whatever its sheets are called. */
  readonly xlsform: boolean;
};

const usage: Words = { zh: '用法有误：{reason}。见 --help。', en: 'Wrong use: {reason}. See --help.' };

/** How many paths each command takes. */
const commands: Readonly<Record<string, number>> = {
  check: 0,
  report: 0,
  export: 1,
  import: 1,
  diff: 2,
  standard: 1,
};

const languageOf = (given: string | undefined, environment: string): Language => {
  if (given === 'zh' || given === 'en') return given;
  if (given !== undefined) return refuseUsage(usage, { reason: `--language ${given}` });
  return environment.startsWith('en') ? 'en' : 'zh';
};

/**
 * Reads what was typed after the name of the tool. `environment` is the language of the terminal (LANG).
 * @throws UsageError
 */
export const readOptions = (args: readonly string[], environment: string): Options => {
  const parse = () => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: true });
    } catch (caught) {
      return refuseUsage(usage, { reason: caught instanceof Error ? caught.message : '' });
    }
  };
  const { values, positionals } = parse();
  const [command = '', ...paths] = positionals;
  const language = languageOf(values.language, environment);
  if (!values.help) {
    const takes = commands[command];
    if (takes === undefined) return refuseUsage(usage, { reason: command === '' ? '?' : command });
    if (paths.length !== takes) return refuseUsage(usage, { reason: [command, ...paths].join(' ') });
  }
  return {
    command,
    paths,
    assets: values.assets,
    category: values.category ?? null,
    facts: values.facts,
    help: values.help,
    json: values.json,
    language,
    out: values.out ?? null,
    record: values.record ?? null,
    xlsform: values.xlsform,
  };
};
