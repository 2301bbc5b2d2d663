import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReportModel } from '../../../shared/report/model.ts';
import { coverContent } from './document-cover.ts';
import { findingsContent } from './document-findings.ts';
import { itemsContent } from './document-items.ts';
import { photosContent } from './document-photos.ts';
import { annexContent, partsContent, signingContent } from './document-signing.ts';
import { framed } from './page-frame.ts';

/** Where each printed thing stands on A4 paper; what it says is the model's alone. Images are named by digest. */
export const documentOf = (model: ReportModel): TDocumentDefinitions =>
  framed(
    model,
    [
      ...coverContent(model),
      ...partsContent(model.amendment),
      ...findingsContent(model),
      ...itemsContent(model),
      ...photosContent(model),
      ...partsContent(model.proceedings),
      ...signingContent(model),
      ...annexContent(model),
    ],
    model.cover.code.text === null ? null : 1,
  );
