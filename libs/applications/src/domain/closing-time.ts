import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, countedDays, type LocalDate } from '@sealtrail/working-days';
import type { Closing, ClosingTime } from './case-fact';
import { type CaseClock, findClock, type Ledger } from './ledger';
import { dayUnitOf, pausesOf } from './limits';
import { splitOfCase } from './time-split';
import { usedUntil } from './used-until';

type Within = Pick<Closing, 'withinPromise' | 'withinStatute'>;

/** Whose the time of a closed case was. @param now  counts for what would still run alone */
export const closingTimeOf = (ledger: Ledger, calendar: Calendar, now: Instant, within: Within): ClosingTime => ({
  split: splitOfCase(ledger, calendar, now),
  ifBranchesKept: ifBranchesKept(ledger, calendar, now, within),
});

/**
 * The stages follow each other, each as long as its slowest branch: what would have been left of the time, had no branch outlasted
 * its limit. Days on which the case itself stood still cost it nothing, also where a branch was late on them.
 */
function ifBranchesKept(
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
  { withinPromise, withinStatute }: Within,
): Within {
  const review = findClock(ledger, 'case');
  if (review === undefined || (withinPromise !== false && withinStatute !== false)) {
    return { withinPromise, withinStatute };
  }
  const counts = { unit: dayUnitOf(review), pauses: pausesOf(ledger, review), calendar };
  const lost = stageEnds(ledger, calendar, now).reduce(
    (days, { kept, ended }) => days + countedDays({ ...counts, from: kept, to: ended }),
    0,
  );
  let end = usedUntil(ledger, review, calendar, now);
  for (let left = lost; left > 0; end = addDays(end, -1)) {
    left -= countedDays({ ...counts, from: addDays(end, -1), to: end });
  }
  const kept = (within: boolean | null, limit: CaseClock['promised']): boolean | null =>
    within === false && limit !== null ? end <= limit.date : within;
  return {
    withinPromise: kept(withinPromise, review.promised),
    withinStatute: kept(withinStatute, review.statutory),
  };
}

type StageEnd = { readonly ended: LocalDate; readonly kept: LocalDate };

/** When each stage ended, and when it would have. */
function stageEnds(ledger: Ledger, calendar: Calendar, now: Instant): readonly StageEnd[] {
  const stages = new Map<string, StageEnd>();
  for (const clock of ledger.clocks) {
    if (clock.kind !== 'branch' || clock.stage === null) continue;
    const ended = usedUntil(ledger, clock, calendar, now);
    const limit = clock.promised?.date ?? ended;
    const kept = limit < ended ? limit : ended;
    const before = stages.get(clock.stage) ?? { ended, kept };
    stages.set(clock.stage, { ended: later(before.ended, ended), kept: later(before.kept, kept) });
  }
  return [...stages.values()];
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
