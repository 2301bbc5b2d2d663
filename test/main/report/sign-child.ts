import { readFileSync } from 'node:fs';
import { createSignReport } from '../../../main/services/report/sign-report.ts';
import { openVault } from '../../../main/services/vault/vault.ts';
import { readIssuingKey } from '../../shared/pki/test-keys.ts';

/** What the test that starts this program hands over: keys are PEM, certificates base64. */
export type SigningTask = {
  readonly folder: string;
  readonly now: string;
  readonly inspectionId: string;
  readonly reportDigest: string;
  readonly keys: Readonly<Record<string, { readonly pem: string; readonly certificate: string }>>;
  readonly chain: readonly string[];
};

/** Run as a process of its own until it is killed: signs a report again and again, and says each file that it has made. */
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as SigningTask;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
const vault = await openVault(task.folder, () => task.now, { ballastBytes: 0, reserveBytes: 0 });
const sign = createSignReport({
  vault,
  now: () => task.now,
  signerOf: (id) => {
    const { pem = '', certificate = '' } = task.keys[id] ?? {};
    const { algorithm, sign: signBytes } = readIssuingKey(pem);
    const chain = task.chain.map(bytesOf);
    return { certificate: bytesOf(certificate), chain, algorithm, sign: signBytes };
  },
});
process.stdout.write('open\n');
for (;;) {
  let { reportDigest } = task;
  for (let next: string | null = ''; next !== null;) {
    const answer = await sign({ inspectionId: task.inspectionId, reportDigest });
    ({ digest: reportDigest, next } = answer);
    process.stdout.write(`${String(answer.signed)} ${answer.digest}\n`);
  }
}
