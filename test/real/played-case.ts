import type { CasePlan, Step } from './case-plan';
import type { Day } from './dutch-days';

/** What the server has accepted of a case: the acts that a card can depend on. */
export type PlayedCase = {
  readonly plan: CasePlan;
  readonly applicationId: string;
  readonly steps: readonly (Step & { doneOn: Day | null })[];
  readonly pauses: { readonly from: Day; readonly days: number; to: Day | null }[];
  extended: boolean;
  endedOn: Day | null;
};

/** A request that the server refused, with the reason. */
export type Refusal = { readonly case: string; readonly what: string; readonly at: string; readonly reason: string };

/** The compared members of a card. */
export type Card = {
  readonly case: string;
  readonly rule: string;
  readonly clock: string;
  readonly level: string;
  readonly at: string;
  readonly department: string;
  readonly official: string | null;
};

export const textOf = ({ case: name, rule, clock, level, at, department, official }: Card): string =>
  [name, rule, clock, level, at, department, official ?? 'nobody'].join(' | ');
