import type { Migration } from './migration.ts';

type Before = {
  readonly header: {
    readonly deviceId: string;
    readonly assignment: { readonly team: readonly { readonly id: string; readonly name: string }[] };
    readonly started: { readonly at: string; readonly by: string };
  };
};

/** Which laptops had an inspection: of those that are here from before, this one had each from its beginning. */
export const custody: Migration = {
  version: 2,
  stores: {},
  upgrade: (transaction) =>
    transaction
      .table('inspections')
      .toCollection()
      .modify(({ header }: Before) => {
        const { assignment, deviceId, started } = header;
        const name = assignment.team.find(({ id }) => id === started.by)?.name ?? started.by;
        const holder = { id: started.by, name };
        Object.assign(header, {
          custody: [{ deviceId, holder, from: { seq: 1, at: started.at }, until: null }],
          handover: null,
        });
      }),
};
