import { monthOf } from '@sealtrail/calendar';
import type { Projection, ProjectionRow, Recorded } from '@sealtrail/event-sourcing';
import { type Count, type CountedEvent, counting, type Place } from './counting';
import { type Figures, NO_FIGURES } from './figures';
import { add } from './tally';

/** By what a sheet is kept. Regions are added up from the sheets of their departments. */
export const DIMENSIONS = ['department', 'official', 'item'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What one department, official or item of a department did in one local month. */
export type EfficiencySheet = {
  readonly dimension: Dimension;
  /** What rows of a report are ordered by: the department, the department and official, or the item. */
  readonly key: string;
  readonly region: string;
  readonly department: string;
  readonly departments: readonly string[];
  /** `null` also where nobody was named. */
  readonly official: string | null;
  readonly item: string | null;
  readonly month: string;
  readonly figures: Figures;
};

type SheetName = Omit<EfficiencySheet, 'figures'>;

const nameOf = (dimension: Dimension, { region, department, official, item, on }: Place): SheetName => ({
  dimension,
  key: { department, official: `${department}/${official ?? ''}`, item }[dimension],
  region,
  department,
  departments: [department],
  official: dimension === 'official' ? official : null,
  item: dimension === 'item' ? item : null,
  month: monthOf(on),
});

const idOf = ({ dimension, region, department, key, month }: SheetName): string =>
  [dimension, region, department, key, month].join('|');

const countsOf = ({ type, data }: Recorded<CountedEvent>): readonly Count[] =>
  (counting[type] as (data: CountedEvent['data']) => readonly Count[])(data);

const row: ProjectionRow<EfficiencySheet, CountedEvent> = {
  id: (event) => [
    ...new Set(countsOf(event).flatMap(({ place }) => DIMENSIONS.map((dimension) => idOf(nameOf(dimension, place))))),
  ],
  fold: (sheet, event, id) => {
    const dimension = id.slice(0, id.indexOf('|')) as Dimension;
    return countsOf(event).reduce<EfficiencySheet>((before, { place, more }) => {
      const name = nameOf(dimension, place);
      return idOf(name) === id ? { ...name, figures: add(before.figures, more) } : before;
    }, sheet);
  },
};

/** What every department, official and item did in every month, as counters that add up. */
export const efficiency: Projection<EfficiencySheet, CountedEvent> = {
  name: 'efficiency.v1',
  initial: {
    dimension: 'department',
    key: '',
    region: '',
    department: '',
    departments: [],
    official: null,
    item: null,
    month: '',
    figures: NO_FIGURES,
  },
  indexes: [
    ['dimension', 'month', 'key'],
    ['dimension', 'month', 'region'],
    ['dimension', 'key'],
  ],
  on: Object.fromEntries(Object.keys(counting).map((type) => [type, row])) as Projection<
    EfficiencySheet,
    CountedEvent
  >['on'],
};
