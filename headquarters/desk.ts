import type { Issuer } from './certificates/open-issuer.ts';
import type { CourierKey } from './courier/courier-key.ts';
import type { Ledger } from './intake/ledger.ts';
import type { ReceiptKey } from './intake/receipt-key.ts';
import type { BlobStore } from './store/blob-store.ts';
import type { Database } from './store/tables.ts';

/** What every piece of work at headquarters may use. */
export type Desk = {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly ledger: Ledger;
  readonly receiptKey: ReceiptKey;
  /** Opens bundles that were brought by hand. */
  readonly courierKey: CourierKey;
  /** Signs certificates and revocation lists. */
  readonly issuer: Issuer;
  /** Name of the authority, as it is printed. */
  readonly authority: string;
  /** Current instant, ISO 8601 in UTC. */
  readonly now: () => string;
};
