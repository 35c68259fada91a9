import { decide, fold } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { calendarDefined, dayDeclared, noticedDays, yearImported } from '../testing';
import type { AssumeCalendarYear, NoticeCalendarYear } from './calendar-commands';
import { calendarDecider } from './calendar-decider';
import type { CalendarYearNoticed } from './calendar-events';
import { unnamedDays } from './calendar-state';
import { calendarOf } from './effective-calendar';

const calendar = specify(calendarDecider);
const known = { zone: 'Asia/Shanghai', inherited: null, parent: null, standing: [] };

const calendarState = () => fold(calendarDecider, [calendarDefined()]);

const notice = (data: Partial<NoticeCalendarYear['data']> = {}): NoticeCalendarYear => ({
  type: 'NoticeCalendarYear',
  data: {
    calendar: 'cn-national',
    year: 2026,
    document: '国办发明电〔2025〕7号',
    days: noticedDays(2026),
    at: '2025-11-04T02:00:00.000Z',
    ...data,
  },
});
const assume = (data: Partial<AssumeCalendarYear['data']> = {}): AssumeCalendarYear => ({
  type: 'AssumeCalendarYear',
  data: {
    calendar: 'cn-national',
    year: 2027,
    package: 'tyme4ts',
    packageVersion: '1.5.2',
    days: [{ date: '2027-01-01', working: false, reason: '元旦' }],
    at: '2026-03-02T01:00:00.000Z',
    ...data,
  },
});

const noticed = (change: Partial<NoticeCalendarYear['data']> = {}): CalendarYearNoticed => {
  const { at: noticedAt, ...told } = notice(change).data;
  return { type: 'CalendarYearNoticed', data: { ...told, standing: [], noticedAt, occurredOn: '2025-11-04' } };
};

