import { FileSearch } from 'lucide-react';
import { type DragEvent, useCallback, useEffect, useState } from 'react';
import { Button } from '../../renderer/parts/button.tsx';
import { FileButton } from '../../renderer/parts/file-button.tsx';
import { LanguageProvider, useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import type { Language } from '../../shared/domain/words.ts';
import { verifyPageText as text } from '../../shared/text/verify-page.ts';
import { checkCode, type CheckedCode } from '../../shared/verify/check-code.ts';
import { type Checked, checkGiven } from './check-given.ts';
import { CodeResult } from './code-result.tsx';
import { addGiven, type Given, maxPieceBytes, nothingGiven } from './read-given.ts';
import { forget, recall, remember } from './remember.ts';
import { Result } from './result.tsx';
import { Scan, usePicture } from './scan.tsx';

const kinds = ['anchors', 'revocations', 'receipts', 'inclusions', 'keys', 'lists'] as const;

const GivenList = ({ given, onForget }: { given: Given; onForget: () => void }) => {
  const say = useSay();
  const counts = kinds
    .filter((kind) => given[kind].length > 0)
    .map((kind) => say(text[kind], { n: given[kind].length }));
  return (
    <>
      {counts.length > 0 && (
        <p className="small">
          <span className="strong">{say(text.given)}</span> {counts.join(' · ')}
        </p>
      )}
      {given.lists.length > 0 && (
        <p className="small">
          {say(text.remembered)}{' '}
          <Button look="quiet" size="small" onClick={onForget}>
            {say(text.forget)}
          </Button>
        </p>
      )}
      {given.unknown.length > 0 && (
        <Notice tone="gen" live>
          {say(text.unknown, { names: given.unknown.join('、') })}
        </Notice>
      )}
    </>
  );
};

type Found = {
  readonly reports: readonly Checked[];
  readonly codes: readonly { readonly scanned: string; readonly code: CheckedCode }[];
};

/** Everything is checked again whenever something is added: a certificate that comes later may change the verdict. */
const useChecked = (given: Given, texts: readonly string[]): Found & { readonly busy: boolean } => {
  const [found, setFound] = useState<Found & { of: Given | null }>({ of: null, reports: [], codes: [] });
  useEffect(() => {
    let live = true;
    const run = async () => {
      const now = new Date().toISOString();
      const reports = await Promise.all(given.reports.map((piece) => checkGiven(given, piece, now)));
      const codes = await Promise.all(
        texts.map(async (scanned) => ({ scanned, code: await checkCode(scanned, given) })),
      );
      if (live) setFound({ of: given, reports, codes });
    };
    void run();
    return () => {
      live = false;
    };
  }, [given, texts]);
  return { ...found, busy: found.of !== given };
};

const isPicture = ({ type }: File): boolean => type.startsWith('image/');

const Content = ({ onLanguage }: { onLanguage: () => void }) => {
  const say = useSay();
  const [given, setGiven] = useState(recall);
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const [over, setOver] = useState(false);
  const { reports, codes, busy } = useChecked(given, texts);
  const scan = useCallback(
    (code: string) => setTexts((before) => [code, ...before.filter((other) => other !== code)]),
    [],
  );
  const picture = usePicture(scan);
  useEffect(() => void remember(given), [given]);
  const take = async (files: readonly File[]) => {
    setTooLarge(files.filter(({ size }) => size > maxPieceBytes).map(({ name }) => name));
    const fitting = files.filter(({ size }) => size <= maxPieceBytes);
    const pieces = await Promise.all(
      fitting
        .filter((file) => !isPicture(file))
        .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    if (pieces.length > 0) setGiven((before) => addGiven(before, pieces));
    for (const file of fitting.filter(isPicture)) await picture.take(file);
  };
  const restart = (from: Given) => {
    setGiven(from);
    setTexts([]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take([...event.dataTransfer.files]);
  };
  return (
    <div
      className="verify-page"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <header>
        <h1>{say(text.title)}</h1>
        <Button look="quiet" onClick={onLanguage}>
          {say(text.language)}
        </Button>
      </header>
      <main>
        <p className="lead">{say(text.lead)}</p>
        <div className="drop" data-over={over}>
          <FileSearch aria-hidden="true" />
          <p className="strong">{say(text.drop)}</p>
          <FileButton look="primary" multiple name={say(text.choose)} onFiles={(files) => void take(files)}>
            {say(text.choose)}
          </FileButton>
          <p className="soft small">{say(text.also)}</p>
          <GivenList
            given={given}
            onForget={() => {
              forget();
              restart(nothingGiven);
            }}
          />
        </div>
        <Scan onText={scan} picture={picture} />
        {tooLarge.length > 0 && (
          <Notice tone="bad" live>
            {say(text.tooLarge, { names: tooLarge.join('、') })}
          </Notice>
        )}
        {busy && given.reports.length > 0 && <p role="status">{say(text.checking)}</p>}
        {codes.map(({ scanned, code }) => (
          <CodeResult key={scanned} code={code} reports={reports} />
        ))}
        {reports.map((one, at) => (
          <Result key={`${at} ${one.name}`} {...one} />
        ))}
        {(texts.length > 0 || given.reports.length > 0) && (
          <Button onClick={() => restart(recall())}>{say(text.again)}</Button>
        )}
      </main>
    </div>
  );
};

/** The page: what was dropped stays in it. */
export const VerifyPage = () => {
  const [language, setLanguage] = useState<Language>(navigator.language.startsWith('zh') ? 'zh' : 'en');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <LanguageProvider language={language}>
      <Content onLanguage={() => setLanguage(language === 'zh' ? 'en' : 'zh')} />
    </LanguageProvider>
  );
};
