import type { Words } from '../../../shared/domain/words.ts';
import type { ErrorCode, HechaError } from '../../../shared/errors.ts';
import { enrolText } from '../../../shared/text/enrol.ts';
import { signersText as text } from '../../../shared/text/signers.ts';
import { useSay } from '../../parts/language.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useErrorWords } from '../shell/error-words.ts';

const sentences: Partial<Record<ErrorCode, Words>> = {
  HQ_UNREACHABLE: text.unreachable,
  PASSPHRASE_WRONG: text.pendingPassphrase,
  ENROLMENT_CODE_WRONG: enrolText.wrong,
  ENROLMENT_CODE_USED: enrolText.used,
  ENROLMENT_CODE_EXPIRED: enrolText.expired,
};

/** Why no certificate was issued. */
export const EnrolSignerProblem = ({ problem }: { problem: HechaError }) => {
  const say = useSay();
  const words = useErrorWords();
  const sentence = sentences[problem.code];
  return (
    <Notice tone="bad" live>
      <b>{say(text.notGot)}</b>
      <p>{sentence ? say(sentence) : words(problem.code, problem.detail)}</p>
      <p className="small soft mono">{problem.code}</p>
    </Notice>
  );
};
