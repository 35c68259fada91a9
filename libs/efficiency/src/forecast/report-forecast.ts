import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  type Incompleteness,
  type Instant,
  incompletenessOf,
  type ListRequest,
  type PageCursor,
  ReadStore,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { addDays, dateUntil, Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { efficiencyDays } from '../read/efficiency-view';
import { namedPage } from '../read/named-page';
import { openCases } from '../read/open-cases-view';
import type { ReportFilters } from '../read/report-sheets';
import { type BreachForecast, type Days, FORECAST_DAYS, horizonFrom, paceBefore } from './breach-forecast';
import { type Bounds, boundsOf, countsOfDays, expectedBreaches, liesWithin } from './expected-breaches';
import { forecastDecider, forecastStream } from './forecast-decider';
import type { ForecastRow } from './forecast-events';

/** So many nights are looked back: forecasts stay, and are not read beyond. */
const NIGHTS_SHOWN = 30;

/** A forecast that was kept, as far as the caller sees it, and what came of its days. */
export type PastForecast = Days & {
  readonly madeAt: Instant;
  readonly due: number;
  readonly breaches: number;
  /** Cases whose promise ended within its days, and that were late. */
  readonly cameTrue: number;
};

export type ForecastReport = Incompleteness & {
  readonly at: Instant;
  readonly horizon: Days;
  readonly pace: Days;
  readonly rows: readonly ForecastRow[];
  readonly total: BreachForecast | null;
  /** Those whose days are over, the latest first; with the first page. */
  readonly past: readonly PastForecast[];
  readonly next: PageCursor | null;
};

export type ForecastRequest = ListRequest<ReportFilters>;

/** 超期预测: how many cases will be late within a week at the present pace, and how earlier forecasts came out. */
export class ReportForecast extends Query<ForecastReport> {
  constructor(readonly request: ForecastRequest) {
    super();
  }
}

@QueryHandler(ReportForecast)
export class ReportForecastHandler implements IQueryHandler<ReportForecast> {
  constructor(
    private readonly store: ReadStore,
    private readonly streams: StreamStateCache,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ request }: ReportForecast): Promise<ForecastReport> {
    const { scope, filters, after } = request;
    const bounds = boundsOf(scope, filters);
    const at = this.clock.now();
    const today = dateUntil(at, this.jurisdiction.zone);
    const all = await expectedBreaches(this.store, bounds, today);
    const byName = new Map(all.map((row) => [`${row.department}|${row.region}`, row]));
    const { shown, next } = namedPage([...byName.keys()], request);
    return {
      at,
      horizon: horizonFrom(today),
      pace: paceBefore(today),
      rows: shown.flatMap((name) => byName.get(name) ?? []),
      total: after === null ? totalOf(all) : null,
      past: after === null ? await this.past(today, bounds) : [],
      next,
      ...(await incompletenessOf(this.store, openCases.name, efficiencyDays.name)),
    };
  }

  private async past(today: LocalDate, bounds: Bounds): Promise<readonly PastForecast[]> {
    const nights = Array.from({ length: NIGHTS_SHOWN }, (_, back) => addDays(today, -FORECAST_DAYS - back));
    const states = await Promise.all(nights.map((on) => this.streams.state(forecastDecider, forecastStream(on))));
    const kept = states.flatMap(({ state }) => state ?? []);
    const looked = { from: addDays(today, -FORECAST_DAYS - NIGHTS_SHOWN + 1), to: addDays(today, -1) };
    const late = await countsOfDays(this.store, bounds, looked, ({ day, figures }) => {
      const { kept: inTime = 0, of = 0 } = figures.due?.promise ?? {};
      return [day, of - inTime];
    });
    return kept.map(({ on, to, madeAt, rows }) => {
      const { due, breaches } = totalOf(rows.filter((row) => liesWithin(bounds, row)));
      const cameTrue = [...late].reduce((sum, [day, count]) => (on <= day && day <= to ? sum + count : sum), 0);
      return { from: on, to, madeAt, due, breaches, cameTrue };
    });
  }
}

const totalOf = (rows: readonly BreachForecast[]): BreachForecast =>
  rows.reduce(
    (sum, { open, due, decided, breaches }) => ({
      open: sum.open + open,
      due: sum.due + due,
      decided: sum.decided + decided,
      breaches: sum.breaches + breaches,
    }),
    { open: 0, due: 0, decided: 0, breaches: 0 },
  );
