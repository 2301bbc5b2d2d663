import { useMemo, useState } from 'react';
import { Button } from '../../../renderer/parts/button.tsx';
import { Select } from '../../../renderer/parts/choice.tsx';
import { Dialog } from '../../../renderer/parts/dialog.tsx';
import { DateField, TextArea, TextField } from '../../../renderer/parts/field.tsx';
import { type Say, useLanguage, useSay } from '../../../renderer/parts/language.tsx';
import { Notice } from '../../../renderer/parts/notice.tsx';
import { PickMany } from '../../../renderer/parts/pick-many.tsx';
import { asksLicence, Assignment } from '../../../shared/domain/assignment.ts';
import { compareCategories, InspectionType, isLicensed } from '../../../shared/domain/catalogue.ts';
import { offeredTypes } from '../../../shared/domain/checklist.ts';
import { readCreditCode } from '../../../shared/domain/credit-code.ts';
import { readLicenceNumber } from '../../../shared/domain/licence-number.ts';
import { visitKinds } from '../../../shared/domain/visit-kind.ts';
import type { Language, Words } from '../../../shared/domain/words.ts';
import { ensureHechaError } from '../../../shared/errors.ts';
import {
  DispatchRequest,
  OpenInspections,
  PublishedList,
  type PublishedLine,
} from '../../../shared/exchange/console-api.ts';
import { beginText } from '../../../shared/text/begin.ts';
import { consoleText as text } from '../../../shared/text/console.ts';
import { earlierText } from '../../../shared/text/earlier.ts';
import { sayError } from '../../../shared/text/errors.ts';
import { sayBoth } from '../../../shared/text/say.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Answered } from '../answered.tsx';
import { order } from '../ask.ts';
import { useAnswer } from '../use-answer.ts';

/** The form as typed; it becomes a request only when everything in it is whole. */
const empty = {
  type: 'licenceReview' as InspectionType,
  units: [] as readonly string[],
  name: '',
  creditCode: '',
  address: '',
  productionAddress: '',
  legalRepresentative: '',
  contactName: '',
  contactPost: '',
  contactPhone: '',
  licenceNumber: '',
  validTo: '',
  noticeOn: '',
  dueOn: '',
  leaderName: '',
  leaderId: '',
  leaderNumber: '',
  inspectorName: '',
  inspectorId: '',
  inspectorNumber: '',
  background: '',
  /** Report number of the inspection that a re-check follows up; empty: none. */
  followsUp: '',
};
type Form = typeof empty;
type TextKey = { [K in keyof Form]: string extends Form[K] ? K : never }[keyof Form];

/** Several numbers, separated by commas: each product may have its own. */
const licencesIn = (typed: string) =>
  typed
    .split(/[,，、;；\n]+/)
    .filter((number) => number.trim() !== '')
    .map((number) => readLicenceNumber(number));

/** The newest checklist of each category; what was combined for one visit is made anew for the next. */
const checklistsOf = (published: readonly PublishedLine[]): PublishedLine[] =>
  published
    .filter(
      ({ kind, id, categoryCodes }, at) =>
        kind === 'checklist' &&
        categoryCodes.length === 1 &&
        published.findIndex((other) => other.kind === kind && other.id === id) === at,
    )
    .sort((a, b) => compareCategories(a.categoryCodes[0] ?? '', b.categoryCodes[0] ?? ''));

/** What the chosen units make of the form: their checklists, the types that fit all, and what is asked of the firm. */
type Offer = {
  readonly products: readonly { readonly checklist: string; readonly units: readonly string[] }[];
  readonly types: readonly InspectionType[];
  /** The chosen type, or the first that fits where it does not; null where none does. */
  readonly type: InspectionType | null;
  readonly licence: boolean;
  readonly notice: boolean;
};

const offerOf = ({ units: wanted, type }: Form, checklists: readonly PublishedLine[]): Offer => {
  const chosen = checklists.flatMap((line) => {
    const units = line.units.map(({ id }) => id).filter((id) => wanted.includes(id));
    return units.length === 0 ? [] : [{ line, units }];
  });
  const types = offeredTypes(
    chosen.map(({ line }) => line),
    checklists,
  );
  const fitting = types.includes(type) ? type : (types[0] ?? null);
  return {
    products: chosen.map(({ line: { id }, units }) => ({ checklist: id, units })),
    types,
    type: fitting,
    licence:
      chosen.length === 0 ||
      asksLicence({
        products: chosen.flatMap(({ line, units }) =>
          line.categoryCodes.map((categoryCode) => ({ categoryCode, units })),
        ),
      }),
    notice: fitting === null || visitKinds[fitting].notice === 'beforehand',
  };
};

