import { Checklist } from '../../shared/domain/checklist.ts';
import { conclude } from '../../shared/domain/conclude.ts';
import { contentDigestOf } from '../../shared/domain/content.ts';
import { evaluate } from '../../shared/domain/evaluate.ts';
import type { Computed, Context, Evaluation } from '../../shared/domain/evaluation.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import { replay } from '../../shared/domain/replay.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';
import { ensureHechaError, type ErrorCode, HechaError } from '../../shared/errors.ts';
import type { ReceivedInspection } from '../../shared/exchange/console-api.ts';
import { emptyHead, followChain } from '../../shared/seal/chain.ts';

export type Read = {
  readonly inspection: Inspection;
  readonly context: Context;
  readonly evaluation: Evaluation;
  readonly computed: Computed;
  /** Null when the page's own check of chain and content found nothing; else why not. */
  readonly doubt: ErrorCode | null;
};

const doubtOf = (received: ReceivedInspection, inspection: Inspection): ErrorCode | null => {
  try {
    followChain(emptyHead(received.line.submissionId), received.journal);
    if (contentDigestOf(inspection) !== received.receipt.body.contentDigest)
      throw new HechaError('SUBMISSION_INVALID');
    return null;
  } catch (caught) {
    return ensureHechaError(caught).code;
  }
};

/** Computes an inspection anew from its journal, checklist and rule set: the page believes no summary. */
export const readInspection = (received: ReceivedInspection): Read => {
  const context = {
    checklist: Checklist.parse(received.checklist),
    ruleSet: RuleSet.parse(received.ruleSet),
  };
  const inspection = replay(received.journal);
  const evaluation = evaluate(context, inspection);
  return {
    inspection,
    context,
    evaluation,
    computed: conclude(context, evaluation),
    doubt: doubtOf(received, inspection),
  };
};
