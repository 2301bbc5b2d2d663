import { findBrowser } from '../../main/hosts/launch/find-program.ts';

/** What a test needs to start a browser: its program, and the switches it cannot do without here. */
export type Chromium = { readonly executablePath: string; readonly args: readonly string[] };

/**
 * The Chromium that an optional development package carries, for machines without a browser of their own. The
 * package's switches are left out: one process for everything and no web security make another browser of it.
 */
const carried = async (): Promise<string | null> => {
  // Read at import: without it the package does not unpack the libraries that a bare machine lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    return null;
  }
};

/**
 * `CHROMIUM_PATH`, else an installed Chromium, Chrome or Edge, else the one that `@sparticuz/chromium` carries.
 * Never skips: where there is none it fails and says what to install.
 */
export const findChromium = async (): Promise<Chromium> => {
  // Chromium refuses its sandbox to root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executablePath = findBrowser() ?? (await carried());
  if (executablePath !== null) return { executablePath, args };
  throw new Error(
    'No Chromium found. Install one (Debian: apt-get install chromium), set CHROMIUM_PATH, or run npm ci with optional dependencies.',
  );
};
