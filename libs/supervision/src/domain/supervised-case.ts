import type { ApplicationEvent, Ledger } from '@sealtrail/applications/events';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import type { Policies } from '@sealtrail/policy/events';
import { type ChangeReason, changeReasonsOf } from './change-reasons';
import { type CaseWithoutDisputed, withoutDisputed } from './disputed-approval';
import { type Grant, ledgerWithGrants } from './grants';
import type { RuleContext } from './rules/rule';

/** A case as supervision sees it, folded from the events of its stream alone. */
export type SupervisedCase = {
  readonly events: readonly RecordedEvent<ApplicationEvent>[];
  readonly ledger: Ledger;
  /** Extensions and prolongations, in the order in which they were granted. */
  readonly grants: readonly Grant[];
  /** Events that moved a limit or ended a clock, in the order of the log: a revocation names one of them. */
  readonly changeReasons: readonly ChangeReason[];
  /** The case without the acts whose approval is in dispute; `null`: none is. */
  readonly withoutDisputed: CaseWithoutDisputed | null;
  /** Which of its cards are to be answered no fact of the case says. */
  readonly feedback: RuleContext['feedback'];
};

/** What an evaluation works on: beside what a rule may look at, the history of the case. */
export type EvaluationContext = RuleContext & SupervisedCase;

export const supervisedCaseOf = (
  events: readonly RecordedEvent<ApplicationEvent>[],
  policies: Policies,
): SupervisedCase => ({
  events,
  ...ledgerWithGrants(events),
  changeReasons: changeReasonsOf(events),
  withoutDisputed: withoutDisputed(events, policies),
  feedback: [],
});
