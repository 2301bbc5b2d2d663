import { Eraser, Undo2, UserX } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { ReportLanguage } from '../../../shared/contract/contract.ts';
import type { Inspection } from '../../../shared/domain/inspection.ts';
import type { Party } from '../../../shared/domain/journal.ts';
import { missingSignatures, requiredParties } from '../../../shared/domain/parties.ts';
import { signingText as text } from '../../../shared/text/signing.ts';
import type { OpenInspection } from '../../desk/desk.ts';
import { Button } from '../../parts/button.tsx';
import { useLanguage, useSay } from '../../parts/language.tsx';
import { EmptyState, Notice } from '../../parts/notice.tsx';
import { listFindings, type Finding } from '../conclusion/list-findings.ts';
import { useDesk } from '../desk-context.tsx';
import type { Command } from '../keys/command.ts';
import { useCommands } from '../keys/commands-context.tsx';
import { localDay } from '../pieces/day.ts';
import '../pieces/pieces.css';
import { AmendmentNotice } from '../pieces/amendment-notice.tsx';
import { useOpen } from '../pieces/use-open.ts';
import { go, stageRoute } from '../routes.ts';
import { InspectionFrame } from '../shell/inspection-frame.tsx';
import { UnlockDialog } from '../signers/unlock-dialog.tsx';
import { drawingOf, isBlank, type Stroke } from './drawing-board.ts';
import { PartyList } from './party-list.tsx';
import { isOwed, nextToSign, nextWitnessId, partyStates, type PartyState } from './party-states.ts';
import { PreviewPane } from './preview-pane.tsx';
import { RefuseForm } from './refuse-form.tsx';
import { SignaturePad } from './signature-pad.tsx';
import { SignedView } from './signed-view.tsx';
import './signing.css';
import { SignsWhat } from './signs-what.tsx';
import { useSealing, type Sealing } from './use-sealing.ts';
import { WitnessDialog } from './witness-dialog.tsx';

type Confirmed = NonNullable<Inspection['conclusion']>;

const meaningOf = ({ role }: Party) => {
  if (role === 'enterprise') return text.meaningEnterprise;
  return role === 'leader' || role === 'inspector' ? text.meaningTeam : text.meaningOther;
};

/** The pen for one party: sign, take back a stroke, or refuse; all in one place. */
const Pen = ({
  party,
  contentDigest,
  last,
  onSign,
  onRefuse,
}: {
  party: Party;
  contentDigest: string;
  last: boolean;
  onSign: (strokes: readonly Stroke[]) => void;
  onRefuse: (reason: string, witness: string) => void;
}) => {
  const say = useSay();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [refusing, setRefusing] = useState(false);
  const blank = isBlank(strokes);
  const words = last ? text.confirmLast : text.confirm;
  const sign = () => {
    if (!blank) onSign(strokes);
  };
  // Above the seal: while someone holds the pen, Ctrl+Enter signs and never seals.
  const commands: readonly Command[] = refusing
    ? []
    : [
        {
          id: 'signing.confirm',
          words: text.keyConfirm,
          keys: ['Ctrl+Enter'],
          inText: true,
          bar: 'left',
          ...(blank ? { off: text.padEmpty } : {}),
          run: sign,
        },
      ];
  useCommands(commands, 2);
  if (refusing) return <RefuseForm name={party.name} onRefuse={onRefuse} onBack={() => setRefusing(false)} />;
  return (
    <>
      <SignaturePad name={party.name} contentDigest={contentDigest} strokes={strokes} onChange={setStrokes} />
      <div className="pen-actions">
        <Button size="big" icon={<UserX aria-hidden="true" />} onClick={() => setRefusing(true)}>
          {say(text.refuse)}
        </Button>
        <Button
          size="big"
          icon={<Undo2 aria-hidden="true" />}
          aria-disabled={strokes.length === 0}
          onClick={() => setStrokes(strokes.slice(0, -1))}
        >
          {say(text.undoStroke)}
        </Button>
        <Button
          size="big"
          icon={<Eraser aria-hidden="true" />}
          aria-disabled={strokes.length === 0}
          onClick={() => setStrokes([])}
        >
          {say(text.clear)}
        </Button>
        <span className="push" />
        <Button
          look="primary"
          size="big"
          keys="Ctrl Enter"
          aria-disabled={blank}
          onClick={blank ? undefined : sign}
        >
          {say(words)}
        </Button>
      </div>
    </>
  );
};

const PenPlace = ({
  open,
  conclusion,
  findings,
  chosen,
  states,
  locked,
  onDone,
}: {
  open: OpenInspection;
  conclusion: Confirmed;
  findings: readonly Finding[];
  chosen: PartyState;
  states: readonly PartyState[];
  locked: boolean;
  onDone: (partyId: string) => void;
}) => {
  const say = useSay();
  const desk = useDesk();
  const language = useLanguage();
  const [again, setAgain] = useState<string | null>(null);
  const { party, state } = chosen;
  const stale = states.filter((other) => other.state.name === 'stale').length;
  const signed = (state.name === 'given' || state.name === 'refused') && again !== party.id;
  const done = (accepted: boolean) => {
    if (!accepted) return;
    setAgain(null);
    onDone(party.id);
  };
  return (
    <section className="pen-place" aria-label={party.name}>
      <div>
        <div className="medium faint">{say(text[`eyebrow_${party.role}`])}</div>
        <h1 className="display">{say(signed ? text.signedTitle : text.asks, { name: party.name })}</h1>
        <p className="soft">{say(meaningOf(party))}</p>
      </div>
      {stale > 0 && <Notice tone="gen">{say(text.staleAll, { count: stale })}</Notice>}
      <AmendmentNotice open={open} />
      <SignsWhat open={open} conclusion={conclusion} findings={findings} />
      {signed ? (
        <SignedView signature={state.signature} locked={locked} onAgain={() => setAgain(party.id)} />
      ) : (
        !locked && (
          <Pen
            key={`${party.id} ${open.contentDigest}`}
            party={party}
            contentDigest={open.contentDigest}
            last={states.filter(isOwed).length <= 1}
            onSign={(strokes) => done(desk.sign(party, drawingOf(strokes), language))}
            onRefuse={(reason, witness) => done(desk.refuseToSign(party, reason, witness))}
          />
        )
      )}
    </section>
  );
};

