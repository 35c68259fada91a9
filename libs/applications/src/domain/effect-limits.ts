import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, type Limit } from '@sealtrail/working-days';
import type { Case } from './application';
import { type LimitBasis, limitBases } from './case-enums';
import type { LimitName } from './case-fact';
import { type CaseClock, findClock, type Suspension } from './ledger';

/** The case before and after an event. */
export type Change = { readonly before: Case; readonly after: Case };

const limitsOf = (clocks: readonly CaseClock[], isAffected: (limit: Limit) => boolean): readonly LimitName[] =>
  clocks.flatMap((clock) =>
    limitBases.values.flatMap((basis) => {
      const limit = clock[basis];
      return limit !== null && isAffected(limit) ? [{ clock: clock.id, basis }] : [];
    }),
  );

/** Limits that ended between the reported time of an act and the instant from which it counts. */
export const endedBetween = (clocks: readonly CaseClock[], at: Instant, creditedAt: Instant): readonly LimitName[] =>
  limitsOf(clocks, (limit) => at <= limit.at && creditedAt > limit.at);

/** The clocks that an event has ended, with their limits at that time. */
export const endedClocks = ({ before, after }: Change): readonly CaseClock[] =>
  before.ledger.clocks.filter(({ id, endedBy }) => endedBy === null && findClock(after.ledger, id)?.endedBy !== null);

/** Limits that had ended at an assignment, or were on their last counted day: they stay with the previous holder. */
export const keptCharges = ({ before, after }: Change, at: Instant): readonly LimitName[] =>
  before.ledger.clocks.flatMap((clock) => {
    const tenures = findClock(after.ledger, clock.id)?.holders ?? [];
    const taken = tenures.length > clock.holders.length ? tenures.at(-1) : undefined;
    if (taken === undefined) return [];
    const over = limitsOf([clock], (limit) => at <= limit.at && limit.at <= taken.chargedFrom);
    const kept = taken.keeps.filter(
      (limit) => limit.clock === clock.id && !over.some((one) => one.basis === limit.basis),
    );
    return [...over, ...kept];
  });

/** Limits paused for fewer days than reported. */
export function shortenedPauses({ before, after }: Change, pause: Suspension, told: Instant): readonly LimitName[] {
  const { pausesFrom, branch } = pause;
  if (pausesFrom === null || dateOf(told, after.ledger.zone) >= pausesFrom) return [];
  const concerned = before.ledger.clocks.filter(
    ({ id, kind, endedBy }) =>
      (endedBy === null || endedBy === 'DecisionMade') &&
      (kind === 'case' || (kind === 'branch' && (branch === null || id === `branch:${branch}`))),
  );
  return concerned.flatMap((clock) =>
    limitBases.values.flatMap((basis) => (termOf(clock, basis) === null ? [] : [{ clock: clock.id, basis }])),
  );
}

const termOf = (clock: CaseClock, basis: LimitBasis) =>
  basis === 'promised' ? clock.promisedTerm : clock.statutoryTerm;
