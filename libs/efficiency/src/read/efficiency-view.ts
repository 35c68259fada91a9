import type { Projection, ProjectionRow } from '@sealtrail/event-sourcing';
import { type CountedEvent, eventCounts } from './event-counts';
import { type Figures, NO_FIGURES } from './figures';
import { dimensions } from './report-enums';
import { entriesOf, NO_SUBJECT, type SheetSubject, subjectOf } from './sheet-entries';
import { add } from './tally';

/** What one department, official or item of a department did in one local month. */
export type EfficiencySheet = SheetSubject & { readonly month: string; readonly figures: Figures };

const row: ProjectionRow<EfficiencySheet, CountedEvent> = {
  id: (event) => {
    const ids = entriesOf(event).map(({ sheet }) => sheet);
    return ids.length <= dimensions.values.length ? ids : [...new Set(ids)];
  },
  fold: (sheet, event, id) => {
    let after = sheet;
    for (const entry of entriesOf(event)) {
      if (entry.sheet !== id) continue;
      const figures = add(after.figures, entry.figures);
      after = after.month === '' ? { ...subjectOf(entry), month: entry.month, figures } : { ...after, figures };
    }
    return after;
  },
};

/** What every department, official and item did in every month, as counters that add up. */
export const efficiency: Projection<EfficiencySheet, CountedEvent> = {
  name: 'efficiency.v4',
  initial: { ...NO_SUBJECT, month: '', figures: NO_FIGURES },
  indexes: [
    ['dimension', 'month', 'key'],
    ['dimension', 'month', 'region'],
    ['dimension', 'key'],
  ],
  on: Object.fromEntries(Object.keys(eventCounts).map((type) => [type, row])) as Projection<
    EfficiencySheet,
    CountedEvent
  >['on'],
};
