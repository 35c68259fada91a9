import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, dateUntil, type Limit } from '@sealtrail/working-days';
import type { Case } from './application';
import { type ClockKind, limitBases } from './case-enums';
import type { Closing, ClosingMarks, Passing, ProofOfService } from './case-fact';
import { closingTimeOf } from './closing-time';
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
    // Set from the clocks after the event: `withClosingTime`.
    time: null,
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
  time,
}: ClosingMarks): ClosingMarks => ({
  usedDays,
  promised,
  statutory,
  withinPromise,
  withinStatute,
  time,
});

/** Whether the clock ended after the limit, by the report of its end or by the time its proof shows (`creditedAt`). */
export const endedAfter = ({ endedAt }: CaseClock, limit: Limit): boolean => endedAt === null || endedAt > limit.at;

/** Whether events moved a limit, a pause or the end of a clock that counts for the time of the case. */
export function haveCaseClocksMoved(before: Ledger, now: Ledger): boolean {
  const seen = (ledger: Ledger) =>
    ledger.clocks
      .filter(({ kind }) => CASE_CLOCKS.includes(kind))
      .map((clock) => [
        clock.id,
        clock.promised?.at,
        clock.statutory?.at,
        clock.endedAt,
        clock.endedOccurredAt,
        pausesOf(ledger, clock),
      ]);
  return JSON.stringify(seen(before)) !== JSON.stringify(seen(now));
}

const CASE_CLOCKS: readonly ClockKind[] = ['case', 'branch', 'firstCheck', 'correction'];

/** For a case that was never accepted. */
const MARKS_WITHOUT_REVIEW = {
  usedDays: null,
  promised: null,
  statutory: null,
  withinPromise: null,
  withinStatute: null,
} as const;

/** Results of the closed case against its limits by current knowledge. */
export function currentClosingMarks(
  ledger: Ledger,
  calendar: Calendar,
  recorded: ClosingMarks,
  now: Instant,
): ClosingMarks {
  const clock = findClock(ledger, 'case');
  if (clock === undefined) return withTime(MARKS_WITHOUT_REVIEW, ledger, calendar, now);
  if (clock.endedAt === null) return recorded;
  const within = (limit: Limit | null): boolean => limit === null || !endedAfter(clock, limit);
  const marks = {
    usedDays: usedDays(ledger, clock, usedUntil(ledger, clock, calendar, clock.endedAt), calendar),
    promised: clock.promisedTerm,
    statutory: clock.statutoryTerm,
    withinPromise: clock.promisedTerm ? within(clock.promised) : null,
    withinStatute: clock.statutoryTerm ? within(clock.statutory) : null,
  };
  return withTime(marks, ledger, calendar, now);
}

const withTime = (
  marks: Omit<ClosingMarks, 'time'>,
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
): ClosingMarks => ({ ...marks, time: closingTimeOf(ledger, calendar, now, marks) });
