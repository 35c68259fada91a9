import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import { type CountedEvent, eventCounts } from './event-counts';
import { type FigureIncrement, type Place } from './figure-increments';
import { type Dimension, dimensions } from './report-enums';

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
export type Entry = FigureIncrement & {
  readonly id: string;
  /** The subject in the month. */
  readonly sheet: string;
  readonly dimension: Dimension;
  readonly month: string;
};

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

function computeEntries({ type, data }: RecordedEvent<CountedEvent>): readonly Entry[] {
  const counts = (eventCounts[type] as (data: CountedEvent['data']) => readonly FigureIncrement[])(data);
  const entries: Entry[] = [];
  for (const count of counts) {
    const month = monthOf(count.place.on);
    for (const dimension of dimensions.values) {
      const id = idOf(dimension, count.place);
      entries.push({ ...count, id, sheet: `${id}|${month}`, dimension, month });
    }
  }
  return entries;
}

/** Every event is asked which sheets it touches, and then once for each: what it adds is worked out once. */
const entriesByEvent = new WeakMap<RecordedEvent<CountedEvent>, readonly Entry[]>();

export function entriesOf(event: RecordedEvent<CountedEvent>): readonly Entry[] {
  let found = entriesByEvent.get(event);
  if (found === undefined) {
    found = computeEntries(event);
    entriesByEvent.set(event, found);
  }
  return found;
}
