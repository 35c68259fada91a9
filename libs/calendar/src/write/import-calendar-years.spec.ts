import { type CommandMetadata, StreamStateCache, written } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { calendarStream } from '../domain/calendar-decider';
import { nationalCorrections } from '../package/national-corrections';
import { nationalNotices } from '../package/national-notices';
import { Calendars } from '../read/calendars';
import { noticedDays } from '../testing';
import { changeCalendar } from './change-calendar';
import { assumeCalendarYears, type CalendarNotices, importCalendarYears } from './import-calendar-years';
import { correctCalendarDays, prepareCalendar } from './prepare-calendar';

const notices = (...years: readonly (2024 | 2025 | 2026)[]): CalendarNotices => ({
  calendar: 'cn-national',
  package: 'chinese-days',
  packageVersion: '1.5.7',
  years: years.map((year) => ({ year, days: noticedDays(year) })),
});

const declaring: CommandMetadata = {
  actor: 'key-1',
  commandId: 'c1',
  correlationId: 'c1',
  causationId: null,
  fingerprint: 'f1',
  expectedRevision: null,
};

function fixture() {
  const store = new InMemoryEventStore();
  const clock = new FixedClock('2026-03-02T01:00:00.000Z');
  const streams = new StreamStateCache(store);
  const jurisdiction = { zone: 'Asia/Shanghai' };
  const pipeline = pipelineOver(store, clock);
  return { store, clock, pipeline, streams, jurisdiction, calendars: new Calendars(streams, jurisdiction) };
}

describe('the years of a package', () => {
  it('are recorded once, one event each', async () => {
    const { calendars, ...writing } = fixture();
    expect(await importCalendarYears(notices(2025, 2026), writing)).toBe(2);
    expect(await importCalendarYears(notices(2025, 2026), writing)).toBe(0);
    const events = await writing.store.read(calendarStream('cn-national'));
    expect(events.map(({ data }) => [data['year'], data['package'], data['packageVersion']])).toEqual([
      [2025, 'chinese-days', '1.5.7'],
      [2026, 'chinese-days', '1.5.7'],
    ]);
    expect(events[0]?.metadata).toMatchObject({ actor: 'system:calendar-import', recordedAt: writing.clock.now() });
    expect((await calendars.get('cn-national')).version).toBe('1');
  });

  it('are added later where a newer package has more', async () => {
    const { calendars, ...writing } = fixture();
    await importCalendarYears(notices(2025), writing);
    expect(await importCalendarYears({ ...notices(2025, 2026), packageVersion: '1.6.0' }, writing)).toBe(1);
    expect([...(await calendars.get('cn-national')).noticedYears]).toEqual([2025, 2026]);
  });

  it('may be imported by two starting processes at once', async () => {
    const { calendars, ...writing } = fixture();
    const starts = [
      importCalendarYears(notices(2024, 2025, 2026), writing),
      importCalendarYears(notices(2024), writing),
    ];
    await Promise.all(starts);
    expect((await calendars.get('cn-national')).version).toBe('2');
  });
});

const law = {
  calendar: 'cn-national',
  package: 'p',
  packageVersion: '1',
  daysOf: (year: number) => [{ date: `${year}-01-01`, working: false, reason: '元旦' }],
};

describe('a date that is wrong in the package', () => {
  it('is corrected from the notice, once: 2005-12-31 was a working Saturday (国办发明电〔2005〕35号)', async () => {
    const { calendars, ...writing } = fixture();
    await importCalendarYears(nationalNotices(), writing);
    expect((await calendars.get('cn-national')).days.has('2005-12-31')).toBe(false);
    const { version } = await calendars.get('cn-national');
    for (const _ of ['at the first start', 'at a later one']) await correctCalendarDays(nationalCorrections(), writing);
    expect((await calendars.get('cn-national')).version).toBe(String(Number(version) + 1));
    const { days } = await calendars.get('cn-national');
    expect(days.get('2005-12-31')).toMatchObject({
      working: true,
      source: 'notice',
      document: '国办发明电〔2005〕35号',
    });
  });
});

describe('the years ahead', () => {
  it('without notices have the days off of the statutory holiday rules, ten years ahead', async () => {
    const { calendars, ...writing } = fixture();
    await importCalendarYears(notices(2025, 2026), writing);
    expect(await assumeCalendarYears(law, writing)).toBe(10);
    expect(await assumeCalendarYears(law, writing)).toBe(0);
    const { days, noticedYears } = await calendars.get('cn-national');
    expect(days.get('2036-01-01')?.source).toBe('standingLaw');
    expect([days.has('2037-01-01'), noticedYears.has(2027)]).toEqual([false, false]);
  });

  it('have them also where the notice of a later year was recorded first', async () => {
    const { calendars, ...writing } = fixture();
    await importCalendarYears(notices(2025, 2026), writing);
    const days = [{ date: '2999-01-01', working: false, reason: '元旦' }];
    const data = { calendar: 'cn-national', year: 2999, document: '1', days, at: writing.clock.now() };
    await changeCalendar(writing, { type: 'NoticeCalendarYear', data }, declaring);
    expect(await assumeCalendarYears(law, writing)).toBe(10);
    expect((await calendars.get('cn-national')).days.get('2036-01-01')?.source).toBe('standingLaw');
  });

  it('are not assumed in a calendar that follows no notices', async () => {
    const { calendars, ...writing } = fixture();
    expect(await assumeCalendarYears(law, writing)).toBe(0);
    expect(await calendars.find('cn-national')).toBeNull();
  });
});

describe('a calendar', () => {
  it('has the days of its parent and its own, in the zone of the jurisdiction, and is never older than the store', async () => {
    const { calendars, ...writing } = fixture();
    expect(await calendars.find('city')).toBeNull();
    await expect(calendars.get('city')).rejects.toMatchObject({ code: 'calendar.not-found' });
    const corrections = { calendar: 'cn-national', days: [] };
    await prepareCalendar({ notices: notices(2026), corrections, law }, writing);
    const at = writing.clock.now();
    const defining = { calendar: 'city', region: '230900', parent: 'cn-national', at };
    await changeCalendar(writing, { type: 'DefineCalendar', data: defining }, { ...declaring, commandId: 'c0' });
    const day = {
      calendar: 'city',
      date: '2026-03-03',
      working: false,
      reason: written('三月三'),
      document: null,
      at: writing.clock.now(),
    };
    await changeCalendar(writing, { type: 'DeclareCalendarDay', data: day }, declaring);
    const city = await calendars.get('city');
    expect(city).toMatchObject({ id: 'city', zone: 'Asia/Shanghai', version: '1.11' });
    expect(city.days.get('2026-03-03')?.working).toBe(false);
    expect(city.days.get('2026-10-01')?.working).toBe(false);
    const national = { ...day, calendar: 'cn-national', date: '2026-03-05' };
    await changeCalendar(writing, { type: 'DeclareCalendarDay', data: national }, { ...declaring, commandId: 'c2' });
    expect((await calendars.get('city')).days.get('2026-03-05')?.working).toBe(false);
  });

  it('is the same object until its stream moves, so that its look-ups stay cached', async () => {
    const { calendars, ...writing } = fixture();
    await importCalendarYears(notices(2025), writing);
    const before = await calendars.get('cn-national');
    expect(await calendars.get('cn-national')).toBe(before);
    await importCalendarYears(notices(2026), writing);
    expect(await calendars.get('cn-national')).not.toBe(before);
  });
});
