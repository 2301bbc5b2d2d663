/** The public log of receipts: complete subtrees of its Merkle tree, level 0 being the entries. */
export const log = {
  name: '0003-log',
  statements: [
    `create table log_nodes (
       level integer not null, place bigint not null, hash text not null, primary key (level, place))`,
    `create index log_nodes_by_hash on log_nodes (hash)`,
  ],
} as const;
