import {
  type ApplicationEvent,
  type ApprovalForm,
  type ApprovedAct,
  type Ledger,
} from '@sealtrail/applications/events';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { type Policies, policyAt } from '@sealtrail/policy/events';
import { type Grant, ledgerWithGrants } from './grants';

/** The case without the acts whose approval is in dispute. */
export type CaseWithoutDisputed = {
  readonly acts: readonly ApprovedAct[];
  readonly ledger: Ledger;
  readonly grants: readonly Grant[];
};

/**
 * An approval is in dispute when its approver disowns it, or has not confirmed it where the policy in force when it was recorded says `waits`: the cards that the act
 * prevented fall as pending. The act itself stays in force. `null`: no approval is in dispute.
 */
export function withoutDisputed(
  events: readonly RecordedEvent<ApplicationEvent>[],
  policies: Policies,
): CaseWithoutDisputed | null {
  const approvals = new Map<ApprovedAct, ApprovalForm | 'waits' | 'confirmed' | 'disowned'>();
  const effective = new Set(events.map(actOf));
  for (const event of events) {
    const reportedAct = ACT_BY_EVENT[event.type];
    if (reportedAct !== undefined) approvals.set(reportedAct, standingOf(event, policies));
    const answer = ANSWER_BY_EVENT[event.type];
    const { act: answered } = event.data as { readonly act?: ApprovedAct };
    if (answer !== undefined && answered !== undefined && approvals.has(answered)) approvals.set(answered, answer);
  }
  const acts = [...approvals].flatMap(([act, standing]) =>
    effective.has(act) && (standing === 'disowned' || standing === 'waits') ? [act] : [],
  );
  if (acts.length === 0) return null;
  const remaining = events.filter((event) => !belongsTo(acts, event));
  const { ledger, grants } = ledgerWithGrants(remaining);
  return { acts, ledger: acts.includes('extension') ? withRecomputedLimits(ledger) : ledger, grants };
}

/** A later version of the policy puts no approval in dispute that counted when it was recorded. */
function standingOf({ data, metadata }: RecordedEvent<ApplicationEvent>, policies: Policies): ApprovalForm | 'waits' {
  const { approval } = data as { readonly approval: ApprovalForm };
  const waits = approval === 'onPaper' && policyAt(policies, metadata.recordedAt).paperApproval === 'waits';
  return waits ? 'waits' : approval;
}

/** An extension reported too late has moved nothing, so it prevented no card, unless a reviewer lets it count. */
function actOf(event: ApplicationEvent): ApprovedAct | undefined {
  if (event.type === 'ProofReviewed' || event.type === 'ProofAdded') {
    const extension = event.data.credit?.extension;
    return extension != null && extension.moves !== 'none' ? 'extension' : undefined;
  }
  return event.type === 'ApplicationExtended' && event.data.moves === 'none' ? undefined : ACT_BY_EVENT[event.type];
}

const ANSWER_BY_EVENT: Readonly<Partial<Record<string, 'confirmed' | 'disowned'>>> = {
  ApprovalConfirmed: 'confirmed',
  ApprovalDisowned: 'disowned',
};

const ACT_BY_EVENT: Readonly<Partial<Record<string, ApprovedAct>>> = {
  ApplicationExtended: 'extension',
  DecisionMade: 'decision',
  ApplicationTerminated: 'termination',
};

/** Whether the event is one of the acts, or moved limits because of it. */
function belongsTo(acts: readonly ApprovedAct[], event: ApplicationEvent): boolean {
  const act = event.type === 'LimitsMoved' && event.data.cause === 'extension' ? 'extension' : actOf(event);
  return act !== undefined && acts.includes(act);
}

/** Limits recorded after the extension include it: without it they are computed from terms, pauses and calendar. */
const withRecomputedLimits = (ledger: Ledger): Ledger => ({
  ...ledger,
  clocks: ledger.clocks.map((clock) =>
    clock.kind === 'case' || clock.kind === 'branch' ? { ...clock, promised: null, statutory: null } : clock,
  ),
});
