import { type Event, type RecordedEvent, ViewWatch } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryReadStore } from '@sealtrail/event-sourcing/testing';
import { type RatingIndicators, ratingIndicators } from '../read/rating-indicators-view';
import { type ReportRatings, ReportRatingsHandler } from '../read/report-ratings';
import { recorded } from './rating-facts';

type Row = {
  readonly id: (event: RecordedEvent) => string | readonly string[];
  readonly fold: (sheet: RatingIndicators, event: RecordedEvent, id: string) => RatingIndicators;
};

/** The sheets that facts make, in the order in which they came. */
export function ratingSheetsOf(events: readonly Event[]): Map<string, RatingIndicators> {
  const sheets = new Map<string, RatingIndicators>();
  events.forEach((event, n) => {
    const row = (ratingIndicators.on as Record<string, Row | undefined>)[event.type];
    const fact = recorded(event, n + 1) as unknown as RecordedEvent;
    for (const id of row === undefined ? [] : [row.id(fact)].flat()) {
      sheets.set(id, row?.fold(sheets.get(id) ?? ratingIndicators.initial, fact, id) as RatingIndicators);
    }
  });
  return sheets;
}

/** Views that have folded every event. */
class AtTheHead extends ViewWatch {
  override state() {
    return Promise.resolve({ position: 1n, lagMs: 0 });
  }
  override waitForPosition(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** What the report of ratings says, where these are all sheets. */
export async function ratingReportOf(
  documents: ReadonlyMap<string, RatingIndicators>,
  query: ReportRatings,
  now = '2026-06-15T01:00:00.000Z',
) {
  const store = new InMemoryReadStore();
  await store.save({ view: ratingIndicators.name, documents: new Map(documents), from: 0n, to: 1n });
  const zoned = { zone: 'Asia/Shanghai' };
  return new ReportRatingsHandler(store, new AtTheHead(), new FixedClock(now), zoned).execute(query);
}
