import type { Item } from '../domain/checklist.ts';
import type { Context } from '../domain/evaluation.ts';
import type { EvidenceRef } from '../domain/evidence.ts';
import { formOf } from '../domain/forms-of-type.ts';
import { type Answer, answerOf, type Inspection } from '../domain/inspection.ts';
import type { Closing, FindingDetail, JournalEvent, Opening, Scope } from '../domain/journal.ts';
import type { Step } from './steps.ts';
import type { Verdict } from '../domain/rule-set.ts';
import { summariseResult } from '../domain/summarise-result.ts';
import type { Words } from '../domain/words.ts';
import { productUnitsOf } from '../domain/checklist.ts';
import { consoleText } from '../text/console.ts';
import { replayText as text } from '../text/replay.ts';
import { sayBoth } from '../text/say.ts';
import { fieldWords } from './field-words.ts';

/** One thing that an entry changed, from what to what; null where there was or is nothing. */
export type Change = { readonly what: Words; readonly before: Words | null; readonly after: Words | null };

/** What stood before and what stands after, the one word for both. */
type Pair<T> = { readonly before: T; readonly after: T };

const written = (said: string | null | undefined): Words | null =>
  said === null || said === undefined || said === '' ? null : { zh: said, en: said };
const yesNo = (said: boolean | undefined): Words | null =>
  said === undefined ? null : said ? text.yes : text.no;

const row = (what: Words, before: Words | null, after: Words | null): Change[] =>
  before?.zh === after?.zh && before?.en === after?.en ? [] : [{ what, before, after }];

/** A row of the text that `read` finds on either side. */
const said = <T>(
  what: Words,
  { before, after }: Pair<T>,
  read: (side: T) => string | null | undefined,
): Change[] => row(what, written(read(before)), written(read(after)));

const pieceWords = ({ kind, fileName, caption, digest }: EvidenceRef): Words => {
  const name = caption === '' ? fileName : caption;
  return {
    zh: `${text[kind].zh} ${name} ${digest.slice(0, 8)}`,
    en: `${text[kind].en} ${name} ${digest.slice(0, 8)}`,
  };
};

const evidenceChanges = ({ before, after }: Pair<Answer>): Change[] => {
  const digests = new Set([...before.evidence, ...after.evidence].map(({ digest }) => digest));
  return [...digests].flatMap((digest) => {
    const [old, now] = [before, after].map(({ evidence }) =>
      evidence.find((piece) => piece.digest === digest),
    );
    if (old && now) return row(text.caption, written(old.caption), written(now.caption));
    const reason = after.removedEvidence.findLast((removed) => removed.evidence.digest === digest)?.reason;
    return [
      ...row(text.evidence, old ? pieceWords(old) : null, now ? pieceWords(now) : null),
      ...(old ? row(text.reason, null, written(reason)) : []),
    ];
  });
};

const keysOf = (...records: readonly object[]): string[] => [...new Set(records.flatMap(Object.keys))];

/** Everything that an answer holds, compared field by field. */
const answerChanges = (
  item: Item | undefined,
  pair: Pair<Answer>,
  verdictWords: (verdict: Verdict | null) => Words | null,
): Change[] => {
  const { before, after } = pair;
  const criteria = item?.task.kind === 'measurement' ? item.task.criteria : [];
  return [
    ...row(text.verdict, verdictWords(before.verdict), verdictWords(after.verdict)),
    ...said(text.reason, pair, ({ reason }) => reason),
    ...said(text.note, pair, ({ note }) => note),
    ...keysOf(before.values, after.values).flatMap((path) =>
      said(item ? fieldWords(item, path) : { zh: path, en: path }, pair, ({ values }) => values[path]),
    ),
    ...keysOf(before.confirmedLimits, after.confirmedLimits).flatMap((id) =>
      said(
        sayBoth(text.limit, { name: criteria.find((one) => one.id === id)?.name ?? id }),
        pair,
        ({ confirmedLimits }) => confirmedLimits[id]?.edition,
      ),
    ),
    ...evidenceChanges(pair),
    ...keysOf(before.waivers, after.waivers).flatMap((id) =>
      said(text.waiver, pair, ({ waivers }) => waivers[id]),
    ),
  ];
};

