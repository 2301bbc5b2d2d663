import type { BrowserWindow } from 'electron';

/**
 * What a packaged build proves about itself, in its real page over its real door. The checks run as text in the page
 * because only there can be seen what a page can reach.
 */
const checks = `(async () => {
  const send = window.hecha.send;
  const hex = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = new Uint8Array(1500000).map((_, index) => index % 251);
  const digest = await hex(bytes);
  const put = await send('vault.putBlob', { digest, mediaType: 'application/octet-stream', bytes });
  const again = await send('vault.putBlob', { digest, mediaType: 'application/octet-stream', bytes });
  const read = await send('vault.readBlob', { digest });
  const unknown = await send('no.such.method', {});
  const bad = await send('vault.read', { inspectionId: '../etc', afterSeq: 0, limit: 1 });
  const described = await send('app.describe', {});
  let evalRuns = false;
  try { evalRuns = new Function('return true')(); } catch { evalRuns = false; }
  return {
    'bytes are taken': put.ok === true,
    'a repeated call is harmless': again.ok === true,
    'bytes come back unchanged': read.ok === true && (await hex(read.value.bytes)) === digest,
    'an unknown method is refused by name': unknown.code === 'METHOD_UNKNOWN' && unknown.detail.method === 'no.such.method',
    'bad input is refused': bad.ok === false && bad.code === 'INPUT_INVALID',
    'no stack crosses': !JSON.stringify([unknown, bad]).includes('    at '),
    'the program describes itself': described.ok === true && described.value.host === 'electron',
    'the page has no Node': typeof process === 'undefined' && typeof require === 'undefined',
    'the door has one handle': Object.keys(window.hecha).join() === 'send',
    'the page is a secure context': isSecureContext && typeof indexedDB === 'object',
    'text is not run as program': evalRuns === false,
    'no window opens': window.open('about:blank') === null,
  };
})()`;

/** Runs the checks; the names of those that failed. */
export const runSelfTest = async (window: BrowserWindow): Promise<readonly string[]> => {
  const results = (await window.webContents.executeJavaScript(checks)) as Record<string, boolean>;
  return Object.entries(results)
    .filter(([, held]) => !held)
    .map(([name]) => name);
};
