import { createRequire } from 'node:module';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Files of one document, by name: nothing is ever read from disk or network by the PDF writer. */
type Files = {
  readonly existsSync: (name: string) => boolean;
  readonly readFileSync: (name: string) => Buffer;
  readonly writeFileSync: () => never;
};

type PdfStream = NodeJS.ReadableStream & {
  readonly end: () => void;
  readonly _pdfMakePages: readonly unknown[];
};

type Printer = {
  readonly createPdfKitDocument: (
    definition: TDocumentDefinitions,
    options: { readonly progressCallback: (done: number) => void },
  ) => Promise<PdfStream>;
};

type PrinterModule = {
  readonly default: new (
    fonts: unknown,
    files: Files,
    urls: unknown,
    localAccess: (path: string) => boolean,
  ) => Printer;
};
type ResolverModule = {
  readonly default: new (files: Files) => {
    readonly setUrlAccessPolicy: (allow: (url: string) => boolean) => void;
  };
};

const load = createRequire(import.meta.url);
const { default: PdfPrinter } = load('pdfmake/js/Printer.js') as PrinterModule;
const { default: UrlResolver } = load('pdfmake/js/URLResolver.js') as ResolverModule;

const gather = (stream: PdfStream): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    stream.end();
  });

/**
 * Writes a document with pdfmake 0.3.11 on files of its own: the library's facade keeps one file system and one set
 * of policies for the whole process. Deterministic: the caller sets every date.
 * @param files fonts, pictures and attachments by the names that the document uses
 * @param onProgress share of the drawing that is done, 0 to 1
 */
export const printPdf = async (
  definition: TDocumentDefinitions,
  files: ReadonlyMap<string, Buffer>,
  onProgress: (share: number) => void,
): Promise<{ bytes: Buffer; pages: number }> => {
  const shelf: Files = {
    existsSync: (name) => files.has(name),
    readFileSync: (name) => files.get(name) ?? Buffer.alloc(0),
    writeFileSync: () => {
      throw new Error('a report reads no address');
    },
  };
  const urls = new UrlResolver(shelf);
  urls.setUrlAccessPolicy(() => false);
  const fonts = { Noto: { normal: 'regular', bold: 'bold', italics: 'regular', bolditalics: 'bold' } };
  const printer = new PdfPrinter(fonts, shelf, urls, () => false);
  const stream = await printer.createPdfKitDocument(definition, { progressCallback: onProgress });
  return { pages: stream._pdfMakePages.length, bytes: await gather(stream) };
};
