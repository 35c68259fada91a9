import { calendarFrom, dayDeclared, nationalCalendar, yearImported } from '../testing';
import { RANGE_DAYS_MAX, showDays, showLimit } from './calendar-days';

const NOTICED = { by: 'notice', calendar: 'cn-national', document: null };

describe('the days of a calendar', () => {
  it('are shown with their source', () => {
    expect(showDays(nationalCalendar, '2026-09-30', '2026-10-01')).toEqual([
      { date: '2026-09-30', working: true, reason: 'weekday', source: null, saidBy: null, provisional: false },
      { date: '2026-10-01', working: false, reason: 'holiday', source: '国庆节', saidBy: NOTICED, provisional: false },
    ]);
    expect(showDays(nationalCalendar, '2027-10-01', '2027-10-01')).toEqual([
      { date: '2027-10-01', working: true, reason: 'weekday', source: null, saidBy: null, provisional: true },
    ]);
  });

  it('are a range of bounded length', () => {
    expect(showDays(nationalCalendar, '2024-01-01', '2026-03-10')).toHaveLength(RANGE_DAYS_MAX);
    const ranges = [
      ['2024-01-01', '2026-03-11'],
      ['2026-03-02', '2026-03-01'],
      ['1899-12-31', '1900-01-01'],
      ['2999-12-31', '3000-01-01'],
    ] as const;
    for (const [from, to] of ranges) {
      expect(() => showDays(nationalCalendar, from, to)).toThrow(
        expect.objectContaining({ code: 'calendar.range-invalid' }),
      );
    }
  });
});

describe('a limit', () => {
  it('starts within the supported range', () => {
    expect(() => showLimit(nationalCalendar, '9999-12-31', { days: 1, unit: 'workingDay' })).toThrow(
      expect.objectContaining({ code: 'calendar.range-invalid' }),
    );
    expect(showLimit(nationalCalendar, '2999-12-31', { days: 1, unit: 'workingDay' }).limit.date).toBe('3000-01-01');
  });

  it('is shown with its table, up to its end', () => {
    const { limit, days } = showLimit(nationalCalendar, '2026-09-30', { days: 2, unit: 'workingDay' });
    expect(limit).toMatchObject({ date: '2026-10-09', at: '2026-10-09T16:00:00.000Z', calendarVersion: '2' });
    expect(days).toHaveLength(9);
    expect(days.at(-1)).toMatchObject({ date: '2026-10-09', counted: true, day: 2 });
  });

  it('shows for each day why it is off, the source and whether it may change', () => {
    const assumed = {
      type: 'CalendarYearAssumed',
      data: {
        calendar: 'cn-national',
        year: 2027,
        package: 'p',
        packageVersion: '1',
        days: [{ date: '2027-01-01', working: false, reason: '元旦' }],
        assumedAt: '2026-03-02T01:00:00.000Z',
      },
    } as const;
    const above = calendarFrom([yearImported(2026), assumed]);
    const document = '州政发〔2026〕9号';
    const own = dayDeclared({ calendar: 'xiangxi', date: '2026-12-31', document });
    const below = calendarFrom([own], 'Asia/Shanghai', above);
    const { limit, days } = showLimit(below, '2026-12-30', { days: 1, unit: 'workingDay' });
    expect(limit).toMatchObject({ date: '2027-01-04', provisional: true });
    expect(
      days.map(({ date, counted, reason, saidBy, provisional }) => [date, counted, reason, saidBy, provisional]),
    ).toEqual([
      ['2026-12-31', false, 'declared', { by: 'declaration', calendar: 'xiangxi', document }, false],
      ['2027-01-01', false, 'holiday', { by: 'standingLaw', calendar: 'cn-national', document: null }, true],
      ['2027-01-02', false, 'weekend', null, true],
      ['2027-01-03', false, 'weekend', null, true],
      ['2027-01-04', true, 'weekday', null, true],
    ]);
    const inDays = showLimit(below, '2026-12-30', { days: 1, unit: 'calendarDay' });
    expect(inDays.days[0]).toMatchObject({ date: '2026-12-31', reason: 'calendarDay', saidBy: null });
  });
});
