import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type CalendarCommand,
  type CalendarResult,
  ChangeCalendar,
  GetCalendar,
  type LimitDetail,
  ListCalendars,
  ShowDays,
  ShowLimit,
} from '@sealtrail/calendar';
import { type JsonObject, type Language, written } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { administratorRoles, everyone } from '../access/role-groups';
import { changeResponse, putResponse } from '../catalog/put-response';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { CodeParam, DateParam, YearParam } from '../http/fields';
import { ResponseLanguage } from '../http/language';
import { type Page, page } from '../http/page';
import { fault, invalid } from '../http/rejections';
import { changed, createdOrChanged, list, view } from '../http/route-responses';
import { RouteTable } from '../http/route-table';
import { ResultWithWarningsView, withWarnings } from '../http/warnings';
import {
  CalendarRequest,
  CalendarsQuery,
  DaysQuery,
  DeclareDayRequest,
  LimitQuery,
  YearNoticeRequest,
} from './calendar.request';
import { CalendarView, ExplainedLimitView, ListedCalendarView, listedCalendarView } from './calendar.view';
import { calendarsTable } from './calendars.table';

@ApiTags('Calendars 工作日历')
@Controller('v1/calendars')
export class CalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly routes: RouteTable,
  ) {}

  /** A regional calendar inherits its parent's days. A later definition changes the parent from then on: open limits move accordingly. */
  @Put(':id')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '设立日历', en: 'define the calendar of a region, or change its parent' },
    response: createdOrChanged('Already existed: changed, or unchanged.'),
    problems: [
      'calendar.id-invalid',
      'calendar.parent-invalid',
      'calendar.parent-missing',
      'calendar.region-fixed',
      'calendar.region-invalid',
      'region.outside',
    ],
  })
  async define(
    @Param('id', CodeParam) calendar: string,
    @Body() { region, parent = null }: CalendarRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { calendar, region, parent, at: caller.now };
    return putResponse(`/v1/calendars/${calendar}`, await this.change({ type: 'DefineCalendar', data }, caller));
  }

  /** Declares a date working or not, overriding any notice. Affected open limits are recalculated asynchronously. */
  @Put(':id/days/:date')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '调整工作日', en: 'declare a day working or not; running limits are recalculated' },
    response: changed(),
    problems: [
      'calendar.date-invalid',
      'calendar.days-invalid',
      'calendar.id-invalid',
      'calendar.not-found',
      'calendar.reason-invalid',
      'region.outside',
    ],
  })
  async declare(
    @Param('id', CodeParam) calendar: string,
    @Param('date', DateParam) date: string,
    @Body() { working, reason, documentNumber = null }: DeclareDayRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { calendar, date, working, reason: written(reason), document: documentNumber, at: caller.now };
    return changeResponse(calendar, await this.change({ type: 'DeclareCalendarDay', data }, caller));
  }

  /** 放假通知: ends the provisional state of the year. A later one replaces an earlier one. */
  @Put(':id/years/:year')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '登记年度放假通知', en: 'record the notice of a year; running limits are recalculated' },
    response: changed(ResultWithWarningsView),
    problems: [
      'calendar.date-invalid',
      'calendar.days-invalid',
      'calendar.document-missing',
      'calendar.id-invalid',
      'calendar.not-found',
      'region.outside',
    ],
  })
  async notice(
    @Param('id', CodeParam) calendar: string,
    @Param('year', YearParam) year: number,
    @Body() { documentNumber: document, daysOff, makeUpDays }: YearNoticeRequest,
    @CurrentCaller() caller: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<CommandResponse> {
    const days = [
      ...daysOff.map(({ date, reason = '放假' }) => ({ date, working: false, reason })),
      ...makeUpDays.map(({ date, reason = '调休上班' }) => ({ date, working: true, reason })),
    ];
    const data = { calendar, year, document, days, at: caller.now };
    const { numbers, ...receipt } = await this.change({ type: 'NoticeCalendarYear', data }, caller);
    const { unnamed: dates } = numbers;
    const warnings = dates === undefined ? [] : [fault('/daysOff', 'field.standing-days-unnamed', { dates })];
    return { id: calendar, receipt: { ...receipt, numbers: {} }, extraMembers: withWarnings(warnings, language) };
  }

  private change(command: CalendarCommand, { commandMetadata, scope }: Caller): Promise<CalendarResult> {
    return this.commands.execute(new ChangeCalendar(command, commandMetadata, scope));
  }

  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '日历清单', en: 'list calendars; `waiting`: only those that wait for the notice of a year' },
    response: list(ListedCalendarView, calendarsTable),
  })
  async list(@Query() query: CalendarsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListCalendars(query.within(scope, query.filters))), (row) =>
      listedCalendarView(this.routes, row),
    );
  }

  @Get(':id')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '日历', en: 'a calendar: its region, and what waits for the notice of a year' },
    response: view(ListedCalendarView),
    problems: ['calendar.not-found'],
  })
  async show(@Param('id') id: string): Promise<JsonObject> {
    return listedCalendarView(this.routes, await this.queries.execute(new GetCalendar(id)));
  }

  @Get(':id/days')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '工作日历', en: 'list the days of a range, each with its source' },
    response: view(CalendarView),
    problems: ['calendar.not-found', 'calendar.range-invalid'],
  })
  async days(@Param('id') id: string, @Query() { from, to }: DaysQuery): Promise<CalendarView> {
    const { calendar, days } = await this.queries.execute(new ShowDays(id, from, to));
    return { calendar: calendar.id, version: calendar.version, zone: calendar.zone, days: [...days] };
  }

  @Get(':id/limit')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '时限计算', en: 'compute the end of a limit day by day' },
    response: view(ExplainedLimitView),
    problems: ['calendar.not-found', 'calendar.range-invalid'],
  })
  limit(@Param('id') id: string, @Query() query: LimitQuery): Promise<LimitDetail> {
    return this.queries.execute(new ShowLimit(id, query.start, termOf(query)));
  }
}

function termOf({ workingDays, calendarDays }: LimitQuery): Term {
  if (workingDays !== undefined && calendarDays === undefined) return { days: workingDays, unit: 'workingDay' };
  if (calendarDays !== undefined && workingDays === undefined) return { days: calendarDays, unit: 'calendarDay' };
  throw invalid(fault('/workingDays', 'field.exactly-one', { names: ['workingDays', 'calendarDays'] }));
}
