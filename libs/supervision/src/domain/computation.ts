import { countedDays, explainDays, type LocalDate } from '@sealtrail/working-days';
import type { Computation } from './card-events';
import { lastDayEnded } from './clock-limits';
import type { DueCard } from './due-cards';
import type { Sight } from './falling';

/** Everything one needs to find the card again by hand. */
export function computationOf(sight: Sight, { falling, respondent }: DueCard, version: number): Computation {
  const { clock, basis, terms, limit, pauses, parameters, at } = falling;
  const { calendar } = sight;
  const { startedAt, startedOn } = clock;
  const until = lastDayEnded(at, calendar.zone);
  const unit = terms[0]?.unit ?? 'workingDay';
  const table = { startedOn, terms, pauses, calendar };
  return {
    version,
    clock: clock.id,
    basis,
    startedAt,
    startedOn,
    terms,
    limit,
    pauses,
    parameters,
    breachedAt: at,
    usedDays: countedDays({ from: startedOn, to: until, unit, pauses, calendar }),
    days: terms.length === 0 ? [] : explainDays({ ...table, until: later(until, limit?.date ?? until) }),
    calendar: { id: calendar.id, version: calendar.version },
    charged: respondent,
  };
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
