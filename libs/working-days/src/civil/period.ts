import type { LocalDate } from '../limit';

/** A local calendar month, `YYYY-MM`. */
export type Month = string;

/** What a report covers: whole local months, first and last included. */
export type Period = { readonly from: Month; readonly to: Month };

const PERIOD = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;

/** `2026-11`, `2026-Q4` or `2026`; `null` for anything else. */
export function periodOf(text: unknown): Period | null {
  const match = typeof text === 'string' ? PERIOD.exec(text) : null;
  if (match === null) return null;
  const [, year, month, quarter] = match;
  if (month !== undefined) return { from: `${year}-${month}`, to: `${year}-${month}` };
  if (quarter === undefined) return { from: `${year}-01`, to: `${year}-12` };
  const last = Number(quarter) * 3;
  return { from: `${year}-${String(last - 2).padStart(2, '0')}`, to: `${year}-${String(last).padStart(2, '0')}` };
}

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);