const requestOf = (form: Form, offer: Offer): unknown => ({
  holderId: form.leaderId,
  type: offer.type,
  enterprise: {
    name: form.name,
    creditCode: readCreditCode(form.creditCode).code,
    address: form.address,
    productionAddress: form.productionAddress || form.address,
    legalRepresentative: form.legalRepresentative,
    contact: { name: form.contactName, post: form.contactPost, phone: form.contactPhone },
  },
  licences: (offer.licence ? licencesIn(form.licenceNumber) : []).map(({ code }) => ({
    number: code,
    issuedOn: null,
    validTo: form.validTo || null,
  })),
  products: offer.products,
  ruleSet: null,
  noticeOn: (offer.notice && form.noticeOn) || null,
  dueOn: form.dueOn,
  team: [
    { id: form.leaderId, name: form.leaderName, role: 'leader', number: form.leaderNumber },
    ...(form.inspectorName === ''
      ? []
      : [
          {
            id: form.inspectorId,
            name: form.inspectorName,
            role: 'inspector',
            number: form.inspectorNumber,
          },
        ]),
  ],
  background: form.background,
  followsUp: form.type === 'recheck' && form.followsUp !== '' ? form.followsUp : null,
});

const refusalWords = (caught: unknown, say: Say, language: Language): string => {
  const error = ensureHechaError(caught);
  const { code, detail } = error;
  if (code === 'RULE_SETS_DIFFER') return sayError(error, language);
  const words = detail.words as Words | undefined;
  const field = typeof detail.field === 'string' ? detail.field : code;
  return say(text.dispatchRefused, { field, reason: words ? say(words) : '' });
};

const fields: readonly (readonly [TextKey, Words])[] = [
  ['name', text.enterpriseName],
  ['legalRepresentative', text.legalRepresentative],
  ['address', text.address],
  ['productionAddress', text.productionAddress],
  ['contactName', text.contactName],
  ['contactPost', text.contactPost],
  ['contactPhone', text.contactPhone],
];
const people: readonly (readonly [TextKey, TextKey, TextKey, Words])[] = [
  ['leaderName', 'leaderId', 'leaderNumber', text.teamLeader],
  ['inspectorName', 'inspectorId', 'inspectorNumber', text.teamInspector],
];

/** The firm's inspections with open findings: one may be followed up. */
const FollowUp = ({
  creditCode,
  chosen,
  onChange,
}: {
  creditCode: string;
  chosen: string;
  onChange: (reportNumber: string) => void;
}) => {
  const say = useSay();
  const [state, again] = useAnswer(OpenInspections, `/firms/${creditCode}/open`);
  return (
    <Answered state={state} again={again}>
      {({ inspections }) =>
        inspections.length === 0 ? (
          <Notice>{say(earlierText.recheckNone)}</Notice>
        ) : (
          <PickMany
            label={say(earlierText.recheckOf)}
            hint={say(earlierText.recheckHint)}
            picks={inspections.map(({ reportNumber, type, visitedOn, findings }) => ({
              id: reportNumber,
              group: inspectionTypeText[type],
              words: sayBoth(earlierText.openInspection, {
                day: visitedOn,
                number: reportNumber,
                count: findings.length,
                clauses: findings.map(({ clause }) => clause).join(' '),
              }),
            }))}
            chosen={chosen === '' ? [] : [chosen]}
            onChange={(numbers) => onChange(numbers.at(-1) ?? '')}
          />
        )
      }
    </Answered>
  );
};

