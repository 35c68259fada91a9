import type { Projection } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { Level } from '../domain/department-enums';
import { listingOf } from '../domain/item';
import type { HandlingForm } from '../domain/item-enums';
import type { Delisting, ItemEvent, Listing } from '../domain/item-events';

/** Number of items under each heading, or the change of that number. */
export type ListCounts = Readonly<Record<HandlingForm | 'online', number>>;

/** One department at one level: the change of its list on each date. */
export type ListedItemCounts = {
  readonly department: string;
  readonly departments: readonly string[];
  readonly region: string;
  readonly level: Level;
  /** Past and future dates: the query adds up what is in force. */
  readonly changes: Readonly<Record<LocalDate, ListCounts>>;
};

export const NOTHING_LISTED: ListCounts = { zeroVisits: 0, oneVisit: 0, assisted: 0, unlisted: 0, online: 0 };

/** An item that is added to the list under a heading on a date, or removed from it. */
type ListChange = { readonly on: LocalDate; readonly listing: Listing; readonly by: 1 | -1 };

const delistingChanges = ({ from, to, listing }: Delisting): readonly ListChange[] => [
  { on: from, listing, by: -1 },
  // From that date on another version had already replaced it.
  ...(to === null ? [] : [{ on: to, listing, by: 1 } as const]),
];

function listChangesOf({ type, data }: ItemEvent): readonly ListChange[] {
  const off = data.ends.flatMap(delistingChanges);
  if (type === 'ItemWithdrawn') return off;
  return [...off, { on: data.effectiveFrom, listing: listingOf(data), by: 1 }];
}

const sheetId = ({ department, level, region }: Listing): string => `${department}/${level}/${region}`;

const row = {
  id: (event: ItemEvent): readonly string[] => [
    ...new Set(listChangesOf(event).map(({ listing }) => sheetId(listing))),
  ],
  fold: (sheet: ListedItemCounts, event: ItemEvent, id: string): ListedItemCounts =>
    listChangesOf(event)
      .filter(({ listing }) => sheetId(listing) === id)
      .reduce(withListChange, sheet),
};

function withListChange(sheet: ListedItemCounts, { on, listing, by }: ListChange): ListedItemCounts {
  const { department, region, level, handlingForm, online } = listing;
  const before = sheet.changes[on] ?? NOTHING_LISTED;
  const after = {
    ...before,
    [handlingForm]: before[handlingForm] + by,
    online: before.online + (online ? by : 0),
  };
  return { department, departments: [department], region, level, changes: { ...sheet.changes, [on]: after } };
}

/**
 * The published list by department, level and handling form. It stores changes by date, not counts: a version announced for later must not
 * count before its date, and a projection never reads the clock.
 */
export const catalogReport: Projection<ListedItemCounts, ItemEvent> = {
  name: 'catalog-report.v1',
  initial: { department: '', departments: [], region: '', level: 'city', changes: {} },
  indexes: [['department'], ['region']],
  on: { ItemDefined: row, ItemWithdrawn: row },
};
