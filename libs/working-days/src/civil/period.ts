import type { LocalDate } from '../limit';
import { padded } from './day-number';

/** A local calendar month, `YYYY-MM`. */
export type Month = string;

/** The time range of a report: whole local months, first and last included. */
export type Period = { readonly from: Month; readonly to: Month };

/** The format of a month. */
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The format of a period, of the years 0001 to 9998: `2026-11`, `2026-Q4` or `2026`. */
export const PERIOD = /^(?!0000|9999)\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/;

/** The months of a period; `null` if the text is not a period. */
export function periodOf(text: unknown): Period | null {
  const match = typeof text === 'string' ? PERIOD.exec(text) : null;
  if (match === null) return null;
  const year = match[0].slice(0, 4);
  const part = match[2];
  if (part === undefined) return { from: `${year}-01`, to: `${year}-12` };
  if (!part.startsWith('Q')) return { from: `${year}-${part}`, to: `${year}-${part}` };
  const last = Number(part.slice(1)) * 3;
  return { from: `${year}-${padded(last - 2, 2)}`, to: `${year}-${padded(last, 2)}` };
}

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);