const Fields = ({
  form,
  offer,
  checklists,
  onChange,
}: {
  form: Form;
  offer: Offer;
  checklists: readonly PublishedLine[];
  onChange: (change: Partial<Form>) => void;
}) => {
  const say = useSay();
  const code = form.creditCode === '' ? null : readCreditCode(form.creditCode);
  const licence = licencesIn(form.licenceNumber).find(({ problem }) => problem !== null);
  const picks = useMemo(
    () =>
      checklists.flatMap(({ category, title, units, categoryCodes }) =>
        units.map(({ id, name, provenance }) => ({
          id,
          words: name,
          group: category ?? title,
          ...(provenance.basis === 'unverified'
            ? { remark: categoryCodes.every(isLicensed) ? beginText.unverified : beginText.leavingUnverified }
            : {}),
        })),
      ),
    [checklists],
  );
  const line = (key: TextKey, words: Words) => (
    <TextField
      key={key}
      label={say(words)}
      value={form[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  const day = (key: TextKey, words: Words) => (
    <DateField label={say(words)} value={form[key]} onChange={(value) => onChange({ [key]: value })} />
  );
  return (
    <div className="form-grid">
      <div className="wide">
        <PickMany
          label={say(text.products)}
          hint={say(text.productsHint)}
          picks={picks}
          chosen={form.units}
          first
          onChange={(units) => onChange({ units })}
        />
      </div>
      <Select
        label={say(text.type)}
        value={offer.type ?? ''}
        hint={offer.types.length < InspectionType.options.length ? say(beginText.typeNotShared) : undefined}
        choices={InspectionType.options.map((value) => ({
          value,
          label: say(inspectionTypeText[value]),
          disabled: !offer.types.includes(value),
        }))}
        {...(offer.type === null ? { empty: say(text.noTypeFits) } : {})}
        onChange={(type) => onChange({ type: type === '' ? form.type : type })}
      />
      <TextField
        label={say(text.creditCode)}
        value={form.creditCode}
        error={code?.problem ? say(code.problem) : undefined}
        hint={code?.warning ? say(code.warning) : undefined}
        onChange={(creditCode) => onChange({ creditCode, followsUp: '' })}
      />
      {form.type === 'recheck' && (
        <div className="wide">
          {code && !code.problem ? (
            <FollowUp
              key={code.code}
              creditCode={code.code}
              chosen={form.followsUp}
              onChange={(followsUp) => onChange({ followsUp })}
            />
          ) : (
            <Notice>{say(earlierText.recheckNeedsCode)}</Notice>
          )}
        </div>
      )}
      {fields.map(([key, words]) => line(key, words))}
      {offer.licence && (
        <>
          <TextField
            label={say(text.licenceNumber)}
            value={form.licenceNumber}
            error={licence?.problem ? say(licence.problem) : undefined}
            onChange={(licenceNumber) => onChange({ licenceNumber })}
          />
          {day('validTo', text.validTo)}
        </>
      )}
      {offer.notice && day('noticeOn', text.noticeOn)}
      {day('dueOn', text.dueOn)}
      {people.map(([name, id, number, role]) => (
        <fieldset key={name} className="wide person">
          <legend className="field-label">{say(role)}</legend>
          {line(name, text.personName)}
          {line(id, text.personId)}
          {line(number, text.number)}
        </fieldset>
      ))}
      <div className="wide">
        <TextArea
          label={say(text.background)}
          value={form.background}
          onChange={(background) => onChange({ background })}
        />
      </div>
    </div>
  );
};

/** A new assignment, written by a person at headquarters. */
export const DispatchDialog = ({
  onClose,
  onSent,
}: {
  onClose: () => void;
  onSent: (reportNumber: string) => void;
}) => {
  const say = useSay();
  const [state, again] = useAnswer(PublishedList, '/content');
  const [form, setForm] = useState(empty);
  const [refused, setRefused] = useState<string | null>(null);
  const language = useLanguage();
  const checklists = useMemo(
    () => (state.name === 'there' ? checklistsOf(state.value.published) : []),
    [state],
  );
  const offer = offerOf(form, checklists);
  const request = DispatchRequest.safeParse(requestOf(form, offer));
  const send = async () => {
    try {
      onSent((await order(Assignment, '/assignments', request.data)).reportNumber);
    } catch (caught) {
      setRefused(refusalWords(caught, say, language));
    }
  };
  return (
    <Dialog
      title={say(text.dispatchTitle)}
      size="wide"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" disabled={!request.success} onClick={() => void send()}>
            {say(text.dispatch)}
          </Button>
        </>
      }
    >
      {refused !== null && (
        <Notice tone="bad" live>
          {refused}
        </Notice>
      )}
      <Answered state={state} again={again}>
        {() => (
          <Fields
            form={form}
            offer={offer}
            checklists={checklists}
            onChange={(change) => setForm((before) => ({ ...before, ...change }))}
          />
        )}
      </Answered>
    </Dialog>
  );
};
