import type { Preparing } from '../write/by-system';
import { prepareCalendar } from '../write/prepare-calendar';
import { nationalCorrections } from './national-corrections';
import { nationalNotices } from './national-notices';
import { nationalStandingLaw } from './standing-holidays';

/** Takes what is known of the calendar of the country into the log, as far as it is not there. */
export const prepareNationalCalendar = (preparing: Preparing): Promise<void> =>
  prepareCalendar(
    { notices: nationalNotices(), corrections: nationalCorrections(), law: nationalStandingLaw() },
    preparing,
  );
