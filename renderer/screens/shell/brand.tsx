import { shellText } from '../../../shared/text/shell.ts';
import { useSay } from '../../parts/language.tsx';

/** Mark and name of the product, first in the top bar. */
export const Brand = () => {
  const say = useSay();
  return (
    <span className="brand">
      <span className="brand-mark" aria-hidden="true">
        核
      </span>
      <span className="brand-name">{say(shellText.product)}</span>
    </span>
  );
};
