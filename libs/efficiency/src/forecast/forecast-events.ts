import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { BreachForecast } from './breach-forecast';

/** What is expected of one department. */
export type ForecastRow = BreachForecast & { readonly region: string; readonly department: string };

/** 超期预测: what was expected of the days from `on` to `to`, at the pace of those before. Kept as it was made. */
export type BreachForecastMade = Event<
  'BreachForecastMade',
  {
    readonly on: LocalDate;
    readonly to: LocalDate;
    readonly paceFrom: LocalDate;
    readonly paceTo: LocalDate;
    /** Departments with open cases; as many rows follow, up to a bound. */
    readonly departments: number;
    readonly madeAt: Instant;
  }
>;

/** Some of its rows. */
export type BreachForecastRowsMade = Event<
  'BreachForecastRowsMade',
  { readonly on: LocalDate; readonly rows: readonly ForecastRow[] }
>;

export type ForecastEvent = BreachForecastMade | BreachForecastRowsMade;
