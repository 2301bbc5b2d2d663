import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether a program is installed. */
export const isHere = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Programs of others that judge what we wrote, as far as they are installed; the continuous build installs them all. */
export const verifiers = {
  pdfsig: isHere('pdfsig'),
  qpdf: isHere('qpdf'),
  openssl: isHere('openssl'),
} as const;

/** What a program prints, and whether it ended well. */
export const runVerifier = (
  program: keyof typeof verifiers,
  args: readonly string[],
  cwd?: string,
): { readonly ok: boolean; readonly output: string } => {
  try {
    const output = execFileSync(program, [...args], { cwd, stdio: 'pipe', encoding: 'utf8' });
    return { ok: true, output };
  } catch (caught) {
    return { ok: false, output: String(caught) };
  }
};
