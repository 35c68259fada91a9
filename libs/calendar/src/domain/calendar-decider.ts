import { type Decider, isReadable, shortestRegionCode } from '@sealtrail/event-sourcing';
import { type Calendar, dateOf, isLocalDate, worksByWeekday, yearOf } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { CalendarCommand } from './calendar-commands';
import type { CalendarEvent, NoticedDay } from './calendar-events';
import { mustBeId, mustBeNotice, mustFit, mustHaveFacts, noticeYearOf, refused } from './calendar-rules';
import { type CalendarState, isNoticed, withDays, withYear } from './calendar-state';

/** Context of a decision: data of other streams and of the deployment. */
export type CalendarDecisionContext = {
  /** The zone of local dates. */
  readonly zone: string;
  /** The parent's days; `null`: there is no parent. */
  readonly inherited: Pick<Calendar, 'days'> | null;
  /** The parent that a definition names; `null`: it names none. */
  readonly parent: Pick<CalendarState, 'region'> | null;
  /** Days off in the year of a notice by the statutory holiday rules (全国年节及纪念日放假办法); empty for a regional calendar. */
  readonly standing: readonly NoticedDay[];
};

export const calendarStream = (id: string): string => `calendar-${id}`;

export const calendarDecider: Decider<CalendarState, CalendarCommand, CalendarEvent, CalendarDecisionContext> = {
  initial: {
    id: '',
    region: null,
    parent: null,
    days: new Map(),
    noticedYears: new Set(),
    declaredYears: new Set(),
    assumedYears: new Set(),
    events: 0,
    lastChangedAt: null,
  },

  decide: {
    DefineCalendar: ({ calendar, region, parent, at }, state, known) => {
      mustBeId(calendar);
      mustFit({ region, parent }, known.parent);
      const shortest = shortestRegionCode(region);
      // Cases are counted by this calendar; and since no region changes, no two calendars can become each other's parents.
      if (state.region !== null && state.region !== shortest) {
        throw reject('calendar.region-fixed', { region: state.region });
      }
      if (state.region === shortest && state.parent === parent) return [];
      const occurredOn = dateOf(at, known.zone);
      return [{ type: 'CalendarDefined', data: { calendar, region: shortest, parent, definedAt: at, occurredOn } }];
    },

    ImportCalendarYear: ({ calendar, year, package: name, packageVersion, days, at }, state) => {
      // An upgrade of the package never rewrites history: a year stays as imported.
      if (state.noticedYears.has(year)) return [];
      mustBeId(calendar);
      mustBeNotice(year, days);
      return [
        {
          type: 'CalendarYearImported',
          data: { calendar, year, package: name, packageVersion, days: days.map(noticed), importedAt: at },
        },
      ];
    },

    NoticeCalendarYear: ({ calendar, year, document, days, at }, state, { zone, standing }) => {
      mustBeId(calendar);
      mustBeNotice(year, days);
      if (new Set(days.map(({ date }) => date)).size < days.length) throw refused('calendar.days-invalid', '/daysOff');
      if (!isReadable(document)) throw refused('calendar.document-missing', '/documentNumber');
      mustHaveFacts(state);
      const told = days.map(noticed).toSorted((a, b) => (a.date < b.date ? -1 : 1));
      const left = standing.filter(({ date }) => !told.some((named) => named.date === date));
      return isNoticed(state, { year, document, days: told, standing: left })
        ? []
        : [
            {
              type: 'CalendarYearNoticed',
              data: {
                calendar,
                year,
                document,
                days: told,
                standing: left,
                noticedAt: at,
                occurredOn: dateOf(at, zone),
              },
            },
          ];
    },

    AssumeCalendarYear: ({ calendar, year, package: name, packageVersion, days, at }, state) => {
      if (state.noticedYears.has(year) || state.assumedYears.has(year)) return [];
      mustBeId(calendar);
      mustBeNotice(year, days);
      return [
        {
          type: 'CalendarYearAssumed',
          data: { calendar, year, package: name, packageVersion, days: days.map(noticed), assumedAt: at },
        },
      ];
    },

    CorrectCalendarDay: ({ calendar, date, working, reason, document, at }, state) => {
      const day = state.days.get(date);
      if (!state.noticedYears.has(noticeYearOf(date))) return [];
      if (day?.source === 'declaration' || (day?.working ?? worksByWeekday(date)) === working) return [];
      return [{ type: 'CalendarDayCorrected', data: { calendar, date, working, reason, document, correctedAt: at } }];
    },

    DeclareCalendarDay: ({ calendar, date, working, reason, document, at }, state, { zone, inherited }) => {
      mustBeId(calendar);
      if (!isLocalDate(date)) throw refused('calendar.date-invalid', '/date');
      if (!isReadable(reason)) throw refused('calendar.reason-invalid', '/reason');
      mustHaveFacts(state);
      const day = state.days.get(date);
      const declared = day?.source === 'declaration' && day.working === working;
      if (declared && day.reason === reason && day.document === document) return [];
      return [
        {
          type: 'CalendarDayDeclared',
          data: {
            calendar,
            date,
            working,
            reason,
            document,
            declaredAt: at,
            previouslyWorking: (day ?? inherited?.days.get(date))?.working ?? worksByWeekday(date),
            occurredOn: dateOf(at, zone),
          },
        },
      ];
    },
  },

  evolve: {
    CalendarDefined: (state, { calendar, region, parent, definedAt }) => ({
      ...state,
      id: calendar,
      region,
      parent,
      events: state.events + 1,
      lastChangedAt: definedAt,
    }),
    CalendarYearImported: (state, { calendar, year, days, importedAt }) => ({
      ...state,
      id: calendar,
      days: withYear(state.days, { calendar, year, days, source: 'notice', document: null }),
      noticedYears: new Set(state.noticedYears).add(year),
      events: state.events + 1,
      lastChangedAt: importedAt,
    }),
    CalendarYearNoticed: (state, { calendar, year, document, days, standing, noticedAt }) => ({
      ...state,
      id: calendar,
      days: withDays(withYear(state.days, { calendar, year, days, source: 'notice', document }), {
        calendar,
        days: standing,
        source: 'standingLaw',
        document: null,
      }),
      noticedYears: new Set(state.noticedYears).add(year),
      events: state.events + 1,
      lastChangedAt: noticedAt,
    }),
    CalendarYearAssumed: (state, { calendar, year, days, assumedAt }) => ({
      ...state,
      id: calendar,
      days: withYear(state.days, { calendar, year, days, source: 'standingLaw', document: null }),
      assumedYears: new Set(state.assumedYears).add(year),
      events: state.events + 1,
      lastChangedAt: assumedAt,
    }),
    CalendarDayCorrected: (state, { calendar, date, working, reason, document, correctedAt }) => ({
      ...state,
      days: new Map(state.days).set(date, { working, reason, source: 'notice', document, calendar }),
      events: state.events + 1,
      lastChangedAt: correctedAt,
    }),
    CalendarDayDeclared: (state, { calendar, date, working, reason, document, declaredAt }) => ({
      ...state,
      id: calendar,
      days: new Map(state.days).set(date, { working, reason, source: 'declaration', document, calendar }),
      declaredYears: new Set(state.declaredYears).add(yearOf(date)),
      events: state.events + 1,
      lastChangedAt: declaredAt,
    }),
  },
};

const noticed = ({ date, working, reason }: NoticedDay): NoticedDay => ({ date, working, reason });
