import { HechaError } from '../errors.ts';
import { canonical } from '../seal/canonical.ts';
import { amendmentChanges } from './amendment-changes.ts';
import { productUnitsOf } from './checklist.ts';
import { conclude } from './conclude.ts';
import { contentDigestOf } from './content.ts';
import { evaluate, evaluateOne, itemOf } from './evaluate.ts';
import type { Context } from './evaluation.ts';
import type { EvidenceRef } from './evidence.ts';
import { formOf } from './forms-of-type.ts';
import type { Id } from './identifiers.ts';
import { answerOf, type Inspection, statusOf } from './inspection.ts';
import { hasField } from './item-fields.ts';
import type { ConfirmedConclusion, JournalEvent } from './journal.ts';
import { missingSignatures } from './parties.ts';

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>;

const blank = (text: string | null): boolean => text === null || text.trim() === '';

const refuseUnless = (allowed: boolean, ...refusal: ConstructorParameters<typeof HechaError>): void => {
  if (!allowed) throw new HechaError(...refusal);
};

const checkJudged = (context: Context, inspection: Inspection, event: EventOf<'item.judged'>): void => {
  const { itemId, verdict } = event;
  const { grades } = evaluateOne(context, inspection, itemId);
  refuseUnless(verdict === null || grades.some((grade) => grade.verdict === verdict), 'VERDICT_NOT_ALLOWED', {
    itemId,
    verdict,
  });
};

const checkFilled = (context: Context, { itemId, values }: EventOf<'item.filled'>): void => {
  const item = itemOf(context, itemId);
  const field = Object.keys(values).find((name) => !hasField(item, name));
  refuseUnless(field === undefined, 'FIELD_UNKNOWN', { itemId, field });
};

const checkLimit = (context: Context, event: EventOf<'limit.confirmed'>): void => {
  const { itemId, criterionId, edition } = event;
  const { task } = itemOf(context, itemId);
  const known = task.kind === 'measurement' && task.criteria.some(({ id }) => id === criterionId);
  refuseUnless(known, 'FIELD_UNKNOWN', { itemId, field: criterionId });
  refuseUnless(edition === null || !blank(edition), 'REASON_REQUIRED', { itemId, field: criterionId });
};

const checkPiece = (inspection: Inspection, itemId: Id, digest: string): void =>
  refuseUnless(
    answerOf(inspection, itemId).evidence.some((piece) => piece.digest === digest),
    'BLOB_UNKNOWN',
    { itemId, digest },
  );

/** What is covered lies within the picture, a reason is given, and everything else of the piece stays as it was. */
const checkRedacted = (
  inspection: Inspection,
  { itemId, of, evidence }: EventOf<'evidence.redacted'>,
): void => {
  checkPiece(inspection, itemId, of);
  const piece = answerOf(inspection, itemId).evidence.find(({ digest }) => digest === of);
  const { redaction } = evidence;
  const untouched = ({ digest: _d, bytes: _b, mediaType: _m, redaction: _r, ...rest }: EvidenceRef) =>
    canonical(rest);
  const whole = piece && (piece.redaction?.of ?? piece.digest);
  refuseUnless(
    piece !== undefined && piece.kind === 'photo' && untouched(piece) === untouched(evidence),
    'INPUT_INVALID',
    { fields: ['evidence'] },
  );
  if (redaction === null)
    return refuseUnless(evidence.digest === whole, 'INPUT_INVALID', { fields: ['evidence'] });
  const { width, height, lineHeight } = evidence;
  const inside = redaction.regions.every(
    (region) =>
      region.x + region.width <= (width ?? 0) && region.y + region.height <= (height ?? 0) - lineHeight,
  );
  refuseUnless(inside && redaction.of === whole, 'INPUT_INVALID', { fields: ['regions'] });
  refuseUnless(redaction.reason !== 'other' || !blank(redaction.words), 'REASON_REQUIRED', {
    itemId,
    field: 'redaction',
  });
};

/** Where no photograph may be taken, none is; a picture that the firm hands over is a file. */
const checkAttached = (context: Context, { itemId, evidence }: EventOf<'evidence.attached'>): void => {
  const { noPhotos } = itemOf(context, itemId);
  refuseUnless(!noPhotos || evidence.origin !== 'camera', 'PHOTO_FORBIDDEN', { itemId, why: noPhotos });
};

const checkWaiver = (context: Context, { itemId, demandId, reason }: EventOf<'evidence.waived'>): void => {
  const known = itemOf(context, itemId).evidence.some(({ id }) => id === demandId);
  refuseUnless(known, 'FIELD_UNKNOWN', { itemId, field: demandId });
  refuseUnless(reason === null || !blank(reason), 'REASON_REQUIRED', { itemId, field: demandId });
};

