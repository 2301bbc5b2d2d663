import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PrintLanguage } from '../../../shared/report/record.ts';

/** pdfkit writes what the file says of itself into XML as it is: the three signs that mean something there give way. */
const inXml = (text: string): string =>
  text.replaceAll('&', '＆').replaceAll('<', '＜').replaceAll('>', '＞');

/**
 * What every file says of itself, as PDF/A-3b (ISO 19005-3): fonts inside, one colour space, nothing from elsewhere;
 * attachments may lie beside. It is not tagged, so no more than level B is claimed. Streams stay uncompressed: what deflate writes differs between builds of zlib, and
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
}): Pick<TDocumentDefinitions, 'version' | 'subset' | 'compress' | 'language' | 'info'> & {
  displayTitle: true;
} => {
  const date = new Date(Date.parse(at));
  return {
    version: '1.7',
    subset: 'PDF/A-3b',
    compress: false,
    language: language === 'en' ? 'en' : 'zh-CN',
    displayTitle: true,
    info: {
      title: inXml(title),
      subject: inXml(subject),
      creator: 'Hecha',
      producer,
      creationDate: date,
      modDate: date,
    },
  };
};
