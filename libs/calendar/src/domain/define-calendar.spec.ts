import { fold } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { addDays, isProvisional, isWorkingDay } from '@sealtrail/working-days';
import { calendarDefined, calendarFrom, dayDeclared, yearImported } from '../testing';
import type { CorrectCalendarDay, DefineCalendar } from './calendar-commands';
import { calendarDecider } from './calendar-decider';
import { calendarOfChain, lastChangeOf, revisionsOf } from './effective-calendar';

const calendar = specify(calendarDecider);
const AT = '2026-03-02T01:00:00.000Z';
const under = (region: string | null) => ({ zone: 'Asia/Shanghai', inherited: null, standing: [], parent: { region } });
const alone = { zone: 'Asia/Shanghai', inherited: null, standing: [], parent: null };

const define = (data: Partial<DefineCalendar['data']> = {}): DefineCalendar => ({
  type: 'DefineCalendar',
  data: { calendar: 'xiangxi', region: '433100', parent: 'cn-national', at: AT, ...data },
});
const xiangxi = calendarDefined({
  calendar: 'xiangxi',
  region: '433100',
  parent: 'cn-national',
  definedAt: AT,
  occurredOn: '2026-03-02',
});

describe('the calendar of a region', () => {
  it('is defined with a parent, its region in the shortest form; repeating the definition records nothing', () => {
    const written = define({ region: '433100000000' });
    calendar.given().withContext(under('100000')).when(written).then(xiangxi);
    calendar.given(xiangxi).withContext(under('100000')).when(written).thenNothing();
  });

  it('may change its parent from then on, but not its region', () => {
    const moved = { ...xiangxi, data: { ...xiangxi.data, parent: 'hunan' } };
    calendar
      .given(xiangxi)
      .withContext(under('430000'))
      .when(define({ parent: 'hunan' }))
      .then(moved);
    calendar
      .given(xiangxi)
      .withContext(under('100000'))
      .when(define({ region: '430000' }))
      .thenRejected('calendar.region-fixed', { region: '433100' });
  });

  it.each([
    ['is missing, or has no region', null],
    ['is of the same region', '433100'],
    ['is of a region within it', '433101'],
    ['is of another region', '430100'],
  ])('rejects a parent that %s: so no chain of parents is circular', (_, region) => {
    calendar.given().withContext(under(region)).when(define()).thenRejected('calendar.parent-invalid');
  });

  it('requires a parent: without one it would have no holidays', () => {
    calendar
      .given()
      .withContext(alone)
      .when(define({ parent: null }))
      .thenRejected('calendar.parent-missing');
    calendar
      .given()
      .withContext(alone)
      .when(define({ calendar: 'cn-national', region: '100000', parent: null, at: '2025-12-01T00:00:00.000Z' }))
      .then(calendarDefined());
  });

  it('that exists only by a declared day can be given a parent', () => {
    calendar
      .given(dayDeclared({ calendar: 'xiangxi' }))
      .withContext(under('100000'))
      .when(define())
      .then(xiangxi);
  });

  it.each(['4331', '990000'])('requires an existing region, not %s', (region) => {
    calendar.given().withContext(under('100000')).when(define({ region })).thenRejected('calendar.region-invalid');
  });
});

