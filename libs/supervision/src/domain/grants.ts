import {
  type ApplicationEvent,
  type ApplicationExtended,
  emptyLedger,
  evolveLedger,
  type Ledger,
  type LimitBasis,
} from '@sealtrail/applications/events';
import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import type { Limit, Term } from '@sealtrail/working-days';

/** A longer time, granted by a decision of its own. It prevents only cards that had not fallen when it was granted. */
export type Grant = {
  readonly clock: string;
  readonly basis: LimitBasis;
  readonly grantedAt: Instant;
  /** The terms before it. */
  readonly terms: readonly Term[];
  readonly before: Limit | null;
};

type GrantedExtension = Pick<Grant, 'clock' | 'basis' | 'grantedAt'>;

/** The ledger of a case, with its extensions (延长) and prolonged suspensions in the order of recording. */
export function ledgerWithGrants(events: readonly RecordedEvent<ApplicationEvent>[]): {
  readonly ledger: Ledger;
  readonly grants: readonly Grant[];
} {
  let ledger = emptyLedger;
  const extensions: Grant[] = [];
  for (const event of events) {
    for (const given of extensionsGrantedBy(event)) extensions.push(grantIn(ledger, given));
    ledger = evolveLedger(ledger, event, event.metadata.recordedAt);
  }
  return { ledger, grants: [...extensions, ...prolongationsIn(ledger)] };
}

/** The ledger says since when each counts, also where its proof came later. */
const prolongationsIn = ({ suspensions }: Ledger): readonly Grant[] =>
  suspensions.flatMap(({ number, prolongations }) =>
    prolongations.map(({ before, countsFrom: grantedAt }) => ({
      clock: `suspension:${number}`,
      basis: 'promised' as const,
      grantedAt,
      terms: before === null ? [] : [{ days: before.days, unit: before.unit }],
      before,
    })),
  );

/** With the terms and the limit before it. */
function grantIn({ clocks }: Ledger, { clock: id, basis, grantedAt }: GrantedExtension): Grant {
  const clock = clocks.find((candidate) => candidate.id === id);
  const term = basis === 'promised' ? clock?.promisedTerm : clock?.statutoryTerm;
  return { clock: id, basis, grantedAt, terms: term ? [term] : [], before: clock?.[basis] ?? null };
}

function extensionsGrantedBy(event: ApplicationEvent): readonly GrantedExtension[] {
  if (event.type === 'ProofReviewed' || event.type === 'ProofAdded') {
    const { credit } = event.data;
    return credit === null || credit.extension === null ? [] : extensionsOn(credit.extension, credit.creditedAt);
  }
  if (event.type !== 'ApplicationExtended') return [];
  const { creditedAt, approvedAt } = event.data;
  return extensionsOn(event.data, creditedAt ?? approvedAt);
}

function extensionsOn(
  { moves, branches }: Pick<ApplicationExtended['data'], 'moves' | 'branches'>,
  grantedAt: Instant,
): readonly GrantedExtension[] {
  if (moves === 'none') return [];
  const bases = moves === 'both' ? (['promised', 'statutory'] as const) : (['statutory'] as const);
  return [
    ...bases.map((basis) => ({ clock: 'case', basis, grantedAt })),
    ...branches.map((branch) => ({ clock: `branch:${branch}`, basis: 'promised' as const, grantedAt })),
  ];
}
