import { asksLicence, type Licence } from '../../../shared/domain/assignment.ts';
import type { InspectionType } from '../../../shared/domain/catalogue.ts';
import { type Checklist, offeredTypes } from '../../../shared/domain/checklist.ts';
import { readCreditCode } from '../../../shared/domain/credit-code.ts';
import { readLicenceNumber } from '../../../shared/domain/licence-number.ts';
import type { Words } from '../../../shared/domain/words.ts';
import type { OwnVisit } from '../../../shared/exchange/own-visit.ts';
import { beginText as text } from '../../../shared/text/begin.ts';

/** The form as typed. */
export const emptyBegin = {
  units: [] as readonly string[],
  type: 'unannounced' as InspectionType,
  name: '',
  creditCode: '',
  creditCodeReason: '',
  address: '',
  productionAddress: '',
  legalRepresentative: '',
  contactName: '',
  contactPost: '',
  contactPhone: '',
  licences: '',
  validTo: '',
  leaderNumber: '',
  inspectorName: '',
  inspectorNumber: '',
  background: '',
};
export type BeginDraft = typeof emptyBegin;
export type TextKey = { [K in keyof BeginDraft]: string extends BeginDraft[K] ? K : never }[keyof BeginDraft];

export type BeginProblem = {
  readonly at: keyof BeginDraft;
  readonly words: Words;
  readonly values?: Readonly<Record<string, Words>>;
};

const required: readonly (readonly [TextKey, Words])[] = [
  ['name', text.name],
  ['address', text.address],
  ['legalRepresentative', text.legalRepresentative],
  ['contactName', text.contactName],
  ['contactPost', text.contactPost],
];

/** Checklists that hold one of the chosen units, each with those units. */
export const chosenProducts = (
  checklists: readonly Checklist[],
  units: readonly string[],
): { readonly checklist: Checklist; readonly categoryCode: string; readonly units: string[] }[] =>
  checklists.flatMap((checklist) =>
    checklist.categories.flatMap(({ code, units: own }) => {
      const chosen = own.map(({ id }) => id).filter((id) => units.includes(id));
      return chosen.length === 0 ? [] : [{ checklist, categoryCode: code, units: chosen }];
    }),
  );

/** The types of inspection that all chosen categories share; all that are known while none is chosen. */
export const typesFor = (
  checklists: readonly Checklist[],
  units: readonly string[],
): readonly InspectionType[] =>
  offeredTypes(
    chosenProducts(checklists, units).map(({ checklist }) => checklist),
    checklists,
  );

/** Licence numbers as typed, one after another. */
export const readLicences = (
  typed: string,
  validTo: string,
): { readonly licences: Licence[]; readonly problem: Words | null; readonly prefixes: string[] } => {
  const read = typed
    .split(/[,，、;；\n]+/)
    .filter((number) => number.trim() !== '')
    .map((number) => readLicenceNumber(number));
  return {
    licences: read.map(({ code }) => ({ number: code, issuedOn: null, validTo: validTo || null })),
    problem: read.find(({ problem }) => problem !== null)?.problem ?? null,
    prefixes: read.flatMap(({ parts }) => (parts ? [parts.prefix] : [])),
  };
};

/** Is a licence number asked for? Also while nothing is chosen yet. */
export const needsLicence = (checklists: readonly Checklist[], units: readonly string[]): boolean =>
  units.length === 0 || asksLicence({ products: chosenProducts(checklists, units) });

/** What stops the visit from beginning, in the order of the form. */
export const checkBegin = (draft: BeginDraft, checklists: readonly Checklist[]): readonly BeginProblem[] => {
  const problems: BeginProblem[] = [];
  if (draft.units.length === 0) problems.push({ at: 'units', words: text.needUnit });
  if (!typesFor(checklists, draft.units).includes(draft.type))
    problems.push({ at: 'type', words: text.needType });
  const missing = (key: TextKey) => draft[key].trim() === '';
  const need = (key: TextKey, field: Words) =>
    problems.push({ at: key, words: text.needText, values: { field } });
  const { code, problem } = readCreditCode(draft.creditCode);
  for (const [key, field] of required) {
    if (missing(key)) need(key, field);
    if (key !== 'name') continue;
    if (problem && (code.length !== 18 || missing('creditCodeReason')))
      problems.push({ at: 'creditCode', words: code.length === 18 ? text.needReason : problem });
  }
  const licences = readLicences(draft.licences, draft.validTo);
  if (licences.problem && needsLicence(checklists, draft.units))
    problems.push({ at: 'licences', words: licences.problem });
  if (missing('inspectorName') && !missing('inspectorNumber')) need('inspectorName', text.inspectorName);
  return problems;
};

/** The visit of a draft without problems. */
export const visitOf = (
  draft: BeginDraft,
  checklists: readonly Checklist[],
  holder: { readonly id: string; readonly name: string },
): OwnVisit => {
  const { code, problem } = readCreditCode(draft.creditCode);
  const text = (key: TextKey) => draft[key].trim();
  return {
    type: draft.type,
    products: chosenProducts(checklists, draft.units).map(({ categoryCode, units }) => ({
      categoryCode,
      units,
    })),
    enterprise: {
      name: text('name'),
      creditCode: code,
      ...(problem ? { creditCodeReason: text('creditCodeReason') } : {}),
      address: text('address'),
      productionAddress: text('productionAddress') || text('address'),
      legalRepresentative: text('legalRepresentative'),
      contact: { name: text('contactName'), post: text('contactPost'), phone: text('contactPhone') },
    },
    licences: needsLicence(checklists, draft.units)
      ? readLicences(draft.licences, draft.validTo).licences
      : [],
    team: [
      { id: holder.id, name: holder.name, role: 'leader', number: text('leaderNumber') },
      ...(text('inspectorName') === ''
        ? []
        : [
            {
              id: 'inspector-2',
              name: text('inspectorName'),
              role: 'inspector' as const,
              number: text('inspectorNumber'),
            },
          ]),
    ],
    background: text('background'),
  };
};
