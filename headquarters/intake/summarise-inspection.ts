import { summariseResult, type ResultSummary } from '../../shared/domain/summarise-result.ts';
import type { Inspection } from '../../shared/domain/inspection.ts';
import { RuleSet } from '../../shared/domain/rule-set.ts';

/** The team's confirmed conclusion, by the bytes of its rule set. */
export const resultFrom = (inspection: Inspection, ruleSetBytes: Uint8Array): ResultSummary =>
  summariseResult(inspection, RuleSet.parse(JSON.parse(new TextDecoder().decode(ruleSetBytes))));

/** Name of the team's leader, or of its first member. */
export const leaderOf = ({ assignment: { team } }: Inspection): string =>
  (team.find(({ role }) => role === 'leader') ?? team[0])?.name ?? '';
