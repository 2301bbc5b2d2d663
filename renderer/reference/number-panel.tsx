import { type Ref, useState } from 'react';
import type { Catalogue, ProductId } from '../../shared/domain/catalogue-edition.ts';
import { resolveOldLicence } from '../../shared/domain/old-licence.ts';
import { type PrintedNumber, readPrintedNumber } from '../../shared/domain/printed-number.ts';
import type { Product } from '../../shared/domain/products.ts';
import { referenceText as text } from '../../shared/text/reference.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { useSay } from '../parts/language.tsx';
import { Notice } from '../parts/notice.tsx';
import { Basis } from './certainty.tsx';
import './reference.css';

type Choose = (id: ProductId) => void;

const ToProduct = ({ product, onChoose }: { product: Product; onChoose: Choose }) => {
  const say = useSay();
  return (
    <Button size="small" onClick={() => onChoose(product.id)}>
      {say(product.name)}
    </Button>
  );
};

const LicenceFacts = ({
  read: { prefix, province, products },
  onChoose,
}: {
  read: Extract<PrintedNumber, { kind: 'licence' }>;
  onChoose: Choose;
}) => {
  const say = useSay();
  return (
    <>
      {province && (
        <>
          <dt>{say(text.issuedBy)}</dt>
          <dd>{say(province.name)}</dd>
        </>
      )}
      {prefix !== null && (
        <>
          <dt>{say(text.leadsTo)}</dt>
          <dd className="line wrap">
            {products.length === 0
              ? say(text.prefixUnknown, { prefix })
              : products.map((product) => (
                  <ToProduct key={product.id} product={product} onChoose={onChoose} />
                ))}
          </dd>
        </>
      )}
    </>
  );
};

const registeredWords = (kind: string) =>
  kind === '91' || kind === '92' || kind === '93' ? text[`registered_${kind}`] : text.registered_other;

const CodeFacts = ({
  registered,
  province,
}: Pick<Extract<PrintedNumber, { kind: 'creditCode' }>, 'registered' | 'province'>) => {
  const say = useSay();
  if (registered === null) return null;
  return (
    <>
      <dt>{say(text.registeredAs)}</dt>
      <dd>{say(registeredWords(registered), { kind: registered })}</dd>
      <dt>{say(text.registeredIn)}</dt>
      <dd>{say(province?.name ?? text.nationalRegistry)}</dd>
    </>
  );
};

const Read = ({ read, onChoose }: { read: PrintedNumber; onChoose: Choose }) => {
  const say = useSay();
  const licence = read.kind === 'licence';
  return (
    <div className="stack" data-number={read.problem === null ? 'sound' : 'wrong'}>
      {read.problem === null && (
        <Notice tone={read.warnings.length === 0 ? 'ok' : 'info'} live>
          <div>{say(licence ? text.numberSound : text.codeSound)}</div>
          <div className="small">{say(text.notSays)}</div>
        </Notice>
      )}
      {read.problem !== null && (
        <Notice tone="bad" live>
          {say(read.problem)}
        </Notice>
      )}
      {read.warnings.map((words) => (
        <Notice key={words.en} tone="gen">
          {say(words)}
        </Notice>
      ))}
      <dl className="facts">
        <dt>{say(text.readAs)}</dt>
        <dd>
          {say(licence ? text.asLicence : text.asCreditCode)}
          <div className="mono">{read.code}</div>
        </dd>
        {read.kind === 'licence' ? (
          <LicenceFacts read={read} onChoose={onChoose} />
        ) : (
          <CodeFacts registered={read.registered} province={read.province} />
        )}
      </dl>
    </div>
  );
};

const nothingPrinted = { category: '', unit: '', model: '' };

/** Today's unit for what an old licence prints at its three levels. */
const OldLicenceForm = ({
  catalogue,
  number,
  onChoose,
}: {
  catalogue: Catalogue;
  number: string;
  onChoose: Choose;
}) => {
  const say = useSay();
  const [printed, setPrinted] = useState(nothingPrinted);
  const asked = Object.values(printed).some((value) => value.trim() !== '');
  const resolution = asked ? resolveOldLicence(catalogue, { ...printed, number }) : null;
  const field = (name: keyof typeof nothingPrinted, label: string) => (
    <TextField
      label={label}
      value={printed[name]}
      maxLength={200}
      onChange={(value) => setPrinted({ ...printed, [name]: value })}
    />
  );
  return (
    <section className="stack">
      <h3>{say(text.oldLicence)}</h3>
      <p className="small faint">{say(text.oldLicenceHint)}</p>
      {field('category', say(text.printedCategory))}
      {field('unit', say(text.printedUnit))}
      {field('model', say(text.printedModel))}
      {resolution && (
        <Notice tone={resolution.found === 'nothing' ? 'gen' : 'info'} live>
          <div data-resolution={resolution.found}>{say(resolution.reason)}</div>
          {resolution.found !== 'nothing' && (
            <div className="line wrap resolved">
              <ToProduct product={resolution.product} onChoose={onChoose} />
              {resolution.found === 'unit' && <Basis provenance={{ basis: resolution.certainty }} />}
            </div>
          )}
        </Notice>
      )}
    </section>
  );
};

/** A field for a number on a certificate, with what it says or what is wrong with it; and an old licence's levels. */
export const NumberPanel = ({
  catalogue,
  input,
  keys,
  onChoose,
}: {
  catalogue: Catalogue;
  input?: Ref<HTMLInputElement>;
  keys?: string;
  onChoose: Choose;
}) => {
  const say = useSay();
  const [number, setNumber] = useState('');
  const read = readPrintedNumber(catalogue, number);
  return (
    <div className="number-panel stack">
      <h2 className="strong">{say(text.numbers)}</h2>
      <TextField
        {...(input === undefined ? {} : { ref: input })}
        {...(keys === undefined ? {} : { keys })}
        label={say(text.number)}
        hint={say(text.numberHint)}
        value={number}
        maxLength={60}
        onChange={setNumber}
      />
      {read && <Read read={read} onChoose={onChoose} />}
      {read?.kind !== 'creditCode' && (
        <OldLicenceForm
          catalogue={catalogue}
          number={read?.problem === null ? number : ''}
          onChoose={onChoose}
        />
      )}
    </div>
  );
};
