const HOUR_MS = 3_600_000;
/** Shanghai is 8 hours ahead all year round. */
const AHEAD_MS = 8 * HOUR_MS;

/** An instant of the city's clock, as in a request: `at('2026-03-02', '09:00')`. */
export const at = (date: string, time = '09:00'): string => `${date}T${time}:00+08:00`;

/** 24:00 of a local day, as in responses. */
export const endOf = (date: string): string => new Date(`${date}T24:00:00+08:00`).toISOString();

/** An instant in local time: midnight belongs to the day that ends with it. */
export function local(instant: string): string {
  const text = new Date(Date.parse(instant) + AHEAD_MS).toISOString();
  if (!text.endsWith('T00:00:00.000Z')) return text.replace('T', ' ').replace(/(:00\.000)?Z$/, '');
  return `${new Date(Date.parse(text) - HOUR_MS).toISOString().slice(0, 10)} 24:00`;
}
