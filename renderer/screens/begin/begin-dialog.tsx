import { useMemo, useState } from 'react';
import { InspectionType, isLicensed } from '../../../shared/domain/catalogue.ts';
import type { Checklist } from '../../../shared/domain/checklist.ts';
import { readCreditCode } from '../../../shared/domain/credit-code.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { beginText as text } from '../../../shared/text/begin.ts';
import { inspectionTypeText } from '../../../shared/text/visits.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DateField, TextArea, TextField } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PickMany } from '../../parts/pick-many.tsx';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { goOn } from '../inspections/open-line.ts';
import { confirmKey } from '../pieces/dialog-keys.ts';
import { useCurrentChecklists } from '../pieces/use-current-checklists.ts';
import {
  type BeginDraft,
  type BeginProblem,
  checkBegin,
  chosenProducts,
  emptyBegin,
  needsLicence,
  readLicences,
  type TextKey,
  typesFor,
  visitOf,
} from './begin-draft.ts';
import './begin.css';

type FormProps = {
  readonly draft: BeginDraft;
  readonly checklists: readonly Checklist[];
  readonly problems: readonly BeginProblem[];
  readonly onChange: (change: Partial<BeginDraft>) => void;
};

/** Words of what is wrong at a field, once starting was tried. */
const useErrorAt = (problems: readonly BeginProblem[]) => {
  const say = useSay();
  return (key: keyof BeginDraft): string | undefined => {
    const found = problems.find(({ at }) => at === key);
    if (!found) return undefined;
    const values = Object.entries(found.values ?? {}).map(([name, words]) => [name, say(words)] as const);
    return say(found.words, Object.fromEntries(values));
  };
};

const Products = ({ draft, checklists, problems, onChange }: FormProps) => {
  const say = useSay();
  const errorAt = useErrorAt(problems);
  const picks = useMemo(
    () =>
      checklists.flatMap(({ categories }) =>
        categories.flatMap(({ code, name, units }) =>
          units.map((unit) => ({
            id: unit.id,
            words: unit.name,
            group: name,
            ...(unit.provenance.basis === 'unverified'
              ? { remark: isLicensed(code) ? text.unverified : text.leavingUnverified }
              : {}),
          })),
        ),
      ),
    [checklists],
  );
  const offered = typesFor(checklists, draft.units);
  return (
    <>
      <PickMany
        label={say(text.products)}
        hint={say(text.productsHint)}
        error={errorAt('units')}
        picks={picks}
        chosen={draft.units}
        first
        onChange={(units) => onChange({ units })}
      />
      <div className="field">
        <RadioGroup
          label={say(text.type)}
          value={draft.type}
          choices={InspectionType.options.map((type) => ({
            value: type,
            label: say(inspectionTypeText[type]),
            disabled: !offered.includes(type),
          }))}
          onChange={(type) => onChange({ type })}
        />
        {draft.units.length > 0 && offered.length < InspectionType.options.length && (
          <div className="field-hint">{say(text.typeNotShared)}</div>
        )}
        {errorAt('type') && <div className="field-error">{errorAt('type')}</div>}
      </div>
    </>
  );
};

const CreditCode = ({ draft, problems, onChange }: FormProps) => {
  const say = useSay();
  const errorAt = useErrorAt(problems);
  const read = draft.creditCode.trim() === '' ? null : readCreditCode(draft.creditCode);
  const doubted = read?.problem && read.code.length === 18;
  return (
    <>
      <TextField
        label={say(text.creditCode)}
        value={draft.creditCode}
        error={read?.problem ? say(read.problem) : errorAt('creditCode')}
        hint={read?.warning ? say(read.warning) : undefined}
        onChange={(creditCode) => onChange({ creditCode })}
      />
      {doubted && (
        <TextField
          label={say(text.creditCodeReason)}
          value={draft.creditCodeReason}
          error={draft.creditCodeReason.trim() === '' ? errorAt('creditCode') : undefined}
          placeholder={say(text.asPrinted)}
          maxLength={200}
          onChange={(creditCodeReason) => onChange({ creditCodeReason })}
        />
      )}
    </>
  );
};

