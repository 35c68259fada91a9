import type { Instant } from '@sealtrail/event-sourcing';
import { findClock, type Ledger, type Prolongation } from './ledger';
import {
  changeClocks,
  changeSuspension,
  endFirstCheckByProof,
  extendClocks,
  type LedgerHandlers,
  withoutAcceptance,
} from './ledger-changes';
import type { ProofCredit } from './proof-review-events';

/** An act whose proof counts, by a review or a later proof: clocks that it ended, paused or extended change from the time its proof shows. */
export const proofReviewInLedger: LedgerHandlers = {
  ProofAdded: (ledger, { credit }) => (credit === null ? ledger : credited(ledger, credit)),
  ProofReviewed: (ledger, { credit }) => (credit === null ? ledger : credited(ledger, credit)),
};

function credited(told: Ledger, credit: ProofCredit): Ledger {
  const { creditedAt, ends, closes, pause, prolongs, extension } = credit;
  const ledger = credit.silence === undefined ? told : neverAccepted(told, creditedAt);
  const ended = changeClocks(
    ledger,
    ({ id, endedAt }) => ends.includes(id) && endedAt !== null && creditedAt < endedAt,
    (clock) => ({ ...clock, endedAt: creditedAt }),
  );
  const closed = closes && ended.closedAt !== null ? { ...ended, closedAt: creditedAt } : ended;
  const paused =
    pause === null
      ? closed
      : changeSuspension(closed, pause.suspension, (suspension) => ({
          ...suspension,
          noticedAt: pause.noticedAt ?? suspension.noticedAt,
          pausesFrom: pause.pausesFrom ?? suspension.pausesFrom,
          couldPauseFrom: pause.couldPauseFrom ?? suspension.couldPauseFrom,
        }));
  const prolonged =
    prolongs === null
      ? paused
      : changeSuspension(paused, prolongs.suspension, (suspension) => ({
          ...suspension,
          prolongations: suspension.prolongations.map((one) =>
            isMeant(one, prolongs) && creditedAt < one.countsFrom ? { ...one, countsFrom: creditedAt } : one,
          ),
        }));
  return extension === null ? prolonged : extendClocks(prolonged, extension, creditedAt);
}

/** Whether this is the prolongation that an act reported. */
export const isMeant = (
  { number, givenAt }: Prolongation,
  { prolongation, toldAt }: Omit<NonNullable<ProofCredit['prolongs']>, 'suspension'>,
): boolean => (prolongation === null ? givenAt === toldAt : number === prolongation);

/** The first check ended with the act that ended the case, and the review never ran. */
function neverAccepted(ledger: Ledger, endedAt: Instant): Ledger {
  const { endedBy = null, endedOccurredAt = null } = findClock(ledger, 'case') ?? {};
  if (endedBy === null || endedOccurredAt === null) return ledger;
  const ended = { endedAt, endedOccurredAt, endedBy };
  return withoutAcceptance(endFirstCheckByProof(ledger, ended), ended);
}
