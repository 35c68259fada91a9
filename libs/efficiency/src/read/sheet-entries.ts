import type { Recorded } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import { type Count, type CountedEvent, counting, type Place } from './counting';
import { type Dimension, dimensions } from './report-words';

/** Whom a sheet is about: a department, an official, or an item of a department. */
export type SheetSubject = {
  readonly dimension: Dimension;
  /** What rows of a report are ordered by: the department, the department and official, or the item. */
  readonly key: string;
  readonly region: string;
  readonly department: string;
  readonly departments: readonly string[];
  /** `null` also where nobody was named. */
  readonly official: string | null;
  readonly item: string | null;
};

export const NO_SUBJECT: SheetSubject = {
  dimension: 'department',
  key: '',
  region: '',
  department: '',
  departments: [],
  official: null,
  item: null,
};

/** What an event adds to the sheets of one subject. */
export type Entry = Count & { readonly id: string; readonly dimension: Dimension; readonly month: string };

const KEY: { readonly [Name in Dimension]: (place: Place) => string } = {
  department: ({ department }) => department,
  official: ({ department, official }) => `${department}/${official ?? ''}`,
  item: ({ item }) => item,
};

export const subjectOf = ({ dimension, place }: Pick<Entry, 'dimension' | 'place'>): SheetSubject => ({
  dimension,
  key: KEY[dimension](place),
  region: place.region,
  department: place.department,
  departments: [place.department],
  official: dimension === 'official' ? place.official : null,
  item: dimension === 'item' ? place.item : null,
});

const idOf = (dimension: Dimension, place: Place): string =>
  `${dimension}|${place.region}|${place.department}|${KEY[dimension](place)}`;

function made({ type, data }: Recorded<CountedEvent>): readonly Entry[] {
  const counts = (counting[type] as (data: CountedEvent['data']) => readonly Count[])(data);
  return counts.flatMap((count) =>
    dimensions.values.map((dimension) => ({
      ...count,
      id: idOf(dimension, count.place),
      dimension,
      month: monthOf(count.place.on),
    })),
  );
}

/** Every event is asked which sheets it touches, and then once for each: what it adds is worked out once. */
const known = new WeakMap<Recorded<CountedEvent>, readonly Entry[]>();

export function entriesOf(event: Recorded<CountedEvent>): readonly Entry[] {
  let found = known.get(event);
  if (found === undefined) {
    found = made(event);
    known.set(event, found);
  }
  return found;
}
