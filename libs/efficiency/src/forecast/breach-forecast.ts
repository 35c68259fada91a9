import { addDays, dayNumberOf, type LocalDate } from '@sealtrail/working-days';

/** The days that a forecast is about, from its own on. */
export const FORECAST_DAYS = 7;
/** The days just before, that say how fast cases are decided: whole weeks, as the horizon is. */
const PACE_DAYS = 28;

/** A stretch of local days, both included. */
export type Days = { readonly from: LocalDate; readonly to: LocalDate };

export const horizonFrom = (on: LocalDate): Days => ({ from: on, to: addDays(on, FORECAST_DAYS - 1) });
export const paceBefore = (on: LocalDate): Days => ({ from: addDays(on, -PACE_DAYS), to: addDays(on, -1) });

/** Of the cases that somebody holds: those whose promise ends within the horizon, and how many of them will be late. */
export type BreachForecast = {
  /** Accepted cases with a promise that runs, the overdue ones included. */
  readonly open: number;
  readonly due: number;
  /** Cases decided in the days before: the pace. */
  readonly decided: number;
  readonly breaches: number;
};

/**
 * At the present pace: as many cases are decided a day as in the four weeks before, the one that is due first before all others, those
 * that are overdue already among them. The n-th is late where n cases need more days than are left until its limit.
 */
export function forecastBreaches(limits: readonly LocalDate[], decided: number, on: LocalDate): BreachForecast {
  const { to } = horizonFrom(on);
  const inOrder = limits.toSorted();
  let due = 0;
  let breaches = 0;
  for (const [ahead, limit] of inOrder.entries()) {
    if (limit < on || limit > to) continue;
    due += 1;
    const daysLeft = dayNumberOf(limit) - dayNumberOf(on) + 1;
    if ((ahead + 1) * PACE_DAYS > decided * daysLeft) breaches += 1;
  }
  return { open: limits.length, due, decided, breaches };
}