const checkScope = ({ checklist }: Context, { scope }: EventOf<'scope.recorded'>): void => {
  const known = new Set(productUnitsOf(checklist).map(({ id }) => id));
  const unit = scope.units.find((id) => !known.has(id));
  refuseUnless(unit === undefined, 'FIELD_UNKNOWN', { field: `scope/${unit ?? ''}` });
};

const checkOverride = ({ overrideReason }: ConfirmedConclusion, differs: boolean): void =>
  refuseUnless(!differs || !blank(overrideReason), 'REASON_REQUIRED', { field: 'overrideReason' });

const isPassOrFail = (result: string): boolean => result === 'pass' || result === 'fail';

const checkConclusion = (
  context: Context,
  inspection: Inspection,
  { conclusion }: EventOf<'conclusion.confirmed'>,
): void => {
  const { result, followUp } = conclusion;
  const computed = conclude(context, evaluate(context, inspection));
  const allow = (allowed: boolean): void =>
    refuseUnless(allowed, 'VERDICT_NOT_ALLOWED', { result, followUp });
  switch (computed.state) {
    case 'incomplete': {
      const { open, missing } = computed;
      throw new HechaError('INSPECTION_INCOMPLETE', { open, missing });
    }
    case 'choose':
      allow(computed.results.some(({ id }) => id === result));
      return allow(computed.followUps.some(({ id }) => id === followUp));
    case 'unavailable':
      allow(isPassOrFail(result));
      return checkOverride(conclusion, true);
    case 'pass':
    case 'fail':
      allow(isPassOrFail(result));
      return checkOverride(conclusion, result !== computed.state);
  }
};

const checkConcluded = (inspection: Inspection): void =>
  refuseUnless(inspection.conclusion !== null, 'INSPECTION_INCOMPLETE', {
    open: 0,
    missing: 1,
    conclusion: false,
  });

/** A record that says neither how the visit began nor how it ended is not sealed. */
const checkHeld = ({ opening, closing }: Inspection): void =>
  refuseUnless(opening !== null && closing !== null, 'INSPECTION_INCOMPLETE', {
    open: 0,
    missing: [opening, closing].filter((held) => held === null).length,
    opening: opening !== null,
    closing: closing !== null,
  });

const checkSignature = (
  inspection: Inspection,
  { contentDigest }: EventOf<'signature.given' | 'signature.refused'>,
): void => {
  checkConcluded(inspection);
  refuseUnless(inspection.amends === null || amendmentChanges(inspection).length > 0, 'AMENDMENT_EMPTY', {
    reportNumber: inspection.amends?.report.reportNumber ?? '',
  });
  const current = contentDigestOf(inspection);
  refuseUnless(contentDigest === current, 'SIGNATURE_STALE', { signed: contentDigest, current });
};

const checkHanded = ({ id, assignment }: Inspection, { form, to }: EventOf<'form.handed'>): void => {
  refuseUnless(formOf(assignment.type, form) !== null, 'FORM_NOT_READY', { inspectionId: id, form });
  refuseUnless(!blank(to), 'INPUT_INVALID', { fields: ['to'] });
};

const checkSeal = (inspection: Inspection, event: EventOf<'inspection.sealed'>): void => {
  checkConcluded(inspection);
  checkHeld(inspection);
  const current = contentDigestOf(inspection);
  refuseUnless(event.contentDigest === current, 'SIGNATURE_STALE', { signed: event.contentDigest, current });
  const { hash, seq } = inspection.head;
  refuseUnless(event.journalHead === hash, 'JOURNAL_FORK', { inspectionId: inspection.id, seq });
  const missing = missingSignatures(inspection, current);
  refuseUnless(missing.length === 0, 'SIGNATURES_MISSING', {
    count: missing.length,
    names: missing.map(({ name }) => name).join('、'),
    parties: missing.map(({ id }) => id),
  });
};

/** What a party signed names the laptop that asked for the signature: no other goes on with it. */
const checkHandover = (inspection: Inspection, { invitation }: EventOf<'inspection.handedOver'>): void => {
  const current = contentDigestOf(inspection);
  const signed = inspection.signatures.filter(({ contentDigest }) => contentDigest === current);
  refuseUnless(signed.length === 0, 'HANDOVER_SIGNED', {
    names: signed.map(({ party }) => party.name).join('、'),
  });
  refuseUnless(invitation.body.deviceId !== inspection.deviceId, 'HANDOVER_TO_ITSELF');
};

