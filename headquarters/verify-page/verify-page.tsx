import { FileSearch } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../renderer/parts/button.tsx';
import { LanguageProvider, useSay } from '../../renderer/parts/language.tsx';
import { Notice } from '../../renderer/parts/notice.tsx';
import type { Language } from '../../shared/domain/words.ts';
import { verifyPageText as text } from '../../shared/text/verify-page.ts';
import { type Checked, checkGiven } from './check-given.ts';
import { addGiven, type Given, maxPieceBytes, nothingGiven } from './read-given.ts';
import { Result } from './result.tsx';

const GivenList = ({ given }: { given: Given }) => {
  const say = useSay();
  const counts = (['anchors', 'revocations', 'receipts', 'inclusions', 'keys'] as const)
    .filter((kind) => given[kind].length > 0)
    .map((kind) => say(text[kind], { n: given[kind].length }));
  return (
    <>
      {counts.length > 0 && (
        <p className="small">
          <span className="strong">{say(text.given)}</span> {counts.join(' · ')}
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

/** Everything is checked again whenever something is added: a certificate that comes later may change the verdict. */
const useChecked = (given: Given): { readonly checked: readonly Checked[]; readonly busy: boolean } => {
  const [found, setFound] = useState<{ given: Given; checked: readonly Checked[] }>({
    given: nothingGiven,
    checked: [],
  });
  useEffect(() => {
    let live = true;
    const run = async () => {
      const now = new Date().toISOString();
      const checked = await Promise.all(given.reports.map((piece) => checkGiven(given, piece, now)));
      if (live) setFound({ given, checked });
    };
    void run();
    return () => {
      live = false;
    };
  }, [given]);
  return { checked: found.checked, busy: found.given !== given };
};

const Content = ({ onLanguage }: { onLanguage: () => void }) => {
  const say = useSay();
  const picker = useRef<HTMLInputElement>(null);
  const [given, setGiven] = useState(nothingGiven);
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const [over, setOver] = useState(false);
  const { checked, busy } = useChecked(given);
  const take = async (files: readonly File[]) => {
    setTooLarge(files.filter(({ size }) => size > maxPieceBytes).map(({ name }) => name));
    const fitting = files.filter(({ size }) => size <= maxPieceBytes);
    const pieces = await Promise.all(
      fitting.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    setGiven((before) => addGiven(before, pieces));
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
          <Button look="primary" onClick={() => picker.current?.click()}>
            {say(text.choose)}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={say(text.choose)}
            onChange={({ currentTarget }) => {
              void take([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
          <p className="soft small">{say(text.also)}</p>
          <GivenList given={given} />
        </div>
        {tooLarge.length > 0 && (
          <Notice tone="bad" live>
            {say(text.tooLarge, { names: tooLarge.join('、') })}
          </Notice>
        )}
        {busy && given.reports.length > 0 && <p role="status">{say(text.checking)}</p>}
        {checked.map((one, at) => (
          <Result key={`${at} ${one.name}`} {...one} />
        ))}
        {given !== nothingGiven && <Button onClick={() => setGiven(nothingGiven)}>{say(text.again)}</Button>}
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
