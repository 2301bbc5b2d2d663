import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintLanguage } from '../../../shared/report/record.ts';

/**
 * What every file says of itself. Streams stay uncompressed: what deflate writes differs between builds of zlib, and
 * the same record must give the same bytes on every machine. Photos, nearly all of a report, are compressed by themselves.
 */
export const plainFile = ({
  language,
  title,
  subject,
  producer,
  at,
}: {
  language: PrintLanguage;
  title: string;
  subject: string;
  producer: string;
  /** Instant of the record's last entry: the only date that a file carries. */
  at: string;
}): Pick<TDocumentDefinitions, 'version' | 'compress' | 'language' | 'info'> & { displayTitle: true } => {
  const date = new Date(Date.parse(at));
  return {
    version: '1.7',
    compress: false,
    language: language === 'en' ? 'en' : 'zh-CN',
    displayTitle: true,
    info: { title, subject, creator: 'Hecha', producer, creationDate: date, modDate: date },
  };
};
