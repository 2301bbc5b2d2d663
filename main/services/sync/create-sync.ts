import type { Id } from '../../../shared/domain/identifiers.ts';
import type { Services } from '../../../shared/contract/contract.ts';
import { ensureHechaError, HechaError } from '../../../shared/errors.ts';
import { Health } from '../../../shared/exchange/headquarters-api.ts';
import type { Device } from '../device/device.ts';
import type { Ports } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { createAssignments } from './assignments.ts';
import { createCatalogue } from './catalogue.ts';
import { createContent } from './content.ts';
import { createEnrol } from './enrol.ts';
import { createFreeze, type Freeze } from './freeze-submission.ts';
import type { HeadquartersClient } from './headquarters-client.ts';
import { createLogWatch } from './log-watch.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { openOutboxFiles } from './outbox-files.ts';
import { pushSubmission } from './push-submission.ts';
import { settleByHand } from './settle-by-hand.ts';
import { createStrengthened } from './strengthened.ts';
import { createTimeStatements } from './time-statements.ts';

export type Sync = {
  readonly services: Pick<
    Services,
    | 'sync.probe'
    | 'sync.pull'
    | 'sync.assignments'
    | 'sync.catalogue'
    | 'sync.content'
    | 'sync.strengthened'
    | 'clock.read'
    | 'sync.deliver'
    | 'sync.deliveries'
    | 'vault.clear'
  >;
  readonly enrol: ReturnType<typeof createEnrol>;
  /** To be told of every seal that is durable, so that it enters the outbox even when the page dies right after it. */
  readonly consider: Outbox['consider'];
  /** What the courier needs of the outbox: what is sent, who waits, and receipts that came by hand. */
  readonly freeze: Freeze;
  readonly waiting: () => readonly Id[];
  readonly settle: ReturnType<typeof settleByHand>;
  readonly close: () => Promise<void>;
};

/** Everything between this laptop and headquarters. Reads only the second copy. */
export const createSync = async ({
  vault,
  device,
  client,
  deviceName,
  ports,
}: {
  vault: Vault;
  device: Device;
  client: HeadquartersClient;
  deviceName: string;
  ports: Pick<Ports, 'dataFolder' | 'headquarters' | 'now' | 'machineClock' | 'log'>;
}): Promise<Sync> => {
  const files = await openOutboxFiles(ports.dataFolder);
  const freeze = createFreeze({ vault, files });
  const content = createContent({ ...ports, client, vault });
  const assignments = createAssignments({ ...ports, client, vault, content });
  const catalogue = createCatalogue({ ...ports, client, vault, device });
  const time = createTimeStatements({ ...ports, client, device });
  const log = createLogWatch({
    ...ports,
    client,
    device,
    files,
    onProven: (id, inclusion) => outbox.noteInclusion(id, inclusion),
  });
  const outbox: Outbox = await createOutbox({
    ...ports,
    vault,
    files,
    random: Math.random,
    push: async (id, options) => {
      const receipt = await pushSubmission({ vault, client, device, files, freeze }, id, options);
      // The receipt is what counts; its proof is fetched again with the next pull, and told there if it is refused.
      await log
        .prove(id, receipt)
        .catch((caught: unknown) => ports.log(`log: ${ensureHechaError(caught).code}`));
      return receipt;
    },
  });

  const probe: Services['sync.probe'] = async () => {
    try {
      const health = await client.ask({ method: 'GET', path: '/v1/health', unsigned: true }, Health);
      const pinned = device.enrolment()?.receiptKey.keyId;
      if (pinned !== undefined && pinned !== health.receiptKeyId) throw new HechaError('HQ_KEY_CHANGED');
      return { reachable: true, problem: null };
    } catch (caught) {
      const { code, detail } = ensureHechaError(caught);
      return { reachable: false, problem: { code, detail: { ...detail } } };
    }
  };

  /** None of the four keeps another from the laptop; what was refused is told all the same. */
  const pullOnce: Services['sync.pull'] = async (input) => {
    const [pulled, edition, proofs, statement] = await Promise.allSettled([
      assignments.pull(input),
      catalogue.pull(),
      log.proveAll(),
      time.pull(),
    ]);
    if (pulled.status === 'rejected') throw pulled.reason;
    if (edition.status === 'rejected') throw edition.reason;
    if (proofs.status === 'rejected') throw proofs.reason;
    if (statement.status === 'rejected') throw statement.reason;
    return pulled.value;
  };

  let pulling: ReturnType<Services['sync.pull']> | null = null;
  /** Whoever asks while one is under way gets its answer. */
  const pull: Services['sync.pull'] = (input) =>
    (pulling ??= pullOnce(input).finally(() => {
      pulling = null;
    }));

  return {
    services: {
      'sync.probe': probe,
      'sync.pull': pull,
      'sync.catalogue': catalogue.read,
      'sync.assignments': assignments.list,
      'sync.content': content.read,
      'sync.strengthened': createStrengthened({ ...ports, client, vault, files, outbox }),
      'clock.read': async () => ({ ...ports.machineClock(), statement: await time.newest() }),
      'sync.deliver': ({ inspectionId }) => outbox.deliver(inspectionId),
      'sync.deliveries': () => Promise.resolve({ deliveries: [...outbox.list()] }),
      'vault.clear': async ({ inspectionId }) => {
        if (!outbox.receiptOf(inspectionId)) throw new HechaError('RECEIPT_MISSING', { inspectionId });
        await vault.clear(inspectionId);
        return {};
      },
    },
    enrol: createEnrol({ device, client, deviceName }),
    consider: outbox.consider,
    freeze,
    waiting: () =>
      outbox.list().flatMap(({ inspectionId, state }) => (state.name === 'settled' ? [] : [inspectionId])),
    settle: settleByHand({ freeze, device, files, outbox }),
    close: outbox.close,
  };
};
