import type { Projection, ProjectionRow } from '@sealtrail/event-sourcing';
import type { LocalDate, Month } from '@sealtrail/working-days';
import { type CountedEvent, eventCounts } from './event-counts';
import type { BothLimits, Figures } from './figures';
import { dayDimensions, dimensions } from './report-enums';
import { type Entry, entriesOf, NO_SUBJECT, type SheetSubject, subjectOf } from './sheet-entries';
import { addParts, type Part } from './tally';

/** What one department, official, item or channel of a department did in one local month. */
export type EfficiencySheet = SheetSubject & {
  readonly month: Month;
  readonly figures: Part<Figures>;
  /** Cases that came to be open and overdue on a day, less those that ceased to be: for reports that end within the month. */
  readonly overdueByDay: OverdueByDay;
};

export type OverdueByDay = { readonly [Day in LocalDate]: Part<BothLimits<number>> };

const row: ProjectionRow<EfficiencySheet, CountedEvent> = {
  id: (event) =>
    distinct(
      entriesOf(event).map(({ sheet }) => sheet),
      dimensions.values.length,
    ),
  fold: (sheet, event, id) => {
    let after = sheet;
    for (const entry of entriesOf(event)) {
      if (entry.sheet === id) after = withEntry(after, entry);
    }
    return after;
  },
};

function withEntry(sheet: EfficiencySheet, entry: Entry): EfficiencySheet {
  const before = sheet.month === '' ? { ...sheet, ...subjectOf(entry), month: entry.month } : sheet;
  const figures = addParts<Figures>(sheet.figures, entry.figures);
  if (entry.overdue === undefined) return { ...before, figures };
  const change = addParts<BothLimits<number>>(sheet.overdueByDay[entry.day] ?? {}, entry.overdue);
  return { ...before, figures, overdueByDay: { ...sheet.overdueByDay, [entry.day]: change } };
}

/** What every department, official, item and channel did in every month, as counters that add up. */
export const efficiency: Projection<EfficiencySheet, CountedEvent> = {
  name: 'efficiency.v7',
  initial: { ...NO_SUBJECT, month: '', figures: {}, overdueByDay: {} },
  indexes: [
    ['dimension', 'month', 'key'],
    ['dimension', 'month', 'region'],
    ['dimension', 'key'],
  ],
  on: ofEveryFact(row),
};

/** What one department did on one local day; days make the weeks. */
export type EfficiencyDay = SheetSubject & { readonly day: LocalDate; readonly figures: Part<Figures> };

const dayRow: ProjectionRow<EfficiencyDay, CountedEvent> = {
  id: (event) =>
    distinct(
      entriesOf(event).flatMap(({ daySheet }) => daySheet ?? []),
      dayDimensions.values.length,
    ),
  fold: (sheet, event, id) => {
    let after = sheet;
    for (const entry of entriesOf(event)) {
      if (entry.daySheet !== id) continue;
      const figures = addParts<Figures>(after.figures, entry.figures);
      after = after.day === '' ? { ...subjectOf(entry), day: entry.day, figures } : { ...after, figures };
    }
    return after;
  },
};

/** What every department did on every day. */
export const efficiencyDays: Projection<EfficiencyDay, CountedEvent> = {
  name: 'efficiency-days.v3',
  initial: { ...NO_SUBJECT, day: '', figures: {} },
  indexes: [
    ['dimension', 'day', 'key'],
    ['dimension', 'day', 'region'],
  ],
  on: ofEveryFact(dayRow),
};

function ofEveryFact<Sheet extends SheetSubject>(fold: ProjectionRow<Sheet, CountedEvent>) {
  return Object.fromEntries(Object.keys(eventCounts).map((type) => [type, fold])) as Projection<
    Sheet,
    CountedEvent
  >['on'];
}

/** One place is one sheet of each dimension. */
const distinct = (ids: readonly string[], dimensionsKept: number): readonly string[] =>
  ids.length <= dimensionsKept ? ids : [...new Set(ids)];
