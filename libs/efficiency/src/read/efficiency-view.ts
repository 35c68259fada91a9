import type { Projection, ProjectionRow, Recorded } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import { type Count, type CountedEvent, counting, type Place } from './counting';
import { type Figures, NO_FIGURES } from './figures';
import { type Dimension, dimensions } from './report-words';
import { add } from './tally';

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

const KEY: { readonly [Name in Dimension]: (place: Place) => string } = {
  department: ({ department }) => department,
  official: ({ department, official }) => `${department}/${official ?? ''}`,
  item: ({ item }) => item,
};

const nameOf = (dimension: Dimension, place: Place): SheetName => ({
  dimension,
  key: KEY[dimension](place),
  region: place.region,
  department: place.department,
  departments: [place.department],
  official: dimension === 'official' ? place.official : null,
  item: dimension === 'item' ? place.item : null,
  month: monthOf(place.on),
});

const idOf = (dimension: Dimension, place: Place): string =>
  `${dimension}|${place.region}|${place.department}|${KEY[dimension](place)}|${monthOf(place.on)}`;

/** What an event adds to one sheet. */
type Entry = { readonly id: string; readonly dimension: Dimension } & Count;

function entriesOf({ type, data }: Recorded<CountedEvent>): readonly Entry[] {
  const counts = (counting[type] as (data: CountedEvent['data']) => readonly Count[])(data);
  const made: Entry[] = [];
  for (const { place, more } of counts) {
    for (const dimension of dimensions.values) made.push({ id: idOf(dimension, place), dimension, place, more });
  }
  return made;
}

/** Every event is asked which sheets it touches, and then once for each: what it adds is worked out once. */
const known = new WeakMap<Recorded<CountedEvent>, readonly Entry[]>();

function entries(event: Recorded<CountedEvent>): readonly Entry[] {
  let found = known.get(event);
  if (found === undefined) {
    found = entriesOf(event);
    known.set(event, found);
  }
  return found;
}

const row: ProjectionRow<EfficiencySheet, CountedEvent> = {
  id: (event) => {
    const ids = entries(event).map(({ id }) => id);
    return ids.length <= dimensions.values.length ? ids : [...new Set(ids)];
  },
  fold: (sheet, event, id) => {
    let after = sheet;
    for (const entry of entries(event)) {
      if (entry.id !== id) continue;
      const figures = add(after.figures, entry.more);
      after = after.month === '' ? { ...nameOf(entry.dimension, entry.place), figures } : { ...after, figures };
    }
    return after;
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
