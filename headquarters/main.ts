import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHechaError, HechaError } from '../shared/errors.ts';
import { sayError } from '../shared/text/errors.ts';
import { exportCatalogueFile, importCatalogueFile } from './catalogue-command.ts';
import { importBundleFile } from './courier-command.ts';
import { importFindingsFile, writeFindingsTemplate } from './findings-command.ts';
import type { DeskOptions } from './open-desk.ts';
import { startHeadquarters } from './server.ts';

const help = `Hecha headquarters

  npm run hq -- --data DIR --port N [options]

  --data DIR           folder of database, files, keys and intake journal   (data/headquarters)
  --port N             port to listen on                                     (4710)
  --host ADDRESS       address to listen on                                  (127.0.0.1)
  --database-url URL   PostgreSQL 15 or newer instead of the embedded one    (DATABASE_URL)
  --public-url URL     address that laptops use, behind a TLS proxy
  --authority NAME     name of the authority, printed on assignments
  --issuer-cert FILE   certificate of your own issuing authority and those above it, PEM
  --issuer-key FILE    its private key, PEM; without both one is made in the data folder
  --tsa URL            timestamp authority (RFC 3161); without it headquarters' own
  --samples            dispatch the sample assignments on the first run
  --import-catalogue FILE.xlsx   publish the edition of the catalogue in FILE, and end
  --export-catalogue FILE.xlsx   write the edition in force to FILE, and end
  --findings-template FILE.xlsx  write an empty workbook for findings of a former system, and end
  --import-findings FILE.xlsx    take in the findings of a former system that FILE holds, and end
  --import-bundle FILE.hecha     take in a bundle that was brought by hand, and end
  --rebuild            empty the database and rebuild it from the intake journal
  --quiet              print nothing but the ready line
  --help               this text

When it is ready it prints one line of JSON: ready, address, console, enrolmentCode.
`;

const options = {
  data: { type: 'string', default: 'data/headquarters' },
  port: { type: 'string', default: '4710' },
  host: { type: 'string', default: '127.0.0.1' },
  'database-url': { type: 'string' },
  'public-url': { type: 'string' },
  authority: { type: 'string' },
  'issuer-cert': { type: 'string' },
  tsa: { type: 'string' },
  'issuer-key': { type: 'string' },
  samples: { type: 'boolean', default: false },
  rebuild: { type: 'boolean', default: false },
  'import-catalogue': { type: 'string' },
  'export-catalogue': { type: 'string' },
  'findings-template': { type: 'string' },
  'import-findings': { type: 'string' },
  'import-bundle': { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const read = () => {
  try {
    return parseArgs({ options }).values;
  } catch (caught) {
    throw new HechaError('INPUT_INVALID', { reason: caught instanceof Error ? caught.message : '' });
  }
};
type Values = ReturnType<typeof read>;

const portOf = (given: string): number => {
  const port = Number(given);
  if (given.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new HechaError('INPUT_INVALID', { reason: `--port ${given}` });
};

const stopOn = (close: () => Promise<void>): void => {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
};

const deskOptionsOf = (values: Values): DeskOptions => {
  const databaseUrl = values['database-url'] ?? process.env.DATABASE_URL;
  return {
    dataFolder: resolve(values.data),
    rebuild: values.rebuild,
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(values.authority ? { authority: values.authority } : {}),
    ...(values['issuer-cert'] && values['issuer-key']
      ? { issuer: { certificateFile: values['issuer-cert'], keyFile: values['issuer-key'] } }
      : {}),
  };
};

const serve = async (values: Values): Promise<void> => {
  const publicUrl = values['public-url']?.replace(/\/+$/, '');
  const headquarters = await startHeadquarters({
    ...deskOptionsOf(values),
    port: portOf(values.port),
    host: values.host,
    samples: values.samples,
    ...(publicUrl ? { publicUrl } : {}),
    ...(values.tsa ? { timestampUrl: values.tsa } : {}),
    log: (line) => {
      if (!values.quiet) console.error(line);
    },
  });
  stopOn(headquarters.close);
  if (headquarters.setAsideBytes > 0 && !values.quiet)
    console.error(`intake journal: ${headquarters.setAsideBytes} bytes of a torn last record were set aside`);
  console.log(
    JSON.stringify({
      ready: true,
      address: headquarters.address,
      console: headquarters.consoleAddress,
      enrolmentCode: headquarters.enrolmentCode,
    }),
  );
};

const run = async (values: Values): Promise<void> => {
  const imported = values['import-catalogue'];
  const exported = values['export-catalogue'];
  const template = values['findings-template'];
  const findings = values['import-findings'];
  const bundle = values['import-bundle'];
  const deskOptions = deskOptionsOf(values);
  if (imported !== undefined)
    console.log(JSON.stringify(await importCatalogueFile(deskOptions, resolve(imported))));
  else if (exported !== undefined)
    console.log(JSON.stringify({ version: await exportCatalogueFile(deskOptions, resolve(exported)) }));
  else if (template !== undefined) await writeFindingsTemplate(resolve(template));
  else if (findings !== undefined)
    console.log(JSON.stringify(await importFindingsFile(deskOptions, resolve(findings))));
  else if (bundle !== undefined)
    console.log(JSON.stringify(await importBundleFile(deskOptions, resolve(bundle))));
  else await serve(values);
};

const start = async (): Promise<void> => {
  const values = read();
  if (values.help) console.log(help);
  else await run(values);
};

start().catch((caught: unknown) => {
  const error = ensureHechaError(caught);
  const { code, detail, cause } = error;
  console.log(JSON.stringify({ ready: false, code, detail }));
  // Whoever started it with --quiet reads the line above.
  if (!process.argv.includes('--quiet'))
    console.error([sayError(error, 'en'), detail['reason']].filter(Boolean).join(' '));
  if (code === 'INTERNAL') console.error(cause);
  process.exit(1);
});