const checkAsked = (context: Context, inspection: Inspection, itemId: Id): void =>
  refuseUnless(evaluateOne(context, inspection, itemId).asked, 'ITEM_NOT_APPLICABLE', { itemId });

type ItemAct = EventOf<
  | 'item.judged'
  | 'item.noted'
  | 'item.filled'
  | 'limit.confirmed'
  | 'evidence.attached'
  | 'evidence.captioned'
  | 'evidence.redacted'
  | 'evidence.removed'
  | 'evidence.waived'
  | 'finding.detailed'
>;

const checkItemAct = (context: Context, inspection: Inspection, event: ItemAct): void => {
  checkAsked(context, inspection, event.itemId);
  switch (event.type) {
    case 'item.judged':
      return checkJudged(context, inspection, event);
    case 'item.filled':
      return checkFilled(context, event);
    case 'limit.confirmed':
      return checkLimit(context, event);
    case 'evidence.captioned':
    case 'evidence.removed':
      return checkPiece(inspection, event.itemId, event.digest);
    case 'evidence.redacted':
      return checkRedacted(inspection, event);
    case 'evidence.waived':
      return checkWaiver(context, event);
    case 'evidence.attached':
      return checkAttached(context, event);
    case 'item.noted':
    case 'finding.detailed':
      return;
  }
};

/** Acts that stay open between the conclusion and the seal. */
const afterConclusion: ReadonlySet<JournalEvent['type']> = new Set([
  'conclusion.reopened',
  'closing.recorded',
  'form.handed',
  'clock.read',
  'signature.given',
  'signature.refused',
  'inspection.sealed',
  'inspection.handedOver',
]);

const checkStatus = (inspection: Inspection, { type }: JournalEvent): void => {
  const at = { inspectionId: inspection.id };
  const status = statusOf(inspection);
  refuseUnless(status !== 'sealed', 'INSPECTION_SEALED', at);
  const holder = inspection.handover?.holder.name;
  refuseUnless(holder === undefined, 'INSPECTION_HANDED_OVER', { ...at, holder });
  refuseUnless(status === 'draft' || afterConclusion.has(type), 'INSPECTION_CONCLUDED', at);
};

/**
 * Refuses an act that is not allowed at this moment; returns when it is. What is merely unfinished (a verdict whose
 * reason is still to be written) is allowed and listed by `missingOf`.
 * @throws HechaError `INSPECTION_SEALED`, `INSPECTION_HANDED_OVER`, `HANDOVER_SIGNED`, `INSPECTION_CONCLUDED`, `INSPECTION_INCOMPLETE` with counts, `ITEM_UNKNOWN`,
 * `ITEM_NOT_APPLICABLE`, `FIELD_UNKNOWN`, `VERDICT_NOT_ALLOWED`, `REASON_REQUIRED`, `BLOB_UNKNOWN`,
 * `PHOTO_FORBIDDEN`, `FORM_NOT_READY`, `AMENDMENT_EMPTY`, `SIGNATURE_STALE`, `SIGNATURES_MISSING`, `JOURNAL_FORK` where a seal does not follow the journal's head.
 */
export const checkAct = (context: Context, inspection: Inspection, event: JournalEvent): void => {
  checkStatus(inspection, event);
  switch (event.type) {
    case 'inspection.started':
      throw new HechaError('INPUT_INVALID', { reason: 'started already' });
    case 'edition.adopted':
      // Needs the newer edition, which this context is not: `adoptionOf` makes it, and nobody else.
      throw new HechaError('INPUT_INVALID', { reason: 'made by adoptionOf' });
    case 'inspection.takenOver':
      throw new HechaError('INPUT_INVALID', { reason: 'made where a handover is taken' });
    case 'inspection.handedOver':
      return checkHandover(inspection, event);
    case 'opening.recorded':
    case 'observation.noted':
    case 'clock.read':
      return;
    case 'scope.recorded':
      return checkScope(context, event);
    case 'conclusion.confirmed':
      return checkConclusion(context, inspection, event);
    case 'conclusion.reopened':
    case 'closing.recorded':
      return checkConcluded(inspection);
    case 'form.handed':
      return checkHanded(inspection, event);
    case 'signature.given':
    case 'signature.refused':
      return checkSignature(inspection, event);
    case 'inspection.sealed':
      return checkSeal(inspection, event);
    case 'item.judged':
    case 'item.noted':
    case 'item.filled':
    case 'limit.confirmed':
    case 'evidence.attached':
    case 'evidence.captioned':
    case 'evidence.redacted':
    case 'evidence.removed':
    case 'evidence.waived':
    case 'finding.detailed':
      return checkItemAct(context, inspection, event);
  }
};
