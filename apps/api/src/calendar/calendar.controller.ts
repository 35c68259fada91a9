import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangeCalendar, ShowDays, ShowLimit, type ShownLimit } from '@sealtrail/calendar';
import { written } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { administering, everyone } from '../access/role-groups';
import { changed, view } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { CodeParam, DateParam, YearParam } from '../http/fields';
import { fault, invalid } from '../http/rejections';
import { DaysQuery, DeclareDayRequest, LimitQuery, YearNoticeRequest } from './calendar.request';
import { CalendarView, ExplainedLimitView } from './calendar.view';

@ApiTags('Calendars 工作日历')
@Controller('v1/calendars')
export class CalendarController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Declares a date working or not, over any notice. Open limits that it touches are computed again, behind this answer. */
  @Put(':id/days/:date')
  @Access({
    roles: administering,
    scope: 'country',
    summary: { zh: '调整工作日', en: 'declare a day working or not; open limits are computed anew' },
    answers: changed(),
    problems: [
      'calendar.date-invalid',
      'calendar.days-invalid',
      'calendar.id-invalid',
      'calendar.not-found',
      'calendar.reason-invalid',
    ],
  })
  async declare(
    @Param('id', CodeParam) calendar: string,
    @Param('date', DateParam) date: string,
    @Body() { working, reason, documentNumber = null }: DeclareDayRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    const data = { calendar, date, working, reason: written(reason), document: documentNumber, at: caller.now };
    const receipt = await this.commands.execute(
      new ChangeCalendar({ type: 'DeclareCalendarDay', data }, caller.envelope),
    );
    return { id: calendar, receipt };
  }

  /** 放假通知: ends what was provisional of the year. Told again, it takes the place of what was told before. */
  @Put(':id/years/:year')
  @Access({
    roles: administering,
    scope: 'country',
    summary: { zh: '登记年度放假通知', en: 'the notice of a whole year; open limits are computed anew' },
    answers: changed(),
    problems: [
      'calendar.date-invalid',
      'calendar.days-invalid',
      'calendar.document-missing',
      'calendar.id-invalid',
      'calendar.not-found',
    ],
  })
  async notice(
    @Param('id', CodeParam) calendar: string,
    @Param('year', YearParam) year: number,
    @Body() { documentNumber: document, daysOff, makeUpDays }: YearNoticeRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    const days = [
      ...daysOff.map(({ date, reason = '放假' }) => ({ date, working: false, reason })),
      ...makeUpDays.map(({ date, reason = '调休上班' }) => ({ date, working: true, reason })),
    ];
    const data = { calendar, year, document, days, at: caller.now };
    const receipt = await this.commands.execute(
      new ChangeCalendar({ type: 'NoticeCalendarYear', data }, caller.envelope),
    );
    return { id: calendar, receipt };
  }

  @Get(':id/days')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '工作日历', en: 'the days of a span, each with its source' },
    answers: view(CalendarView),
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
    summary: { zh: '时限计算', en: 'where a limit ends, day by day' },
    answers: view(ExplainedLimitView),
    problems: ['calendar.not-found'],
  })
  limit(@Param('id') id: string, @Query() query: LimitQuery): Promise<ShownLimit> {
    return this.queries.execute(new ShowLimit(id, query.start, termOf(query)));
  }
}

function termOf({ workingDays, calendarDays }: LimitQuery): Term {
  if (workingDays !== undefined && calendarDays === undefined) return { days: workingDays, unit: 'workingDay' };
  if (calendarDays !== undefined && workingDays === undefined) return { days: calendarDays, unit: 'calendarDay' };
  throw invalid(fault('/workingDays', 'field.exactly-one', { names: ['workingDays', 'calendarDays'] }));
}