const Licences = ({ draft, checklists, problems, onChange }: FormProps) => {
  const say = useSay();
  const errorAt = useErrorAt(problems);
  const read = readLicences(draft.licences, draft.validTo);
  const known = chosenProducts(checklists, draft.units).flatMap(({ checklist }) =>
    checklist.categories.flatMap(({ licencePrefixes }) => licencePrefixes),
  );
  const strange = known.length > 0 ? read.prefixes.find((prefix) => !known.includes(prefix)) : undefined;
  return (
    <>
      <TextField
        label={say(text.licences)}
        optional={say(text.optional)}
        value={draft.licences}
        error={read.problem ? say(read.problem) : errorAt('licences')}
        hint={strange === undefined ? say(text.licencesHint) : say(text.licenceOther, { number: strange })}
        onChange={(licences) => onChange({ licences })}
      />
      <DateField
        label={say(text.validTo)}
        optional={say(text.optional)}
        value={draft.validTo}
        onChange={(validTo) => onChange({ validTo })}
      />
    </>
  );
};

const Form = (props: FormProps & { leader: string }) => {
  const say = useSay();
  const { draft, problems, onChange, leader } = props;
  const errorAt = useErrorAt(problems);
  const line = (key: TextKey, words: Words, hint?: Words, optional = false) => (
    <TextField
      label={say(words)}
      hint={hint && say(hint)}
      optional={optional ? say(text.optional) : undefined}
      error={errorAt(key)}
      value={draft[key]}
      maxLength={key === 'contactPhone' ? 30 : key.endsWith('Number') ? 40 : 200}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <div className="stack begin-form">
      <p className="medium soft">{say(text.lead)}</p>
      <Products {...props} />
      <fieldset className="begin-part">
        <legend className="strong">{say(text.enterprise)}</legend>
        {line('name', text.name)}
        <CreditCode {...props} />
        {line('address', text.address)}
        {line('productionAddress', text.productionAddress, text.sameAddress, true)}
        {line('legalRepresentative', text.legalRepresentative)}
        {line('contactName', text.contactName)}
        {line('contactPost', text.contactPost)}
        {line('contactPhone', text.contactPhone, undefined, true)}
        {needsLicence(props.checklists, draft.units) && <Licences {...props} />}
      </fieldset>
      <fieldset className="begin-part">
        <legend className="strong">{say(text.team)}</legend>
        <p className="wide">{say(text.leader, { name: leader })}</p>
        {line('leaderNumber', text.leaderNumber, undefined, true)}
        <span />
        {line('inspectorName', text.inspectorName, undefined, true)}
        {line('inspectorNumber', text.inspectorNumber, undefined, true)}
      </fieldset>
      <TextArea
        label={say(text.background)}
        optional={say(text.optional)}
        maxLength={4000}
        value={draft.background}
        onChange={(background) => onChange({ background })}
      />
    </div>
  );
};

/** Begins a visit that headquarters did not dispatch: products, type, firm, team; then straight into the opening. */
export const BeginDialog = ({ onClose }: { onClose: () => void }) => {
  const say = useSay();
  const desk = useDesk();
  const holder = useDeskState(({ app }) => app?.device?.holder ?? null);
  const checklists = useCurrentChecklists();
  const [draft, setDraft] = useState(emptyBegin);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const errorAt = useErrorAt(tried && checklists ? checkBegin(draft, checklists) : []);
  const ready = checklists !== null && checklists.length > 0 && holder !== null;
  const problems = ready ? checkBegin(draft, checklists) : [];
  const start = () => {
    setTried(true);
    if (!ready || busy || problems.length > 0) return;
    const run = async () => {
      setBusy(true);
      const id = await desk.beginVisit(visitOf(draft, checklists, holder));
      setBusy(false);
      if (id === null) return;
      onClose();
      await goOn(desk, id);
    };
    void run();
  };
  const first = tried ? problems[0] : undefined;
  return (
    <Dialog
      title={say(text.title)}
      size="wide"
      onClose={onClose}
      footer={
        <>
          {first && (
            <span className="field-error begin-error" role="alert">
              {errorAt(first.at)}
            </span>
          )}
          <span className="push" />
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button
            look="primary"
            keys="Ctrl Enter"
            aria-disabled={!ready || busy}
            onClick={ready && !busy ? start : undefined}
          >
            {say(busy ? text.starting : text.start)}
          </Button>
        </>
      }
    >
      <div onKeyDown={confirmKey(start)}>
        {checklists !== null && checklists.length === 0 && <Notice tone="gen">{say(text.noContent)}</Notice>}
        {ready && (
          <Form
            draft={draft}
            checklists={checklists}
            problems={tried ? problems : []}
            leader={holder.name}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
        )}
      </div>
    </Dialog>
  );
};
