import { rm } from 'node:fs/promises';
import { openDevice } from '../../../main/services/device/device.ts';
import { openSigners } from '../../../main/services/signers/open-signers.ts';
import { openTokens, type Tokens } from '../../../main/services/signers/token/open-tokens.ts';
import { createEnrol } from '../../../main/services/sync/enrol.ts';
import {
  createHeadquartersClient,
  type HeadquartersClient,
} from '../../../main/services/sync/headquarters-client.ts';
import { HechaError } from '../../../shared/errors.ts';
import { readCertificate } from '../../../shared/pki/certificate.ts';
import { checkChain } from '../../../shared/pki/check-chain.ts';
import { checkDetached } from '../../../shared/pki/check-detached.ts';
import { readRevocationList } from '../../../shared/pki/revocation-list.ts';
import { signDetached } from '../../../shared/pki/sign-detached.ts';
import type { Signer } from '../../../shared/pki/signer.ts';
import { holder, type Office, tempFolder } from '../../headquarters/office.ts';

const digest = 'ab'.repeat(32);

/** The keychain of the host: turns every byte around, so that a test sees whether it was asked. */
export const turn = (bytes: Uint8Array) => Promise.resolve(bytes.map((byte) => byte ^ 0xff));

export const noTokens = (): Tokens => openTokens({ path: null, log: () => undefined });

/** A laptop that headquarters enrolled, and whose clock the test sets. */
export const openSigningLaptop = async (office: Office) => {
  const folder = await tempFolder('signers');
  const lines: string[] = [];
  const laptop = { clock: Date.now() };
  const ports = {
    dataFolder: folder,
    vault: { protect: turn, reveal: turn },
    headquarters: office.hq().address,
    fetch: globalThis.fetch,
    log: (line: string) => void lines.push(line),
    now: () => new Date(laptop.clock).toISOString(),
  };
  const device = await openDevice(ports);
  const client = createHeadquartersClient({ ...ports, device });
  const { code } = await office.hq().issueEnrolmentCode(holder);
  await createEnrol({ device, client, deviceName: 'test' })(code);
  return Object.assign(laptop, {
    folder,
    lines,
    client,
    open: (tokens: Tokens = noTokens(), given: Pick<HeadquartersClient, 'ask'> = client) =>
      openSigners({ client: given, tokens, ports }),
    close: () => rm(folder, { recursive: true }),
  });
};
export type SigningLaptop = Awaited<ReturnType<typeof openSigningLaptop>>;

/** What headquarters publishes for whoever verifies. */
export const trustOf = async (office: Office) => {
  const address = office.hq().address;
  const pem = await (await fetch(`${address}/v1/issuer.pem`)).text();
  const list = await (await fetch(`${address}/v1/revocations.crl`)).arrayBuffer();
  const body = /-----BEGIN CERTIFICATE-----([^-]+)-----END/.exec(pem)?.[1] ?? '';
  return {
    pem,
    anchors: [readCertificate(Buffer.from(body, 'base64'))],
    revocations: [readRevocationList(new Uint8Array(list))],
  };
};

/** Signs something and follows the certificate to what headquarters publishes. */
export const signAndCheck = async (office: Office, signer: Signer, at: number) => {
  const checked = await checkDetached(await signDetached(digest, signer), digest);
  if (checked.problem !== null) throw new Error(checked.problem);
  const { anchors, revocations } = await trustOf(office);
  const chain = await checkChain({
    leaf: checked.signer,
    others: checked.others,
    ...{ anchors, revocations },
    at: new Date(at + 1000).toISOString(),
    use: 'documentSignature',
  });
  return { subject: checked.signer.subject, serial: checked.signer.serial, chain };
};

/** Code of the refusal; `none` when it was done. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (caught: unknown) => (caught instanceof HechaError ? caught.code : String(caught)),
  );
