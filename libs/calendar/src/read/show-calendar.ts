import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Calendar, type LocalDate, type Term } from '@sealtrail/working-days';
import { type CalendarDayDetail, type LimitDetail, showDays, showLimit } from './calendar-days';
import { Calendars } from './calendars';

/** The working days of a calendar, with the source of each day. */
export class ShowDays extends Query<{ readonly calendar: Calendar; readonly days: readonly CalendarDayDetail[] }> {
  constructor(
    readonly calendarId: string,
    readonly from: LocalDate,
    readonly to: LocalDate,
  ) {
    super();
  }
}

/** The end of a term, with its table day by day. */
export class ShowLimit extends Query<LimitDetail> {
  constructor(
    readonly calendarId: string,
    readonly startedOn: LocalDate,
    readonly term: Term,
  ) {
    super();
  }
}

@Injectable()
@QueryHandler(ShowDays)
export class ShowDaysHandler implements IQueryHandler<ShowDays> {
  constructor(private readonly calendars: Calendars) {}

  async execute({
    calendarId,
    from,
    to,
  }: ShowDays): Promise<{ calendar: Calendar; days: readonly CalendarDayDetail[] }> {
    const calendar = await this.calendars.get(calendarId);
    return { calendar, days: showDays(calendar, from, to) };
  }
}

@Injectable()
@QueryHandler(ShowLimit)
export class ShowLimitHandler implements IQueryHandler<ShowLimit> {
  constructor(private readonly calendars: Calendars) {}

  async execute({ calendarId, startedOn, term }: ShowLimit): Promise<LimitDetail> {
    return showLimit(await this.calendars.get(calendarId), startedOn, term);
  }
}
