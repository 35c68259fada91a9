import { type CaseClock, pausesOf } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { WarningRule } from '@sealtrail/policy/events';
import { dayOf, endOfDay, type LocalDate, type Term } from '@sealtrail/working-days';
import { countingOf, endOfTimedDay, isLegalCount } from './card-instants';
import type { RuleContext } from './rules/rule';

/** The number of the counted day at whose end the warning falls; `null`: the limit is too short for one, or the rule has none. */
export function warningDay(rule: WarningRule, terms: readonly Term[]): number | null {
  const days = terms.reduce((sum, term) => sum + term.days, 0);
  const { remainingDays, usedPercent, shortBelowDays, shortRemainingDays } = rule;
  const isShort = remainingDays !== null && days < shortBelowDays;
  const byDays = remainingDays === null ? null : days - (isShort ? shortRemainingDays : remainingDays);
  const byShare = isShort || usedPercent === null ? null : Math.ceil((days * usedPercent) / 100);
  const found = [byDays, byShare].filter((day) => day !== null);
  return found.length === 0 || Math.min(...found) < 0 ? null : Math.min(...found);
}

/** The end of counted day k; day 0 ends after whatever started on it. `null`: a pause without end keeps the count from getting there. */
export function endOfCountedDay(
  clock: CaseClock,
  terms: readonly Term[],
  day: number,
  context: RuleContext,
): Instant | null {
  const { calendar, ledger } = context;
  if (!isLegalCount(countingOf(context, clock))) return endOfTimedDay(context, clock, terms, day);
  const pauses = pausesOf(ledger, clock);
  let date: LocalDate | null = clock.startedOn;
  let left = day;
  for (const { days, unit } of terms) {
    const step: number = Math.min(left, days);
    if (date !== null && step > 0) date = dayOf({ startedOn: date, unit, day: step, pauses, calendar });
    left -= step;
  }
  return date === null ? null : endOfDay(date, calendar.zone);
}
