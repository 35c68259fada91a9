import type { Instant } from '@sealtrail/event-sourcing';
import { isLocalDate, type LocalDate, normaliseInstant } from '@sealtrail/working-days';

/** What lies before is no date of a case, but a slip. */
const YEAR_FIRST = '1900';

/** An RFC 3339 instant with its offset as UTC text with milliseconds, or `null` where the text is none. */
export const instantOf = (text: unknown): Instant | null =>
  typeof text === 'string' && text >= YEAR_FIRST ? normaliseInstant(text) : null;

/** `YYYY-MM-DD`, and a day that exists. */
export const isDate = (text: unknown): text is LocalDate => isLocalDate(text) && text >= YEAR_FIRST;