describe('a recorded notice of a year', () => {
  it('is stored with its document and the local day', () => {
    calendar.given(calendarDefined()).withContext(known).when(notice()).then(noticed());
  });

  it('is refused for an undefined calendar', () => {
    calendar.given().withContext(known).when(notice()).thenRejected('calendar.not-found');
  });

  it('records nothing where the year already has it', () => {
    calendar.given(calendarDefined(), noticed()).withContext(known).when(notice()).thenNothing();
  });

  it('is recorded with a number that was missing, and with a changed number', () => {
    calendar.given(yearImported(2026)).withContext(known).when(notice()).then(noticed());
    const other = { document: '国办发明电〔2025〕8号' };
    calendar.given(calendarDefined(), noticed()).withContext(known).when(notice(other)).then(noticed(other));
  });

  it('replaces the days of the year, but keeps declared days', () => {
    const given = [yearImported(2026), dayDeclared({ date: '2026-10-01', working: true })];
    const [day] = noticedDays(2026);
    const corrected = decide(calendarDecider, notice({ days: day ? [day] : [] }), fold(calendarDecider, given), known);
    const state = fold(calendarDecider, [...given, ...corrected]);
    expect([...state.days.keys()]).toEqual(['2026-10-01', day?.date]);
    expect(state.days.get('2026-10-01')?.source).toBe('declaration');
  });

  describe('that omits statutory days off', () => {
    const off = (date: string) => ({ date, working: false, reason: '劳动节' });
    const law = { ...known, standing: ['2026-05-01', '2026-05-04'].map(off) };
    const told = [off('2026-05-01'), off('2026-05-05')];

    it('keeps them off, by law', () => {
      const given = yearImported(2026);
      const facts = decide(calendarDecider, notice({ days: told }), fold(calendarDecider, [given]), law);
      expect(facts).toEqual([
        { ...noticed({ days: told }), data: expect.objectContaining({ standing: [off('2026-05-04')] }) },
      ]);
      const { days } = fold(calendarDecider, [given, ...facts]);
      expect(['2026-05-01', '2026-05-04', '2026-05-05'].map((date) => days.get(date)?.source)).toEqual([
        'notice',
        'standingLaw',
        'notice',
      ]);
      expect(days.has('2026-10-01')).toBe(false);
    });

    it('follows the notice for the days it names, and the declaration for declared days', () => {
      const working = { ...off('2026-05-04'), working: true };
      const given = dayDeclared({ date: '2026-05-04', working: true });
      const byNotice = decide(calendarDecider, notice({ days: [working] }), calendarState(), law);
      expect(fold(calendarDecider, byNotice).days.get('2026-05-04')).toMatchObject({ working: true, source: 'notice' });
      const byWord = decide(calendarDecider, notice({ days: told }), fold(calendarDecider, [given]), law);
      expect(fold(calendarDecider, [given, ...byWord]).days.get('2026-05-04')?.source).toBe('declaration');
    });

    it('warns of them until they are named, and is corrected if it was recorded before they stayed off', () => {
      const before = noticed({ days: told });
      const mended = { ...before, data: { ...before.data, standing: [off('2026-05-04')] } };
      calendar
        .given(before)
        .withContext(law)
        .when(notice({ days: told }))
        .then(mended);
      calendar
        .given(mended)
        .withContext(law)
        .when(notice({ days: told }))
        .thenNothing();
      expect(unnamedDays(fold(calendarDecider, [mended]), 2026)).toEqual(['2026-05-04']);
    });

    it('drops them when the next notice names them', () => {
      const first = decide(calendarDecider, notice({ days: told }), calendarState(), law);
      const state = fold(calendarDecider, [calendarDefined(), ...first]);
      const next = decide(calendarDecider, notice({ days: [...told, off('2026-05-04')] }), state, law);
      expect(fold(calendarDecider, [calendarDefined(), ...first, ...next]).days.get('2026-05-04')?.source).toBe(
        'notice',
      );
    });
  });

  it.each([
    ['no days', { days: [] }, 'calendar.days-invalid'],
    ['a day of another year', { year: 2025 }, 'calendar.date-invalid'],
    ['a day twice', { days: [...noticedDays(2026), ...noticedDays(2026)] }, 'calendar.days-invalid'],
    ['no document', { document: ' ' }, 'calendar.document-missing'],
    ['a calendar without a name', { calendar: 'CN national' }, 'calendar.id-invalid'],
  ] as const)('is refused with %s', (_, data, code) => {
    calendar.given().withContext(known).when(notice(data)).thenRejected(code);
  });
});

describe('the statutory holiday rules', () => {
  it('stand in for a missing notice, once', () => {
    const { at: assumedAt, ...told } = assume().data;
    const assumed = { type: 'CalendarYearAssumed', data: { ...told, assumedAt } } as const;
    calendar.given(yearImported(2026)).withContext(known).when(assume()).then(assumed);
    calendar.given(yearImported(2026), assumed).withContext(known).when(assume()).thenNothing();
    calendar
      .given(yearImported(2026))
      .withContext(known)
      .when(assume({ year: 2026 }))
      .thenNothing();
  });

  it('leave the year provisional, and are replaced by its notice', () => {
    const { at: assumedAt, ...told } = assume().data;
    const assumed = { type: 'CalendarYearAssumed', data: { ...told, assumedAt } } as const;
    const before = calendarOf(fold(calendarDecider, [yearImported(2026), assumed]), 'Asia/Shanghai');
    expect(before.days.get('2027-01-01')).toMatchObject({ working: false, reason: '元旦', source: 'standingLaw' });
    expect(before.noticedYears.has(2027)).toBe(false);
    const days = [{ date: '2027-01-04', working: false, reason: '元旦' }];
    const past = [yearImported(2026), assumed];
    const noticed = decide(calendarDecider, notice({ year: 2027, days }), fold(calendarDecider, past), known);
    const after = fold(calendarDecider, [...past, ...noticed]);
    expect(after.days.has('2027-01-01')).toBe(false);
    expect(after.days.get('2027-01-04')?.source).toBe('notice');
    expect(after.noticedYears.has(2027)).toBe(true);
  });
});
