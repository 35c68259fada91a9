import { COUNTRY_CODE, type Projection, type ReadStore, readAll } from '@sealtrail/event-sourcing';
import type { CalendarEvent } from '../domain/calendar-events';

export type CalendarRow = {
  readonly id: string;
  /** The whole country for an undefined calendar. */
  readonly region: string;
  readonly parent: string | null;
  /** Years whose notice is recorded in this calendar itself, in order. */
  readonly noticedYears: readonly number[];
  readonly departments: readonly string[];
  /** Revision of its stream. */
  readonly revision: string;
};

const updated = (
  row: CalendarRow,
  { data, revision }: { data: { calendar: string }; revision: bigint },
): CalendarRow => ({
  ...row,
  id: data.calendar,
  revision: String(revision),
});

const withNoticedYear = ({ noticedYears }: CalendarRow, { year }: { readonly year: number }) => ({
  noticedYears: [...new Set([...noticedYears, year])].sort((a, b) => a - b),
});

const id = ({ data }: { readonly data: { readonly calendar: string } }): string => data.calendar;

/** The calendars, and the parent of each. */
export const calendars: Projection<CalendarRow, CalendarEvent> = {
  name: 'calendars.v1',
  initial: { id: '', region: COUNTRY_CODE, parent: null, noticedYears: [], departments: [], revision: '' },
  indexes: [['id'], ['parent', 'id'], ['region', 'id']],
  on: {
    CalendarDefined: {
      id,
      fold: (row, event) => ({ ...updated(row, event), region: event.data.region, parent: event.data.parent }),
    },
    CalendarYearImported: {
      id,
      fold: (row, event) => ({ ...updated(row, event), ...withNoticedYear(row, event.data) }),
    },
    CalendarYearNoticed: {
      id,
      fold: (row, event) => ({ ...updated(row, event), ...withNoticedYear(row, event.data) }),
    },
    CalendarYearAssumed: { id, fold: updated },
    CalendarDayCorrected: { id, fold: updated },
    CalendarDayDeclared: { id, fold: updated },
  },
};

/** Calendars of one parent per page. */
const PARENTS_MAX = 200;

/** A calendar and all that inherit its days, that is, all that a change of it affects, as of the view. */
export async function withDescendants(views: ReadStore, calendar: string): Promise<readonly string[]> {
  const reached = [calendar];
  for (let parents = reached.slice(); parents.length > 0; ) {
    const where = [{ op: 'in', field: 'parent', value: parents.slice(0, PARENTS_MAX) }] as const;
    const children: string[] = [];
    for await (const row of readAll<CalendarRow>(views, calendars.name, { where, orderBy: 'id' }))
      children.push(row.id);
    const news = children.filter((child) => !reached.includes(child));
    reached.push(...news);
    parents = [...parents.slice(PARENTS_MAX), ...news];
  }
  return reached;
}
