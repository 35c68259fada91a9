import type { ApplicationEvent, Ledger } from '@sealtrail/applications/events';
import type { Recorded } from '@sealtrail/event-sourcing';
import type { PaperApproval } from '@sealtrail/policy/events';
import { type WithoutDisputed, withoutDisputed } from './disputed-approval';
import { type Grant, ledgerWithGrants } from './grants';
import { type MovingFact, movingFactsOf } from './moving-facts';

/** A case as supervision sees it, from the events of its stream alone. */
export type WatchedCase = {
  readonly events: readonly Recorded<ApplicationEvent>[];
  readonly ledger: Ledger;
  /** In the order in which they were given. */
  readonly grants: readonly Grant[];
  /** What has moved a limit or ended a clock, in the order of the log: the reason of a revocation is among them. */
  readonly facts: readonly MovingFact[];
  /** As it would stand without acts whose approval is in dispute; `null`: none is. */
  readonly withoutDisputed: WithoutDisputed | null;
};

export const watchedCaseOf = (
  events: readonly Recorded<ApplicationEvent>[],
  { paperApproval }: { readonly paperApproval: PaperApproval },
): WatchedCase => ({
  events,
  ...ledgerWithGrants(events),
  facts: movingFactsOf(events),
  withoutDisputed: withoutDisputed(events, paperApproval),
});
