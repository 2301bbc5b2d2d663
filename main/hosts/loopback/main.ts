import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createDispatcher } from '../../../shared/contract/dispatcher.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import { openMachineClock } from '../../services/clock/machine-clock.ts';
import { createServices } from '../../services/create-services.ts';
import { readHostOptions } from '../launch/options.ts';
import { readVersion } from '../read-version.ts';
import { openFileVault } from './file-vault.ts';
import { serveLoopback } from './serve.ts';

const help = `hecha loopback host: the inspector's desk for a browser on this machine

  --data DIR           folder of this installation's data
  --port N             port on 127.0.0.1 (default 4700)
  --headquarters URL   address of headquarters (default: this machine, port + 10)
  --pkcs11 FILE        PKCS#11 module of the vendor of tokens (smart card, UKey)

Prints one line of JSON when ready: {"ready":true,"url":"http://127.0.0.1:PORT/#token=…"}`;

const log = (line: string): void => console.error(line);

const start = async (): Promise<void> => {
  const options = readHostOptions(process.argv.slice(2));
  if (options.help) return console.log(help);
  const token = randomBytes(32).toString('base64url');
  const { services, close } = await createServices({
    now: () => new Date().toISOString(),
    machineClock: openMachineClock(),
    dataFolder: options.data,
    vault: await openFileVault(options.data),
    pkcs11: options.pkcs11,
    headquarters: options.headquarters,
    fetch: globalThis.fetch,
    reportWorker: new URL('./report-worker.js', import.meta.url),
    host: 'loopback',
    version: await readVersion(new URL('../../package.json', import.meta.url)),
    log,
  });
  const send = createDispatcher(services, (error, method) =>
    log(`${method}: ${error.cause instanceof Error ? error.cause.message : error.code}`),
  );
  const pages = fileURLToPath(new URL('../pages', import.meta.url));
  const server = await serveLoopback({ port: options.port, token, pages, send, log }).catch(
    async (caught: unknown) => {
      await close();
      throw caught;
    },
  );

  const stop = (): void => {
    // A terminal and a launcher may both ask; the second wish changes nothing.
    process.removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
    process.on('SIGINT', () => undefined).on('SIGTERM', () => undefined);
    void server
      .close()
      .then(close)
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  console.log(JSON.stringify({ ready: true, url: `${server.origin}/#token=${token}` }));
};

start().catch((caught: unknown) => {
  const { code, detail, cause } = ensureHechaError(caught);
  // The reason first: whoever reads the line below may end this process at once.
  if (cause instanceof Error) log(cause.message);
  console.log(JSON.stringify({ ready: false, code, detail }));
  process.exit(1);
});
