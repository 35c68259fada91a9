import { incompletenessOf, type ReadStore } from '@sealtrail/event-sourcing';
import { type Period, reportPeriodOfMonths } from '@sealtrail/working-days';
import { efficiencyFigures } from '../read/efficiency-report';
import { efficiency } from '../read/efficiency-view';
import { openOverdue } from '../read/open-overdue-view';
import { presentSums, type SideSums, sumSheets } from '../read/report-sheets';
import { type FigureValues, figureValuesOf } from './figure-values';
import type { FrozenReport } from './publication-decider';
import type { KnownAt } from './publication-events';

/** How often it is looked again where a view has moved on meanwhile. */
const TRIES = 5;
/** The figures of a region and period as they are known now, and at which position that is. */
export async function freezeReport(store: ReadStore, region: string, period: Period): Promise<FrozenReport> {
  let from = await positionsOf(store);
  for (let tries = 1; ; tries++) {
    const { rows, total } = await readRows(store, region, period);
    const to = await positionsOf(store);
    if ((from.first === to.last && from.last === to.last) || tries >= TRIES) {
      const { incomplete = 0 } = await incompletenessOf(store, efficiency.name, openOverdue.name);
      return { knownAt: knownAt(from.first, to.last), total, rows, incomplete };
    }
    from = to;
  }
}

const knownAt = (from: bigint, to: bigint): KnownAt => ({ from: String(from), to: String(to) });

/** Up to where both views have been folded, and up to where one of them has. */
async function positionsOf(store: ReadStore): Promise<{ readonly first: bigint; readonly last: bigint }> {
  const positions = [...(await store.positions([efficiency.name, openOverdue.name])).values()];
  const [one = 0n, other = one] = positions;
  return one < other ? { first: one, last: other } : { first: other, last: one };
}

async function readRows(
  store: ReadStore,
  region: string,
  period: Period,
): Promise<Pick<FrozenReport, 'rows' | 'total'>> {
  const { rows, total } = await sumSheets(store, {
    scope: { department: null, region },
    filters: {},
    period: reportPeriodOfMonths(period),
    by: 'department',
    limit: Number.MAX_SAFE_INTEGER,
    after: null,
  });
  return {
    rows: rows.map(({ of, sums }) => ({ department: of.department ?? '', figures: valuesOf(sums) })),
    total: total === null ? {} : valuesOf(total),
  };
}

/** As the rated see them: what is published, everybody sees. */
const valuesOf = (sums: SideSums): FigureValues => figureValuesOf(efficiencyFigures(presentSums(sums), 'rated'));
