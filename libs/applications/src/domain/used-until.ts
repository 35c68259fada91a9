import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, dateUntil, type LocalDate } from '@sealtrail/working-days';
import { limitsAtEnd } from './decisive-limits';
import { claimsPassedLimit } from './effective-time';
import type { CaseClock, Ledger } from './ledger';

/**
 * The local date up to which a clock used time: an end at 24:00 has not used the next day (民法典 art. 203). A running clock uses time until now.
 * A first check that ended in deemed acceptance lasted to its limit. An end reported late counts when it can be credited, any other when it
 * happened.
 */
export function usedUntil(ledger: Ledger, clock: CaseClock, calendar: Calendar, now: Instant): LocalDate {
  const { startedOn, endedBy, endedAt, endedOccurredAt, statutory } = clock;
  const { zone } = calendar;
  if (endedBy === 'silence' && statutory !== null) return statutory.date;
  if (endedOccurredAt === null) return notBefore(startedOn, dateUntil(now, zone));
  const late =
    endedAt !== null && claimsPassedLimit(limitsAtEnd(ledger, clock, calendar), { at: endedOccurredAt, now: endedAt });
  return notBefore(startedOn, dateUntil(late ? endedAt : endedOccurredAt, zone));
}

const notBefore = (start: LocalDate, date: LocalDate): LocalDate => (date < start ? start : date);
