import { NATIONAL_CALENDAR } from '../domain/calendar-rules';
import type { Preparing } from '../write/by-system';
import type { StandingLaw } from '../write/import-calendar-years';
import { prepareCalendar } from '../write/prepare-calendar';
import { nationalCorrections } from './national-corrections';
import { nationalNotices } from './national-notices';
import { standingHolidays } from './standing-holidays';

/** Where the movable holidays lie says arithmetic that knows no zone, and is not asked for notices. */
export const nationalStandingLaw = (): StandingLaw => ({
  calendar: NATIONAL_CALENDAR,
  package: 'tyme4ts',
  packageVersion: '1.5.2',
  daysOf: standingHolidays,
});

/** Takes what is known of the calendar of the country into the log, as far as it is not there. */
export const prepareNationalCalendar = (preparing: Preparing): Promise<void> =>
  prepareCalendar(
    { notices: nationalNotices(), corrections: nationalCorrections(), law: nationalStandingLaw() },
    preparing,
  );