const views = { notAsked: null, agrees: consoleText.agrees, disputes: consoleText.disputes } as const;

const findingChanges = (pair: Pair<FindingDetail | undefined>): Change[] => [
  ...said(text.fact, pair, (side) => side?.fact),
  ...said(text.correction, pair, (side) => side?.correction),
  ...said(text.due, pair, (side) => side?.correctionDueOn),
  ...row(
    text.view,
    views[pair.before?.enterpriseView ?? 'notAsked'],
    views[pair.after?.enterpriseView ?? 'notAsked'],
  ),
  ...said(text.firmText, pair, (side) => side?.enterpriseText),
];

const openingChanges = (pair: Pair<Opening | null>): Change[] => [
  ...said(text.heldAt, pair, (side) => side?.heldAt),
  ...said(text.place, pair, (side) => side?.place),
  ...said(text.attendees, pair, (side) => side?.attendees.map(({ name }) => name).join('、')),
  ...row(text.noticeServed, yesNo(pair.before?.noticeServed), yesNo(pair.after?.noticeServed)),
  ...row(
    text.identificationShown,
    yesNo(pair.before?.identificationShown),
    yesNo(pair.after?.identificationShown),
  ),
  ...said(text.remark, pair, (side) => side?.remark),
];

const scopeChanges = (pair: Pair<Scope | null>, { checklist }: Context): Change[] => {
  const units = productUnitsOf(checklist);
  const unitWords = (side: Scope | null): Words | null => {
    const names = (side?.units ?? []).map(
      (id) => units.find((unit) => unit.id === id)?.name ?? { zh: id, en: id },
    );
    return names.length === 0
      ? null
      : { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
  };
  return [
    ...row(text.units, unitWords(pair.before), unitWords(pair.after)),
    ...said(text.areas, pair, (side) => side?.areas),
    ...said(text.excluded, pair, (side) => side?.excluded),
  ];
};

const opinions = { agrees: consoleText.agrees, disputes: consoleText.disputes, none: null } as const;

const closingChanges = (pair: Pair<Closing | null>): Change[] => [
  ...said(text.heldAt, pair, (side) => side?.heldAt),
  ...row(
    text.view,
    opinions[pair.before?.enterpriseOpinion ?? 'none'],
    opinions[pair.after?.enterpriseOpinion ?? 'none'],
  ),
  ...said(text.firmText, pair, (side) => side?.enterpriseText),
  ...said(text.recheckOn, pair, (side) => side?.recheckOn),
  ...said(text.remark, pair, (side) => side?.remark),
];

/** The confirmed conclusion in the words of the rule set; null before there is one. */
export const resultWords = (inspection: Inspection, { ruleSet }: Context): Words | null =>
  inspection.conclusion === null ? null : summariseResult(inspection, ruleSet).words;

const conclusionChanges = (pair: Pair<Inspection>, context: Context): Change[] => {
  const { conclusion: rule } = context.ruleSet;
  const followUpWords = ({ conclusion }: Inspection): Words | null =>
    rule.kind === 'closedList'
      ? (rule.followUps.find(({ id }) => id === conclusion?.followUp)?.words ?? null)
      : null;
  return [
    ...row(text.result, resultWords(pair.before, context), resultWords(pair.after, context)),
    ...row(text.followUp, followUpWords(pair.before), followUpWords(pair.after)),
    ...said(text.override, pair, ({ conclusion }) => conclusion?.overrideReason),
    ...said(text.remark, pair, ({ conclusion }) => conclusion?.remark),
  ];
};

type EventOf<T extends JournalEvent['type']> = Extract<JournalEvent, { type: T }>;

const adoptionChanges = ({ from, to, reopened, dropped }: EventOf<'edition.adopted'>): Change[] => {
  const version = (edition: typeof from) => sayBoth(text.version, { version: edition.checklist.version });
  const count = (n: number) => (n === 0 ? null : sayBoth(text.itemsOf, { n }));
  return [
    ...row(text.edition, version(from), version(to)),
    ...row(text.reopened, null, count(reopened.length)),
    ...row(text.dropped, null, count(dropped.length)),
  ];
};

const startChanges = ({ assignment, amends }: Inspection): Change[] => [
  ...row(text.amends, null, amends && written(amends.report.reportNumber)),
  ...row(text.number, null, written(assignment.reportNumber)),
  ...row(text.firm, null, written(assignment.enterprise.name)),
];

const laptopWords = (holder: string, { deviceId }: { readonly deviceId: string }): Words | null =>
  written(`${holder} · ${deviceId}`);

type WholeEvent = Exclude<JournalEvent, { itemId: string }>;

/** What is told of an entry that concerns the whole inspection. */
const wholeChanges = (event: WholeEvent, pair: Pair<Inspection>, context: Context): Change[] => {
  const { before, after } = pair;
  switch (event.type) {
    case 'edition.adopted':
      return adoptionChanges(event);
    case 'opening.recorded':
      return openingChanges({ before: before.opening, after: after.opening });
    case 'scope.recorded':
      return scopeChanges({ before: before.scope, after: after.scope }, context);
    case 'observation.noted':
      return said(text.observation, pair, ({ observations }) => observations.get(event.observationId));
    case 'conclusion.confirmed':
      return conclusionChanges(pair, context);
    case 'conclusion.reopened':
      return [...conclusionChanges(pair, context), ...row(text.reason, null, written(event.reason))];
    case 'closing.recorded':
      return closingChanges({ before: before.closing, after: after.closing });
    case 'form.handed':
      return [
        ...row(text.form, null, formOf(after.assignment.type, event.form)?.name ?? written(event.form)),
        ...row(text.formTo, null, written(event.to)),
      ];
    case 'clock.read':
      return row(
        text.statement,
        null,
        event.reading.statement ? written(event.reading.statement.body.issuedAt) : text.noStatement,
      );
    case 'signature.given':
      return row(text.party, null, sayBoth(text.partyDid, { name: event.party.name, did: text.signed }));
    case 'signature.refused':
      return row(
        text.party,
        null,
        sayBoth(text.partyDid, {
          name: event.party.name,
          did: sayBoth(text.refused, { reason: event.reason }),
        }),
      );
    case 'inspection.sealed':
      return row(text.report, null, written(event.report.digest.slice(0, 16)));
    case 'inspection.handedOver':
      return row(text.handedTo, null, laptopWords(event.invitation.body.holder.name, event.invitation.body));
    case 'inspection.takenOver':
      return row(
        text.laptop,
        laptopWords(before.custody.at(-1)?.holder.name ?? '', event.from),
        laptopWords(after.custody.at(-1)?.holder.name ?? '', after),
      );
    case 'inspection.started':
      return startChanges(after);
  }
};

/**
 * What an entry changed, in words: the state after it compared with the one before. What an undo or redo did is told
 * like any other entry, by what it did.
 */
export const changesOf = (context: Context, before: Step | undefined, step: Step): readonly Change[] => {
  const { entry, inspection, evaluation } = step;
  if (!before) return startChanges(inspection);
  const pair = { before: before.inspection, after: inspection };
  const { event } = entry;
  if (!('itemId' in event)) return wholeChanges(event, pair, context);
  const { itemId } = event;
  const item = context.checklist.items.find(({ id }) => id === itemId);
  const grades = evaluation.items.get(itemId)?.grades ?? [];
  const verdictWords = (verdict: Verdict | null): Words | null =>
    verdict === null ? null : (grades.find((grade) => grade.verdict === verdict)?.words ?? written(verdict));
  const answers = {
    before: answerOf(before.inspection, itemId),
    after: answerOf(inspection, itemId),
  };
  const findings = { before: before.inspection.findings.get(itemId), after: inspection.findings.get(itemId) };
  return [...answerChanges(item, answers, verdictWords), ...findingChanges(findings)];
};
