import type { Channel } from '@sealtrail/catalog/events';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { type LocalDate, type Month, monthOf } from '@sealtrail/working-days';
import { type CountedEvent, eventCounts } from './event-counts';
import type { FigureIncrement, Place } from './figure-increments';
import { type Dimension, dayDimensions, dimensions } from './report-enums';

/** Whom a sheet is about: a department, or an official, an item or a channel of one. */
export type SheetSubject = {
  readonly dimension: Dimension;
  /** What rows of a report are ordered by: the department, the department and official, the item, or the channel. */
  readonly key: string;
  readonly region: string;
  readonly department: string;
  readonly departments: readonly string[];
  /** `null` also where nobody was named. */
  readonly official: string | null;
  readonly item: string | null;
  /** `null` also for what does not say how its case came in. */
  readonly channel: Channel | null;
};

export const NO_SUBJECT: SheetSubject = {
  dimension: 'department',
  key: '',
  region: '',
  department: '',
  departments: [],
  official: null,
  item: null,
  channel: null,
};

/** What an event adds to the sheets of one subject. */
export type Entry = FigureIncrement & {
  readonly id: string;
  /** The subject in the month. */
  readonly sheet: string;
  /** The subject on the day; `null` where none is kept. */
  readonly daySheet: string | null;
  readonly dimension: Dimension;
  readonly month: Month;
  readonly day: LocalDate;
};

const KEY: { readonly [Name in Dimension]: (place: Place) => string } = {
  department: ({ department }) => department,
  official: ({ department, official }) => `${department}/${official ?? ''}`,
  item: ({ item }) => item,
  channel: ({ channel }) => channel ?? '',
};

export const subjectOf = ({ dimension, place }: Pick<Entry, 'dimension' | 'place'>): SheetSubject => ({
  dimension,
  key: KEY[dimension](place),
  region: place.region,
  department: place.department,
  departments: [place.department],
  official: dimension === 'official' ? place.official : null,
  item: dimension === 'item' ? place.item : null,
  channel: dimension === 'channel' ? place.channel : null,
});

const idOf = (dimension: Dimension, place: Place): string =>
  `${dimension}|${place.region}|${place.department}|${KEY[dimension](place)}`;

function computeEntries({ type, data }: RecordedEvent<CountedEvent>): readonly Entry[] {
  const counts = (eventCounts[type] as (data: CountedEvent['data']) => readonly FigureIncrement[])(data);
  const entries: Entry[] = [];
  for (const count of counts) {
    const day = count.place.on;
    const month = monthOf(day);
    const isCounted = Object.keys(count.figures).length > 0;
    for (const dimension of dimensions.values) {
      const id = idOf(dimension, count.place);
      entries.push({
        ...count,
        id,
        sheet: `${id}|${month}`,
        daySheet: dayDimensions.has(dimension) && isCounted ? `${id}|${day}` : null,
        dimension,
        month,
        day,
      });
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
