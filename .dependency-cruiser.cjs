/** A room may import itself and what is listed; anything else is an error. Table: docs/rooms.md. */
const only = (room, ...allowed) => ({
  name: `${room} keeps to itself`,
  severity: 'error',
  // The console and the page that checks reports have rules of their own.
  from: {
    path: `^${room}/`,
    ...(room === 'headquarters' ? { pathNot: '^headquarters/(console|verify-page)/' } : {}),
  },
  to: { pathNot: [`^${room}/`, ...allowed] },
});
const npm = (...names) => `^node_modules/(${names.join('|')})/`;
const builtin = '^(node:)?[a-z_/0-9]+$';

module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no unresolved import',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^electron$' },
    },
    only('shared/domain', '^shared/(errors|seal/|text/say)', npm('zod', 'immutable', 'decimal.js')),
    only(
      'shared',
      npm('zod', 'immutable', 'decimal.js', 'canonicalize', '@noble/hashes', 'yaml', 'asn1js', 'pkijs'),
    ),
    only('main/services', '^shared/', '^node_modules/', builtin),
    only(
      'main/hosts/electron',
      '^main/(services|hosts)/',
      '^shared/',
      npm('electron'),
      '^electron$',
      builtin,
    ),
    only('main/hosts/loopback', '^main/(services|hosts)/', '^shared/', builtin),
    only(
      'renderer/parts',
      '^shared/(text|domain/words)',
      '^renderer/styles/',
      npm('react', 'react-dom', 'lucide-react', 'pinyin-pro', '@types/react'),
    ),
    only(
      'renderer/reference',
      '^shared/',
      '^renderer/(parts|styles)/',
      npm('react', 'lucide-react', '@types/react'),
    ),
    only('renderer/storage', '^shared/', npm('dexie')),
    only('renderer/host', '^shared/'),
    only('renderer/desk', '^shared/', '^renderer/(storage|host)/', npm('zustand', 'exifr', 'immutable')),
    only(
      'renderer/screens',
      '^shared/',
      '^renderer/(desk|parts|reference|styles)/',
      npm('react', 'react-dom', 'zustand', 'lucide-react', '@tanstack/react-virtual', '@types/react'),
    ),
    only(
      'headquarters/console',
      '^shared/',
      '^renderer/(parts|reference|styles)/',
      npm('react', 'react-dom', 'lucide-react', '@types/react', '@fontsource'),
    ),
    only(
      'headquarters/verify-page',
      '^shared/',
      '^renderer/(parts|styles)/',
      npm('react', 'react-dom', 'lucide-react', 'qr', 'zod', '@types/react'),
    ),
    only('headquarters', '^shared/', '^node_modules/', builtin),
    {
      name: 'electron only in its host',
      severity: 'error',
      from: { pathNot: '^(main/hosts/electron|main/start|test)' },
      to: { path: '^(node_modules/electron/|electron$)' },
    },
    { name: 'nothing imports test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.tsbuild|test/bench/peers)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
