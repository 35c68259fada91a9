import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  type Condition,
  filterConditions,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
} from '@sealtrail/event-sourcing';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import { type MissingNotice, missingNotices } from '../domain/missing-notices';
import { reject } from '../rejections';
import { type CalendarRow, calendars } from './calendars-view';

export type CalendarFilters = {
  readonly region?: string | undefined;
  readonly parent?: string | undefined;
  /** Only those that lack the notice of a year. */
  readonly waiting?: boolean | undefined;
};

/** A calendar with its missing notices. A regional calendar has the noticed years of the one at the top. */
export type ListedCalendar = CalendarRow & { readonly waitsFor: readonly MissingNotice[] };

/** Calendars by id. */
export class ListCalendars extends Query<Page<ListedCalendar>> {
  constructor(readonly request: ListRequest<CalendarFilters>) {
    super();
  }
}

/** One calendar. @throws {Rejection} `calendar.not-found` */
export class GetCalendar extends Query<ListedCalendar> {
  constructor(readonly id: string) {
    super();
  }
}

/** Shows rows as of the local day. */
@Injectable()
export class ListedCalendars {
  constructor(
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  show(row: CalendarRow): ListedCalendar {
    const today = dateOf(this.clock.now(), this.jurisdiction.zone);
    return { ...row, waitsFor: row.parent === null ? missingNotices(row.noticedYears, today) : [] };
  }
}

const WITHOUT_PARENT: Condition = { op: 'equals', field: 'parent', value: null };

@QueryHandler(ListCalendars)
export class ListCalendarsHandler implements IQueryHandler<ListCalendars> {
  constructor(
    private readonly store: ReadStore,
    private readonly listed: ListedCalendars,
  ) {}

  async execute({ request }: ListCalendars): Promise<Page<ListedCalendar>> {
    const { waiting, ...filters } = request.filters;
    const where = [...filterConditions(filters), ...(waiting === true ? [WITHOUT_PARENT] : [])];
    const byId = { view: calendars.name, where, orderBy: 'id' };
    const { items, ...page } = await readPage(this.store, byId, request, (row: CalendarRow) => this.listed.show(row));
    const matchesWaiting = ({ waitsFor }: ListedCalendar) => waiting === undefined || waitsFor.length > 0 === waiting;
    return { ...page, items: items.filter(matchesWaiting) };
  }
}

@QueryHandler(GetCalendar)
export class GetCalendarHandler implements IQueryHandler<GetCalendar> {
  constructor(
    private readonly store: ReadStore,
    private readonly listed: ListedCalendars,
  ) {}

  async execute({ id }: GetCalendar): Promise<ListedCalendar> {
    const row = await this.store.find<CalendarRow>(calendars.name, id);
    if (row === null) throw reject('calendar.not-found');
    return this.listed.show(row);
  }
}
