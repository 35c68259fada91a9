import { NATIONAL_CALENDAR } from '../domain/calendar-rules';
import type { StatutoryHolidayRules } from '../write/import-calendar-years';
import { prepareCalendar } from '../write/prepare-calendar';
import type { CalendarSetup } from '../write/system-command-metadata';
import { nationalCorrections } from './national-corrections';
import { nationalNotices } from './national-notices';
import { statutoryHolidays } from './statutory-holidays';

/** Computes the movable holidays only; notices are not taken from this package. */
export const nationalHolidayRules = (): StatutoryHolidayRules => ({
  calendar: NATIONAL_CALENDAR,
  package: 'tyme4ts',
  packageVersion: '1.5.2',
  daysOf: statutoryHolidays,
});

/** Records the calendar of the country as far as the log lacks it. */
export const prepareNationalCalendar = (preparing: CalendarSetup): Promise<void> =>
  prepareCalendar(
    { notices: nationalNotices(), corrections: nationalCorrections(), law: nationalHolidayRules() },
    preparing,
  );
