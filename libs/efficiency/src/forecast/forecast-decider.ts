import type { CommandMessage, Decider, Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { horizonFrom, paceBefore } from './breach-forecast';
import type { BreachForecastMade, ForecastEvent, ForecastRow } from './forecast-events';

/** Keep what is expected from a day on. */
export type MakeForecast = CommandMessage<'MakeForecast', { readonly on: LocalDate; readonly now: Instant }>;

/** The forecast of a day; `null`: none was made. */
export type KeptForecast = (BreachForecastMade['data'] & { readonly rows: readonly ForecastRow[] }) | null;

export const forecastStream = (on: LocalDate): string => `breachForecast-${on}`;

/** So many departments are kept, those with most cases due; the rest are in `departments` alone. */
const ROWS_MAX = 5_000;
const ROWS_TOGETHER = 100;

export const forecastDecider: Decider<KeptForecast, MakeForecast, ForecastEvent, readonly ForecastRow[]> = {
  initial: null,

  decide: {
    // Once a day: what was expected is never made again.
    MakeForecast: ({ on, now }, kept, expected) => {
      if (kept !== null) return [];
      const rows = expected.toSorted((a, b) => b.due - a.due).slice(0, ROWS_MAX);
      const pace = paceBefore(on);
      return [
        {
          type: 'BreachForecastMade',
          data: {
            on,
            to: horizonFrom(on).to,
            paceFrom: pace.from,
            paceTo: pace.to,
            departments: expected.length,
            madeAt: now,
          },
        },
        ...Array.from({ length: Math.ceil(rows.length / ROWS_TOGETHER) }, (_, part): ForecastEvent => {
          const some = rows.slice(part * ROWS_TOGETHER, (part + 1) * ROWS_TOGETHER);
          return { type: 'BreachForecastRowsMade', data: { on, rows: some.map(forecastRow) } };
        }),
      ];
    },
  },

  evolve: {
    BreachForecastMade: (_, data) => ({ ...data, rows: [] }),
    BreachForecastRowsMade: (kept, { rows }) => kept && { ...kept, rows: [...kept.rows, ...rows] },
  },
};

const forecastRow = ({ region, department, open, due, decided, breaches }: ForecastRow): ForecastRow => ({
  region,
  department,
  open,
  due,
  decided,
  breaches,
});
