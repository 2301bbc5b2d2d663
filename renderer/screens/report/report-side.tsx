import { Download, ExternalLink, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReportLanguage } from '../../../shared/contract/contract.ts';
import type { Words } from '../../../shared/domain/words.ts';
import { reportScreenText as text } from '../../../shared/text/report-screen.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useDeskState } from '../desk-context.tsx';
import { DigestText } from '../pieces/digest-text.tsx';
import { saySize } from '../pieces/say-size.ts';
import type { ReportFile, ReportState } from '../pieces/use-report.ts';
import { openInWindow, printFile } from './hand-over.ts';

/** Save, open and print what is shown. */
export const HandOver = ({ file, fileName }: { file: ReportFile; fileName: string }) => {
  const say = useSay();
  // The desktop program opens no window but its own.
  const oneWindow = useDeskState(({ app }) => app?.host === 'electron');
  if (file.name !== 'read') return null;
  return (
    <div className="report-buttons">
      <a className="btn primary" href={file.address} download={fileName}>
        <Download aria-hidden="true" />
        {say(text.download)}
      </a>
      {!oneWindow && (
        <Button icon={<ExternalLink aria-hidden="true" />} onClick={() => openInWindow(file.address)}>
          {say(text.open)}
        </Button>
      )}
      <Button icon={<Printer aria-hidden="true" />} onClick={() => printFile(file.address)}>
        {say(text.print)}
      </Button>
    </div>
  );
};

/** Makes the paper, or makes it again; where that stopped it says why. */
export const MakePaper = ({
  state,
  words,
  onMake,
}: {
  state: ReportState;
  /** What the button says before there is a paper. */
  words: Words;
  onMake: () => void;
}) => {
  const say = useSay();
  const made = state.name === 'made';
  const making = state.name === 'making';
  return (
    <>
      <Button
        look={made ? 'plain' : 'primary'}
        keys="Ctrl Enter"
        aria-disabled={making}
        onClick={making ? undefined : onMake}
      >
        {say(made ? text.remake : words)}
      </Button>
      {state.name === 'stopped' && (
        <Notice tone={state.why === 'failed' ? 'bad' : 'info'} live>
          {say(state.why === 'failed' ? text.failed : text.cancelled)}
        </Notice>
      )}
    </>
  );
};

/** Which language the draft is made in. */
export const LanguageChoice = ({
  language,
  disabled,
  onChange,
}: {
  language: ReportLanguage;
  disabled: boolean;
  onChange: (language: ReportLanguage) => void;
}) => {
  const say = useSay();
  return (
    <RadioGroup
      label={say(text.language)}
      value={language}
      disabled={disabled}
      choices={(['zh', 'en', 'both'] as const).map((value) => ({
        value,
        label: say(text[`language_${value}`]),
      }))}
      onChange={onChange}
    />
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

export type PaperFacts = {
  readonly label: Words;
  readonly number: string;
  readonly pages: number;
  readonly bytes: number;
  /** Null for a paper that does not carry it. */
  readonly contentDigest: string | null;
  readonly digest: string;
  readonly language: ReportLanguage;
  readonly sealedAt: string | null;
};

/** What the file is, in numbers that the paper carries too. */
export const PaperFactList = ({ facts }: { facts: PaperFacts }) => {
  const say = useSay();
  return (
    <>
      <dl className="facts">
        <Fact name={say(facts.label)}>{facts.number}</Fact>
        {facts.sealedAt !== null && <Fact name={say(text.sealedAt)}>{facts.sealedAt}</Fact>}
        <Fact name={say(text.language)}>{say(text[`language_${facts.language}`])}</Fact>
        <Fact name={say(text.pages)}>{facts.pages}</Fact>
        <Fact name={say(text.size)}>{saySize(facts.bytes)}</Fact>
        {facts.contentDigest !== null && (
          <Fact name={say(text.contentDigest)}>
            <DigestText digest={facts.contentDigest} />
          </Fact>
        )}
        <Fact name={say(text.fileDigest)}>
          <DigestText digest={facts.digest} />
        </Fact>
      </dl>
      {facts.contentDigest !== null && <p className="small faint">{say(text.digestHint)}</p>}
    </>
  );
};

/** Characters the font lacks: named, never silently dropped. */
export const MissingGlyphs = ({ glyphs }: { glyphs: readonly string[] }) => {
  const say = useSay();
  if (glyphs.length === 0) return null;
  return (
    <Notice tone="gen">
      <b>{say(text.glyphsTitle)}</b>
      <p className="medium">{say(text.glyphsText, { count: glyphs.length })}</p>
      <p className="glyphs mono">
        {glyphs.map((glyph) => (
          <span key={glyph}>{glyph}</span>
        ))}
      </p>
    </Notice>
  );
};
