/** An instant in milliseconds. */
export type Moment = number;
/** A local calendar day, as the number of days since 1970-01-01. */
export type Day = number;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Shanghai is 8 hours ahead all year round. */
const AHEAD = 8 * HOUR;

export const dayOf = (moment: Moment): Day => Math.floor((moment + AHEAD) / DAY);

/** 24:00 of a day: the first instant of the next one. */
export const endOf = (day: Day): Moment => (day + 1) * DAY - AHEAD;

/** The day that an end belongs to: 00:00 is 24:00 of the day before. */
export const dayOfEnd = (moment: Moment): Day => dayOf(moment - 1);

export const momentOf = (day: Day, hour: number, minute = 0): Moment =>
  day * DAY - AHEAD + hour * HOUR + minute * 60_000;

export const dayFrom = (date: string): Day => Date.parse(`${date}T00:00:00Z`) / DAY;

export const dateOf = (day: Day): string => new Date(day * DAY).toISOString().slice(0, 10);

export const monthOf = (day: Day): string => dateOf(day).slice(0, 7);

/** As in requests and responses. */
export const instantOf = (moment: Moment): string => new Date(moment).toISOString();

/** In local time, for messages: midnight belongs to the day that ends with it. */
export function wordsOf(moment: Moment): string {
  if (moment === endOf(dayOfEnd(moment))) return `${dateOf(dayOfEnd(moment))} 24:00`;
  return new Date(moment + AHEAD).toISOString().slice(0, 16).replace('T', ' ');
}