/** Who signs and where the pen is. The pen moves on by itself to whoever still has to sign. */
const useParties = (open: OpenInspection) => {
  const [witnesses, setWitnesses] = useState<readonly Party[]>([]);
  const [wanted, setWanted] = useState<string | null>(null);
  const { inspection, contentDigest } = open;
  const states = useMemo(
    () => partyStates(inspection, requiredParties(inspection), witnesses, contentDigest),
    [inspection, witnesses, contentDigest],
  );
  const chosenId = wanted ?? nextToSign(states) ?? states[0]?.party.id ?? null;
  const chosen = states.find(({ party }) => party.id === chosenId) ?? null;
  const onDone = useCallback(() => setWanted(null), []);
  const addWitness = (witness: { name: string; post: string }) => {
    const id = nextWitnessId(states);
    setWitnesses((before) => [...before, { id, role: 'witness', ...witness }]);
    setWanted(id);
  };
  return { states, chosen, choose: setWanted, onDone, addWitness };
};

const useSigningCommands = (open: OpenInspection, sealing: Sealing, ready: boolean) => {
  const { id } = open.inspection;
  const commands: readonly Command[] = [
    ...(ready
      ? [
          {
            id: 'signing.seal',
            words: text.keySeal,
            keys: ['Ctrl+Enter'],
            inText: true,
            bar: 'left' as const,
            run: sealing.start,
          },
        ]
      : []),
    {
      id: 'signing.view',
      words: text.keyView,
      keys: ['V'],
      bar: 'left',
      run: () => go(stageRoute(id, 'report')),
    },
    {
      id: 'signing.opinion',
      words: text.keyOpinion,
      keys: ['R'],
      bar: 'left',
      run: () => go(stageRoute(id, 'closing')),
    },
  ];
  useCommands(commands);
};

const Signing = ({ open, conclusion }: { open: OpenInspection; conclusion: Confirmed }) => {
  const { inspection, context, evaluation, contentDigest } = open;
  const [language, setLanguage] = useState<ReportLanguage>('zh');
  const [addingWitness, setAddingWitness] = useState(false);
  const { states, chosen, choose, onDone, addWitness } = useParties(open);
  const findings = useMemo(
    () => listFindings(inspection, context, evaluation, localDay(new Date())),
    [inspection, context, evaluation],
  );
  const sealing = useSealing(inspection.id, language);
  const locked = inspection.seal !== null || open.readOnly;
  const missing = missingSignatures(inspection, contentDigest).map(({ name }) => name);
  useSigningCommands(open, sealing, missing.length === 0 && !locked);
  return (
    <div className="signing" data-screen="signing">
      <PartyList
        states={states}
        chosen={chosen?.party.id ?? null}
        contentDigest={contentDigest}
        locked={locked}
        sealed={inspection.seal !== null}
        onChoose={choose}
        onWitness={() => setAddingWitness(true)}
      />
      {chosen && (
        <PenPlace
          open={open}
          conclusion={conclusion}
          findings={findings}
          chosen={chosen}
          states={states}
          locked={locked || sealing.progress !== null}
          onDone={onDone}
        />
      )}
      <PreviewPane
        language={language}
        contentDigest={contentDigest}
        missing={missing}
        sealing={sealing}
        locked={locked}
        sealed={inspection.seal !== null}
        onLanguage={setLanguage}
        onView={() => go(stageRoute(inspection.id, 'report'))}
      />
      {sealing.waitsFor && (
        <UnlockDialog
          key={sealing.waitsFor.signer.inspectorId}
          signer={sealing.waitsFor.signer}
          sealing
          onUnlocked={() => sealing.waitsFor?.answer(true)}
          onClose={() => sealing.waitsFor?.answer(false)}
        />
      )}
      {addingWitness && (
        <WitnessDialog
          onAdd={(witness) => {
            addWitness(witness);
            setAddingWitness(false);
          }}
          onClose={() => setAddingWitness(false)}
        />
      )}
    </div>
  );
};

const NotYet = ({ open }: { open: OpenInspection }) => {
  const say = useSay();
  const { id, conclusion } = open.inspection;
  return (
    <div className="page-scroll" data-screen="signing">
      <EmptyState
        action={
          <Button look="primary" onClick={() => go(stageRoute(id, conclusion ? 'closing' : 'conclusion'))}>
            {say(conclusion ? text.toClosing : text.toConclusion)}
          </Button>
        }
      >
        {say(conclusion ? text.notClosed : text.notConcluded)}
      </EmptyState>
    </div>
  );
};

/** Everyone signs the same content, or their refusal is recorded; then the report is sealed. */
export const SigningScreen = () => {
  const open = useOpen();
  if (!open) return null;
  const { id, conclusion, closing } = open.inspection;
  return (
    <InspectionFrame stage="signing" inspectionId={id}>
      {conclusion && closing ? <Signing open={open} conclusion={conclusion} /> : <NotYet open={open} />}
    </InspectionFrame>
  );
};
