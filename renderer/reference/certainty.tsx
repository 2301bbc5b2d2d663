import type { Provenance } from '../../shared/domain/words.ts';
import { basisText } from '../../shared/text/catalogue.ts';
import { Chip } from '../parts/chip.tsx';
import { useSay } from '../parts/language.tsx';
import './reference.css';

const tone = { source: 'ok', recalled: 'gen', unverified: 'bad' } as const;

/** How certain a fact is, in a word. */
export const Basis = ({ provenance }: { provenance: Provenance }) => {
  const say = useSay();
  return <span className={`small basis ${tone[provenance.basis]}`}>{say(basisText[provenance.basis])}</span>;
};

/** How certain a fact is, and where it comes from. */
export const Certainty = ({ provenance }: { provenance: Provenance }) => {
  const say = useSay();
  return (
    <div className="certainty small soft">
      <Chip tone={tone[provenance.basis]}>{say(basisText[provenance.basis])}</Chip>
      {provenance.source}
      {provenance.note && <div>{say(provenance.note)}</div>}
    </div>
  );
};
