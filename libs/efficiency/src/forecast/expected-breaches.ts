import { between, isInScope, type ReadStore, readAll, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { type EfficiencyDay, efficiencyDays } from '../read/efficiency-view';
import { type OpenCasesSheet, openCases } from '../read/open-cases-view';
import type { ReportFilters } from '../read/report-sheets';
import { type Days, forecastBreaches, paceBefore } from './breach-forecast';
import type { ForecastRow } from './forecast-events';

/** What the caller may see, and what of it is asked for. */
export type Bounds = readonly [seen: Scope, asked: Scope];

export const boundsOf = (scope: Scope, { department, region }: ReportFilters): Bounds => [
  scope,
  { department: department ?? null, region: region ?? null },
];

export const liesWithin = (
  bounds: Bounds,
  { region, department }: Pick<ForecastRow, 'department' | 'region'>,
): boolean => bounds.every((bound) => isInScope(bound, { region, departments: [department] }));

type Held = { readonly region: string; readonly department: string; readonly limits: LocalDate[] };

/** What is expected of every department from a day on, by what is open now. */
export async function expectedBreaches(
  store: ReadStore,
  bounds: Bounds,
  on: LocalDate,
): Promise<readonly ForecastRow[]> {
  const held = new Map<string, Held>();
  const where = bounds.flatMap(scopeConditions);
  for await (const { document } of readAll<OpenCasesSheet>(store, openCases.name, { where })) {
    const { region, cases } = document;
    for (const { department, promised } of Object.values(cases)) {
      // A document has cases of others beside those of whoever asks.
      if (promised === null || !liesWithin(bounds, { region, department })) continue;
      const key = `${region}|${department}`;
      const one = held.get(key) ?? { region, department, limits: [] };
      one.limits.push(promised);
      held.set(key, one);
    }
  }
  const decided = await countsOfDays(store, bounds, paceBefore(on), ({ region, department, figures }) => {
    const { granted = 0, refused = 0 } = figures.closed ?? {};
    return [`${region}|${department}`, granted + refused];
  });
  return [...held]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { region, department, limits }]) => ({
      region,
      department,
      ...forecastBreaches(limits, decided.get(key) ?? 0, on),
    }));
}

/** What departments counted on some days, summed by a name. */
export async function countsOfDays(
  store: ReadStore,
  bounds: Bounds,
  { from, to }: Days,
  count: (sheet: EfficiencyDay) => readonly [name: string, count: number],
): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  const where = [
    { op: 'equals', field: 'dimension', value: 'department' } as const,
    ...between('day', from, to),
    ...bounds.flatMap(scopeConditions),
  ];
  for await (const { document } of readAll<EfficiencyDay>(store, efficiencyDays.name, { where })) {
    const [name, more] = count(document);
    sums.set(name, (sums.get(name) ?? 0) + more);
  }
  return sums;
}
