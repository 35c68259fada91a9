import { termOf, type ValueOf } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { NATIONAL_CALENDAR } from '../domain/calendar-rules';
import { holidays, noticesRead } from '../domain/holiday-enums';
import type { CalendarCorrections } from '../write/prepare-calendar';

type Correction = {
  readonly date: LocalDate;
  readonly working: boolean;
  readonly holiday: ValueOf<typeof holidays>;
  readonly notice: ValueOf<typeof noticesRead>;
};

/** Dates on which the package of notices differs from the notice itself, each with the notice that was read. */
const CORRECTIONS: readonly Correction[] = [
  // A Saturday that was worked for New Year 2006, missing from the package.
  { date: '2005-12-31', working: true, holiday: 'newYear', notice: 'newYear2006' },
];

export const nationalCorrections = (): CalendarCorrections => ({
  calendar: NATIONAL_CALENDAR,
  days: CORRECTIONS.map(({ date, working, holiday, notice }) => ({
    date,
    working,
    reason: termOf(holidays, holiday, 'zh'),
    document: termOf(noticesRead, notice, 'zh'),
  })),
});
