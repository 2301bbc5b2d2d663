import type { TeamMember } from '../../domain/assignment.ts';
import type { InspectionType } from '../../domain/catalogue.ts';
import type { Basis, Words } from '../../domain/words.ts';
import { formText as text } from '../../text/forms.ts';
import { inspectionTypeText, visitText } from '../../text/visits.ts';
import type { Fact, Printed } from '../model.ts';
import { firmFacts } from '../print-cover.ts';
import { asWritten, createPrinter, type Printer, printTime } from '../printer.ts';
import type { PrintLanguage } from '../record.ts';
import type { ReportInput } from '../report-input.ts';
import { groundsOf } from './form-basis.ts';
import type { FormBlock, SignaturePlace } from './form-model.ts';
import { formNumber, type OfferedForm } from '../../domain/forms-of-type.ts';

/** A form in the making: what it prints, in its language, with the words of its type of visit at hand. */
export type FormWriter = {
  readonly input: ReportInput;
  readonly printer: Printer;
  readonly form: OfferedForm;
  readonly type: InspectionType;
  readonly number: string;
  /** Prints a sentence; `{visit}`, `{firm}`, `{officers}`, `{authority}`, `{enterprise}` and `{number}` are known to it. */
  readonly write: (words: Words, values?: Readonly<Record<string, string | number | Words>>) => Printed;
};

export const createFormWriter = (
  input: ReportInput,
  language: PrintLanguage,
  form: OfferedForm,
): FormWriter => {
  const { type, authority, enterprise, reportNumber } = input.inspection.assignment;
  const printer = createPrinter(language, visitText[type]);
  const number = formNumber(reportNumber, form.kind);
  const known = { ...visitText[type], authority, enterprise: enterprise.name, number };
  return {
    input,
    printer,
    form,
    type,
    number,
    write: (words, values = {}) => printer.print(words, { ...known, ...values }),
  };
};

/** Label and value of one box. */
export const box = (label: Printed, value: Printed | string, wide = false): Fact => ({
  label,
  value: typeof value === 'string' ? asWritten(value) : value,
  wide,
  strong: false,
});

/** The paper's number as it stands below its title: once, whatever the languages. */
export const numberLine = ({ write }: FormWriter): Printed => asWritten(write(text.number).main);

/** The firm as it stands in the assignment, called as this visit calls it, then `more`. */
export const firmBlock = ({ input, printer, type }: FormWriter, more: readonly Fact[] = []): FormBlock => ({
  kind: 'facts',
  heading: null,
  facts: [...firmFacts(input, printer, visitText[type].firm), ...more],
});

export const kindOfVisit = ({ write, type }: FormWriter): Fact =>
  box(write(text.visitKind), write(inspectionTypeText[type]));

/** What kind of visit it is, and when the team came. */
export const visitFacts = (writer: FormWriter): readonly Fact[] => {
  const { input, write } = writer;
  const { opening } = input.inspection;
  return [kindOfVisit(writer), box(write(text.arrivedAt), opening ? printTime(opening.heldAt) : '—')];
};

const roles: Record<TeamMember['role'], Words> = {
  leader: text.roleLeader,
  inspector: text.roleMember,
  observer: text.roleObserver,
};

const order: readonly TeamMember['role'][] = ['leader', 'inspector', 'observer'];

/** The team, the leader first and observers last. */
export const teamInOrder = ({ input }: FormWriter): TeamMember[] =>
  order.flatMap((role) => input.inspection.assignment.team.filter((member) => member.role === role));

/** A place to sign for every member of the team that `wanted` names. */
export const teamPlaces = (
  writer: FormWriter,
  wanted: readonly TeamMember['role'][] = order,
  role: Words | null = null,
): SignaturePlace[] =>
  teamInOrder(writer)
    .filter((member) => wanted.includes(member.role))
    .map((member) => ({
      role: writer.write(role ?? roles[member.role]),
      name: [member.name, member.number].filter((part) => part !== '').join(' · '),
      date: writer.write(text.signDate),
      stamp: null,
    }));

/** Where the firm signs and stamps. Who signs for it is written by hand: it need not be who was expected. */
export const firmPlace = ({ write }: FormWriter, moment = false): SignaturePlace => ({
  role: write(text.roleFirm),
  name: '',
  date: write(moment ? text.signMoment : text.signDate),
  stamp: write(text.stampFirm),
});

/** Where the authority's seal goes. */
export const authorityPlace = ({ write }: FormWriter): SignaturePlace => ({
  role: write(text.roleAuthority),
  name: '',
  date: write(text.signDate),
  stamp: write(text.stampAuthority),
});

const certainties: Record<Basis, Words> = {
  source: text.certaintySource,
  recalled: text.certaintyRecalled,
  unverified: text.certaintyUnverified,
};

/** What the form rests on and how certain that is. */
export const basisBlock = ({ write, form, type }: FormWriter): FormBlock => ({
  kind: 'basis',
  heading: write(text.basis),
  lines: groundsOf(form.kind, type).map(({ document, articles, carries, basis }) => {
    const values = { document, carries, certainty: certainties[basis] };
    return articles === null
      ? write(text.ground, values)
      : write(text.groundArticle, { ...values, articles });
  }),
  notes: [write(text.layoutNote)],
});
