import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, dateUntil, type Limit } from '@sealtrail/working-days';
import type { Case } from './application';
import { limitBases } from './case-enums';
import type { Closing, ClosingMarks, Passing, ProofOfService } from './case-fact';
import { limitsAtEnd } from './decisive-limits';
import { creditedAt, effectiveAt, withinLimit } from './effective-time';
import { type CaseClock, findClock, type Ledger } from './ledger';
import { pausesOf, usedDays } from './limits';
import { holderOf } from './preconditions';
import type { ActTimes } from './reporting';
import { usedUntil } from './used-until';

/** State of the case at its closing; `ledger` is the ledger after any pause has ended. */
export function closingOf(
  state: Case,
  ledger: Ledger,
  calendar: Calendar,
  when: ActTimes,
  proof: ProofOfService | null,
): Closing {
  const clock = findClock(ledger, 'case');
  const used = clock && effectiveAt(limitsAtEnd(ledger, clock, calendar), when, proof);
  const passed = clock === undefined ? [] : passingsEndedBy(state, clock, creditedAt(when, proof));
  return {
    holder: holderOf(state),
    class: state.terms.class,
    channel: state.channel,
    handlingForm: state.terms.handlingForm,
    receivedOn: state.receivedOn,
    acceptedOn: state.acceptedOn,
    creditedAt: creditedAt(when, proof),
    usedDays: clock && used ? usedDays(ledger, clock, dateUntil(used, calendar.zone), calendar) : null,
    promised: clock?.promisedTerm ?? null,
    statutory: clock?.statutoryTerm ?? null,
    withinPromise: clock?.promisedTerm ? withinLimit(clock.promised, when, proof) : null,
    withinStatute: clock?.statutoryTerm ? withinLimit(clock.statutory, when, proof) : null,
    visits: state.visits,
    corrections: state.corrections,
    ...(passed.length === 0 ? {} : { passed }),
  };
}

/** The recorded passings that the closing ends. A passing that the closing proves not to have happened is undone instead. */
const passingsEndedBy = ({ passings }: Case, clock: CaseClock, credited: Instant): readonly Passing[] =>
  limitBases.values.flatMap((basis) => {
    const recorded = passings[basis];
    if (recorded === null || clock[basis]?.at !== recorded.limit.at || credited <= recorded.limit.at) return [];
    return [{ basis, limit: recorded.limit, holder: recorded.holder }];
  });

export const closingMarksOf = ({
  usedDays,
  promised,
  statutory,
  withinPromise,
  withinStatute,
}: ClosingMarks): ClosingMarks => ({
  usedDays,
  promised,
  statutory,
  withinPromise,
  withinStatute,
});

/** Whether the clock ended after the limit, by the report of its end or by the time its proof shows (`creditedAt`). */
export const endedAfter = ({ endedAt }: CaseClock, limit: Limit): boolean => endedAt === null || endedAt > limit.at;

/** Whether events moved a limit, a pause or the end of the case clock. */
export function haveReviewLimitsMoved(before: Ledger, now: Ledger): boolean {
  const seen = (ledger: Ledger) => {
    const clock = findClock(ledger, 'case');
    return (
      clock && [clock.promised?.at, clock.statutory?.at, clock.endedAt, clock.endedOccurredAt, pausesOf(ledger, clock)]
    );
  };
  return JSON.stringify(seen(before)) !== JSON.stringify(seen(now));
}

/** For a case that was never accepted. */
const MARKS_WITHOUT_REVIEW: ClosingMarks = {
  usedDays: null,
  promised: null,
  statutory: null,
  withinPromise: null,
  withinStatute: null,
};

/** Results of the closed case against its limits by current knowledge. */
export function currentClosingMarks(ledger: Ledger, calendar: Calendar, recorded: ClosingMarks): ClosingMarks {
  const clock = findClock(ledger, 'case');
  if (clock === undefined) return MARKS_WITHOUT_REVIEW;
  if (clock.endedAt === null) return recorded;
  const within = (limit: Limit | null): boolean => limit === null || !endedAfter(clock, limit);
  return {
    usedDays: usedDays(ledger, clock, usedUntil(ledger, clock, calendar, clock.endedAt), calendar),
    promised: clock.promisedTerm,
    statutory: clock.statutoryTerm,
    withinPromise: clock.promisedTerm ? within(clock.promised) : null,
    withinStatute: clock.statutoryTerm ? within(clock.statutory) : null,
  };
}
