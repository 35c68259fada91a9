import { fold, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { calendarDefined, calendarFrom, dayDeclared, noticedDays, yearImported } from '../testing';
import type { DeclareCalendarDay, ImportCalendarYear } from './calendar-commands';
import { calendarDecider } from './calendar-decider';
import { calendarOf } from './effective-calendar';

const calendar = specify(calendarDecider);
const known = { zone: 'Asia/Shanghai', inherited: null, parent: null, standing: [] };

const importYear = (data: Partial<ImportCalendarYear['data']> = {}): ImportCalendarYear => ({
  type: 'ImportCalendarYear',
  data: {
    calendar: 'cn-national',
    year: 2026,
    package: 'chinese-days',
    packageVersion: '1.5.7',
    days: noticedDays(2026),
    at: '2025-12-01T00:00:00.000Z',
    ...data,
  },
});

const declare = (data: Partial<DeclareCalendarDay['data']> = {}): DeclareCalendarDay => ({
  type: 'DeclareCalendarDay',
  data: {
    calendar: 'cn-national',
    date: '2026-03-04',
    working: false,
    reason: written('snow'),
    document: null,
    at: '2026-03-03T09:00:00.000Z',
    ...data,
  },
});

describe('a year of notices', () => {
  it('is recorded with the package it comes from', () => {
    calendar.given().withContext(known).when(importYear()).then(yearImported(2026));
  });

  it('is recorded once: an upgrade of the package never rewrites history', () => {
    const [first, ...rest] = noticedDays(2026);
    const corrected = importYear({
      packageVersion: '1.6.0',
      days: first ? [{ ...first, working: true }, ...rest] : [],
    });
    calendar.given(yearImported(2026)).withContext(known).when(corrected).thenNothing();
    calendar.given(yearImported(2025)).withContext(known).when(importYear()).then(yearImported(2026));
  });

  it('may begin in the December before', () => {
    const days = [{ date: '2018-12-29', working: true, reason: written('元旦') }];
    calendar
      .given()
      .withContext(known)
      .when(importYear({ year: 2018, days }))
      .thenRejected('calendar.date-invalid');
    const state = fold(calendarDecider, [
      { ...yearImported(2025), data: { ...yearImported(2025).data, year: 2019, days } },
    ]);
    expect(state.days.get('2018-12-29')).toEqual({
      working: true,
      reason: written('元旦'),
      source: 'notice',
      document: null,
      calendar: 'cn-national',
    });
    expect([...state.noticedYears]).toEqual([2019]);
  });

  it('has real dates of its year, at least one', () => {
    const importing = (date: string) => importYear({ days: [{ date, working: false, reason: written('元旦') }] });
    calendar
      .given()
      .withContext(known)
      .when(importYear({ days: [] }))
      .thenRejected('calendar.days-invalid');
    calendar.given().withContext(known).when(importing('2026-02-30')).thenRejected('calendar.date-invalid');
    calendar.given().withContext(known).when(importing('2025-10-01')).thenRejected('calendar.date-invalid');
    calendar.given().withContext(known).when(importing('2026-01-01T00:00:00Z')).thenRejected('calendar.date-invalid');
  });

  it('keeps declared days', () => {
    const state = fold(calendarDecider, [dayDeclared({ date: '2026-10-01', working: true }), yearImported(2026)]);
    expect(state.days.get('2026-10-01')).toMatchObject({ working: true, source: 'declaration' });
    expect(state.days.get('2026-10-02')?.source).toBe('notice');
  });
});

describe('a declared day', () => {
  it('is stored with its reason, its local date and whether the day was working before', () => {
    calendar.given(calendarDefined()).withContext(known).when(declare()).then(dayDeclared());
    calendar
      .given(yearImported(2026))
      .withContext(known)
      .when(declare({ date: '2026-10-01', working: true, at: '2026-03-03T16:00:00.000Z' }))
      .then(
        dayDeclared({
          date: '2026-10-01',
          working: true,
          previouslyWorking: false,
          declaredAt: '2026-03-03T16:00:00.000Z',
          occurredOn: '2026-03-04',
        }),
      );
  });

  it('declared again with the same content records nothing', () => {
    calendar
      .given(dayDeclared())
      .withContext(known)
      .when(declare({ at: '2026-03-05T09:00:00.000Z' }))
      .thenNothing();
  });

  it('declared again with other content applies from then on', () => {
    calendar
      .given(dayDeclared())
      .withContext(known)
      .when(declare({ working: true }))
      .then(dayDeclared({ working: true, previouslyWorking: false }));
    calendar
      .given(dayDeclared())
      .withContext(known)
      .when(declare({ reason: written('flood') }))
      .then(dayDeclared({ reason: written('flood'), previouslyWorking: false }));
  });

  it('is refused for an undefined calendar: it would be the only day of that calendar', () => {
    calendar.given().withContext(known).when(declare()).thenRejected('calendar.not-found');
  });

  it('records whether the date was a working day by the parent calendar', () => {
    const inherited = calendarFrom([yearImported(2026)]);
    const own = { calendar: 'hunan', date: '2026-10-01', working: true };
    const defined = calendarDefined({ calendar: 'hunan', region: '430000', parent: 'cn-national' });
    calendar
      .given(defined)
      .withContext({ ...known, inherited })
      .when(declare(own))
      .then(dayDeclared({ ...own, previouslyWorking: false }));
  });

  it('is recorded again when a document is added', () => {
    const document = '湘政发〔2026〕1号';
    calendar
      .given(calendarDefined(), dayDeclared())
      .withContext(known)
      .when(declare({ document }))
      .then(dayDeclared({ document, previouslyWorking: false }));
  });

  it('that only confirms a notice is recorded as an event of its own', () => {
    calendar
      .given(yearImported(2026))
      .withContext(known)
      .when(declare({ date: '2026-10-01', reason: written('国庆节') }))
      .then(dayDeclared({ date: '2026-10-01', reason: written('国庆节'), previouslyWorking: false }));
  });

  it('is a real date of a named calendar, with a reason', () => {
    calendar
      .given()
      .withContext(known)
      .when(declare({ date: '2026-02-29' }))
      .thenRejected('calendar.date-invalid');
    calendar
      .given()
      .withContext(known)
      .when(declare({ reason: written(' ') }))
      .thenRejected('calendar.reason-invalid');
    calendar
      .given()
      .withContext(known)
      .when(declare({ calendar: 'CN national' }))
      .thenRejected('calendar.id-invalid');
  });
});

describe('the calendar of a state', () => {
  it('has the revision of the stream as its version', () => {
    const state = fold(calendarDecider, [yearImported(2025), yearImported(2026), dayDeclared()]);
    expect(calendarOf(state, 'Asia/Shanghai')).toMatchObject({ id: 'cn-national', version: '2' });
    expect(calendarOf(calendarDecider.initial, 'Asia/Shanghai').version).toBe('-1');
    expect(state.lastChangedAt).toBe('2026-03-03T09:00:00.000Z');
  });

  it('is created once for a state and a zone', () => {
    const state = fold(calendarDecider, [yearImported(2026)]);
    expect(calendarOf(state, 'Asia/Shanghai')).toBe(calendarOf(state, 'Asia/Shanghai'));
    expect(calendarOf(state, 'Europe/Amsterdam').zone).toBe('Europe/Amsterdam');
    expect(calendarOf(state, 'Asia/Shanghai').zone).toBe('Asia/Shanghai');
  });

  it('does not change with later events', () => {
    const before = fold(calendarDecider, [yearImported(2026)]);
    const { size } = before.days;
    fold({ ...calendarDecider, initial: before }, [dayDeclared(), yearImported(2025)]);
    expect(before.days.size).toBe(size);
    expect([...before.noticedYears]).toEqual([2026]);
  });
});