describe('a calendar and its parents', () => {
  const national = calendarFrom([calendarDefined(), yearImported(2026)]);
  const local = dayDeclared({ calendar: 'xiangxi', date: '2026-03-04', working: false });
  const below = calendarFrom([xiangxi, local], 'Asia/Shanghai', national);

  it('count the holidays of the parent although one local day is declared', () => {
    expect(isWorkingDay(below, '2026-03-04')).toBe(false);
    expect(isWorkingDay(national, '2026-03-04')).toBe(true);
    const differing = [];
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      if (isWorkingDay(below, date) !== isWorkingDay(national, date)) differing.push(date);
    }
    expect(differing).toEqual(['2026-03-04']);
  });

  it('prefer a declaration below over one above, whichever was recorded first', () => {
    const above = calendarFrom([yearImported(2026), dayDeclared({ date: '2026-03-04', working: true })]);
    expect(isWorkingDay(calendarFrom([xiangxi, local], 'Asia/Shanghai', above), '2026-03-04')).toBe(false);
  });

  it('are as provisional as the top calendar: a declared day says nothing about the rest of its year', () => {
    const ahead = dayDeclared({ calendar: 'xiangxi', date: '2027-03-03', working: false });
    const then = calendarFrom([xiangxi, ahead], 'Asia/Shanghai', national);
    expect([isProvisional(then, '2027-03-03'), isProvisional(then, '2027-03-04')]).toEqual([false, true]);
    expect(isProvisional(then, '2026-03-04')).toBe(false);
  });

  it('stay provisional where a region has recorded a notice: days of the country may still move', () => {
    const day = { date: '2027-03-03', working: false, reason: '三月三' };
    const told = { calendar: 'xiangxi', year: 2027, document: '州政办〔2026〕1号', days: [day], standing: [] };
    const notice = { type: 'CalendarYearNoticed', data: { ...told, noticedAt: AT, occurredOn: '2026-03-02' } } as const;
    const then = calendarFrom([xiangxi, notice], 'Asia/Shanghai', national);
    expect(['2027-03-03', '2027-03-04'].map((date) => isProvisional(then, date))).toEqual([true, true]);
    expect(isWorkingDay(then, '2027-03-03')).toBe(false);
  });

  it('have one version: the revision of each, from the calendar up', () => {
    expect(national.version).toBe('1');
    expect(below.version).toBe('1.1');
    expect(revisionsOf(calendarFrom([xiangxi], 'Asia/Shanghai', below).version)).toEqual([0n, 1n, 1n]);
  });

  it('are the same object until one of them changes', () => {
    const [own, top] = [fold(calendarDecider, [xiangxi]), fold(calendarDecider, [yearImported(2026)])];
    const first = calendarOfChain([own, top], 'Asia/Shanghai');
    expect(calendarOfChain([own, top], 'Asia/Shanghai')).toBe(first);
    const changed = fold({ ...calendarDecider, initial: top }, [dayDeclared()]);
    expect(calendarOfChain([own, changed], 'Asia/Shanghai')?.days.get('2026-03-04')?.working).toBe(false);
    expect(lastChangeOf([own, top])).toBe(AT);
    expect(lastChangeOf([own, changed])).toBe('2026-03-03T09:00:00.000Z');
  });
});

describe('a date that is wrong in the package', () => {
  const correct = (data: Partial<CorrectCalendarDay['data']> = {}): CorrectCalendarDay => ({
    type: 'CorrectCalendarDay',
    data: {
      calendar: 'cn-national',
      date: '2026-03-07',
      working: true,
      reason: '补班',
      document: '国办发明电〔2025〕7号',
      at: AT,
      ...data,
    },
  });

  it('is corrected with the document of the notice, once, as a day of the notice', () => {
    const { at: correctedAt, ...told } = correct().data;
    const corrected = { type: 'CalendarDayCorrected', data: { ...told, correctedAt } } as const;
    calendar.given(yearImported(2026)).withContext(alone).when(correct()).then(corrected);
    calendar.given(yearImported(2026), corrected).withContext(alone).when(correct()).thenNothing();
    const { days } = calendarFrom([yearImported(2026), corrected]);
    expect(days.get('2026-03-07')).toMatchObject({ source: 'notice', document: '国办发明电〔2025〕7号' });
  });

  it('is left unchanged where it is right, where it is declared, and where the year has no notice', () => {
    const right = correct({ working: false });
    calendar.given(yearImported(2026)).withContext(alone).when(right).thenNothing();
    const declared = dayDeclared({ date: '2026-03-07', working: false });
    calendar.given(yearImported(2026), declared).withContext(alone).when(correct()).thenNothing();
    calendar.given(yearImported(2025)).withContext(alone).when(correct()).thenNothing();
  });
});
