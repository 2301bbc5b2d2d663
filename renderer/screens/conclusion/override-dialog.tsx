import { useState } from 'react';
import type { Context } from '../../../shared/domain/evaluation.ts';
import type { ConfirmedConclusion } from '../../../shared/domain/journal.ts';
import { conclusionText as text } from '../../../shared/text/conclusion.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/field.tsx';
import { useSay } from '../../parts/language.tsx';
import { resultWords } from './conclusion-words.ts';
import { confirmKey, firstFocus } from '../pieces/dialog-keys.ts';

/** The team concludes otherwise than the rule set computed, with a written reason; both are printed. */
export const OverrideDialog = ({
  context,
  computed,
  remark,
  onConfirm,
  onClose,
}: {
  context: Context;
  /** `pass` or `fail` as computed; null where the rule is not available. */
  computed: 'pass' | 'fail' | null;
  remark: string;
  onConfirm: (conclusion: ConfirmedConclusion) => void;
  onClose: () => void;
}) => {
  const say = useSay();
  const other = computed === null ? null : computed === 'pass' ? 'fail' : 'pass';
  const [result, setResult] = useState<'pass' | 'fail' | null>(other);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const confirm = () => {
    setTried(true);
    if (result === null || reason.trim() === '') return;
    onConfirm({ result, followUp: null, overrideReason: reason.trim(), remark });
  };
  return (
    <Dialog
      title={say(text.disagreeTitle)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(text.cancel)}</Button>
          <Button look="primary" keys="Ctrl Enter" onClick={confirm}>
            {say(text.overrideConfirm)}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="soft">{say(text.disagreeText)}</p>
        <RadioGroup
          label={say(text.overrideResult)}
          value={result}
          choices={(['pass', 'fail'] as const).map((value) => ({
            value,
            label: say(resultWords(context, value)),
            disabled: value === computed,
          }))}
          onChange={setResult}
        />
        {tried && result === null && <p className="field-error">{say(text.needResult)}</p>}
        <TextArea
          label={say(text.overrideReason)}
          hint={say(text.overrideReasonHint)}
          error={tried && reason.trim() === '' ? say(text.needReason) : undefined}
          rows={4}
          maxLength={2000}
          value={reason}
          ref={firstFocus}
          onKeyDown={confirmKey(confirm)}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
};
