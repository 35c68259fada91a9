import {
  type ApplicationEvent,
  emptyLedger,
  evolveLedger,
  type Ledger,
  type LimitBasis,
} from '@sealtrail/applications/events';
import type { Instant, Recorded } from '@sealtrail/event-sourcing';
import type { Limit, Term } from '@sealtrail/working-days';

/** More time, given by a decision of its own. It binds what had not yet fallen when it was given, and nothing else. */
export type Grant = {
  readonly clock: string;
  readonly basis: LimitBasis;
  readonly grantedAt: Instant;
  /** What had been given until then. */
  readonly terms: readonly Term[];
  readonly before: Limit | null;
};

type Given = Pick<Grant, 'clock' | 'basis' | 'grantedAt'>;

/** The clocks of a case, and its extensions (延长) and prolonged procedures in the order in which they were recorded. */
export function ledgerWithGrants(events: readonly Recorded<ApplicationEvent>[]): {
  readonly ledger: Ledger;
  readonly grants: readonly Grant[];
} {
  let ledger = emptyLedger;
  const grants: Grant[] = [];
  for (const event of events) {
    for (const given of givenBy(event)) grants.push(grantIn(ledger, given));
    ledger = evolveLedger(ledger, event, event.metadata.recordedAt);
  }
  return { ledger, grants };
}

/** With what had been given before it. */
function grantIn({ clocks }: Ledger, { clock: id, basis, grantedAt }: Given): Grant {
  const clock = clocks.find((candidate) => candidate.id === id);
  const term = basis === 'promised' ? clock?.promisedTerm : clock?.statutoryTerm;
  return { clock: id, basis, grantedAt, terms: term ? [term] : [], before: clock?.[basis] ?? null };
}

function givenBy(event: ApplicationEvent): readonly Given[] {
  if (event.type === 'SuspensionProlonged') {
    const { suspension, occurredAt, creditedAt } = event.data;
    return [{ clock: `suspension:${suspension}`, basis: 'promised', grantedAt: creditedAt ?? occurredAt }];
  }
  if (event.type !== 'ApplicationExtended' || event.data.moves === 'none') return [];
  const { creditedAt, approvedAt, moves, branches } = event.data;
  const grantedAt = creditedAt ?? approvedAt;
  const bases = moves === 'both' ? (['promised', 'statutory'] as const) : (['statutory'] as const);
  return [
    ...bases.map((basis) => ({ clock: 'case', basis, grantedAt })),
    ...branches.map((branch) => ({ clock: `branch:${branch}`, basis: 'promised' as const, grantedAt })),
  ];
}
