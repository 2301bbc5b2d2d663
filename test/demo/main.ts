import { parseArgs } from 'node:util';
import { InspectionType } from '../../shared/domain/catalogue.ts';
import { categoryVisit, type OrderedVisit } from '../scenario/category-visit.ts';
import { runDemo } from './run-demo.ts';

const usage = `Drives the real application in a real browser through the whole main job and leaves what it produced.

  npm run demo -- --out DIR                   three inspections: reports, receipts, pictures of every screen, summary.json
  npm run demo -- --out DIR --category CODE   one inspection of a category by its code (02) or name (cable) instead
                             --type TYPE      of this type: ${InspectionType.options.join(', ')}
  npm run demo -- --help

Exit code 0 only if every step happened.`;

const options = {
  out: { type: 'string' },
  category: { type: 'string' },
  type: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** What was asked for; throws with a sentence for what cannot be. */
const read = (): { help: boolean; out: string; ordered: OrderedVisit | null } => {
  const { values } = parseArgs({ options });
  if (values.help) return { help: true, out: '', ordered: null };
  if (values.out === undefined) throw new Error('--out DIR is missing');
  const type = InspectionType.optional().safeParse(values.type);
  if (!type.success) throw new Error(`no type ${values.type ?? ''}`);
  if (type.data !== undefined && values.category === undefined) throw new Error('--type needs --category');
  const ordered = values.category === undefined ? null : categoryVisit(values.category, type.data);
  return { help: false, out: values.out, ordered };
};

const main = async (): Promise<number> => {
  let asked: ReturnType<typeof read>;
  try {
    asked = read();
  } catch (caught) {
    console.error(`${caught instanceof Error ? caught.message : ''}\n\n${usage}`);
    return 2;
  }
  if (asked.help) {
    console.log(usage);
    return 0;
  }
  try {
    const summary = await runDemo(asked.out, (line) => console.log(line), asked.ordered);
    console.log(JSON.stringify(summary, null, 2));
    return 0;
  } catch (caught) {
    console.error(caught);
    return 1;
  }
};

process.exitCode = await main();
