import { runSpecs } from './run-specs.ts';

process.exitCode = await runSpecs(
  process.argv.slice(2).filter((argument) => argument !== '--'),
  process.env['LC_ALL'] ?? process.env['LANG'] ?? '',
  { out: (line) => console.log(line), problem: (line) => console.error(line) },
);
