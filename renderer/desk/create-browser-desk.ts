import { createPageClient, takeLaunchWords } from '../host/client.ts';
import { browserPorts } from './browser-ports.ts';
import { createDesk } from './create-desk.ts';
import type { Desk } from './desk.ts';

/** The desk of this window, and the enrolment code that the launcher handed over, if it did. */
export const createBrowserDesk = (): { readonly desk: Desk; readonly enrolmentCode: string | null } => {
  const words = takeLaunchWords(window);
  return { desk: createDesk(browserPorts(createPageClient(window, words))), enrolmentCode: words.code };
};
