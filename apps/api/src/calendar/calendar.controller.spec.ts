import { assumeCalendarYears, calendars, importCalendarYears, nationalHolidayRules } from '@sealtrail/calendar';
import { noticedDays } from '@sealtrail/calendar/testing';
import { HttpHost } from '../http/testing/http-host';
import { CalendarHttpModule } from './calendar-http.module';

const NOW = '2026-03-02T01:00:00.000Z';
const callers = {
  admin: { role: 'admin' },
  region: { role: 'admin', region: '433100' },
  dashboard: { role: 'dashboard' },
} as const;
type Who = keyof typeof callers;

const UNNAMED_2027 = ['2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'];
const NOTICED = { by: 'notice', calendar: 'cn-national', document: null };

const host = new HttpHost({ now: NOW, callers, modules: [CalendarHttpModule], projections: [calendars] });

describe('calendars over HTTP', () => {
  beforeAll(async () => {
    const years = [{ year: 2026, days: noticedDays(2026) }];
    const notices = { calendar: 'cn-national', package: 'chinese-days', packageVersion: '1.5.7', years };
    await importCalendarYears(notices, host);
    await host.open();
  });

  afterAll(() => host.close());

  const put = (path: string, body: object, headers: Record<string, string> = {}, who: Who = 'admin') =>
    host.send('PUT', `calendars/${path}`, body, who, headers);
  const get = (path: string) => host.get(`calendars/${path}`, 'dashboard');

  it('shows days with their source', async () => {
    const answer = await get('cn-national/days?from=2026-09-30&to=2026-10-01');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      calendar: 'cn-national',
      version: '0',
      zone: 'Asia/Shanghai',
      days: [
        { date: '2026-09-30', working: true, reason: 'weekday', source: null, saidBy: null, provisional: false },
        {
          date: '2026-10-01',
          working: false,
          reason: 'holiday',
          source: '国庆节',
          saidBy: NOTICED,
          provisional: false,
        },
      ],
    });
  });

  it('shows the end of a limit, day by day', async () => {
    const answer = await get('cn-national/limit?start=2026-09-30&workingDays=1');
    const { limit, days } = answer.json<{ limit: object; days: { date: string; day: number | null }[] }>();
    expect(limit).toEqual({
      days: 1,
      unit: 'workingDay',
      date: '2026-10-08',
      at: '2026-10-08T16:00:00.000Z',
      zone: 'Asia/Shanghai',
      calendar: 'cn-national',
      calendarVersion: '0',
      provisional: false,
    });
    expect(days.map(({ date, day }) => [date, day]).slice(-2)).toEqual([
      ['2026-10-07', null],
      ['2026-10-08', 1],
    ]);
    const inDays = await get('cn-national/limit?start=2026-09-30&calendarDays=1');
    expect(inDays.json()).toMatchObject({ limit: { unit: 'calendarDay', date: '2026-10-08' } });
  });

  it('defines the calendar of a region once, with the days of its parent', async () => {
    const body = { region: '430100000000', parent: 'cn-national' };
    expect((await put('cn-national', { region: '100000' })).statusCode).toBe(200);
    const first = await put('city-1', body);
    expect([first.statusCode, first.headers['location']]).toEqual([201, '/v1/calendars/city-1']);
    expect((await put('city-1', body)).statusCode).toBe(200);
    expect((await put('city-1', { region: '430100' })).json()).toMatchObject({ code: 'calendar.parent-missing' });
    expect((await put('city-1', { region: '430100', parent: 'city-1' })).json()).toMatchObject({
      code: 'calendar.parent-invalid',
      errors: [{ pointer: '/parent' }],
    });
    expect((await get('city-1')).json()).toMatchObject({ id: 'city-1', region: '430100', parent: 'cn-national' });
    expect((await get('city-1/limit?start=2026-09-30&workingDays=1')).json()).toMatchObject({
      limit: { date: '2026-10-08', calendar: 'city-1', calendarVersion: '0.1' },
    });
  });

  it('declares a day, and repeats its answer', async () => {
    const body = { working: false, reason: '三月三' };
    const first = await put('city-1/days/2026-03-03', body, { 'idempotency-key': 'k1' });
    expect(first.statusCode).toBe(200);
    expect(first.headers['etag']).toBe('"1"');
    const again = await put('city-1/days/2026-03-03', body, { 'idempotency-key': 'k1' });
    expect(again.json()).toEqual(first.json());
    const days = await get('city-1/days?from=2026-03-03&to=2026-03-03');
    expect(days.json()).toMatchObject({ days: [{ working: false, reason: 'declared', source: '三月三' }] });
    const events = await host.store.read('calendar-city-1');
    expect(events).toHaveLength(2);
    expect(events[1]?.data).toMatchObject({ declaredAt: NOW, occurredOn: '2026-03-02', previouslyWorking: true });
  });

  it.each([
    ['cn-national/days?from=2026-02-30&to=2026-03-01', '/from'],
    ['cn-national/days?from=2026-03-02&to=2026-03-01', '/to'],
    ['cn-national/days?from=2020-01-01&to=2026-01-01', '/to'],
    ['cn-national/days?from=9998-01-01&to=9998-01-02', '/from'],
    ['cn-national/days?from=2026-01-01', '/to'],
    ['cn-national/days?from=2026-01-01&to=2026-01-02&limit=2', '/limit'],
    ['cn-national/limit?start=2026-01-01', '/workingDays'],
    ['cn-national/limit?start=2026-01-01&workingDays=1&calendarDays=1', '/workingDays'],
    ['cn-national/limit?start=2026-01-01&workingDays=', '/workingDays'],
    ['cn-national/limit?start=2026-01-01&workingDays=-1', '/workingDays'],
    ['cn-national/limit?start=2026-01-01&workingDays=1001', '/workingDays'],
    ['cn-national/limit?start=9999-12-31&calendarDays=1', '/start'],
  ])('refuses %s', async (path, pointer) => {
    const answer = await get(path);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe(pointer);
  });

  it('refuses a day that does not exist, a calendar without a name, and a declaration without a reason', async () => {
    const body = { working: false, reason: 'snow' };
    const refused = [
      await put('city-1/days/2026-02-30', body),
      await put('city-1/days/9999-12-31', body),
      await put('city%201/days/2026-03-03', body),
      await put('city-1/days/2026-03-03', { working: 'no', reason: 'snow' }),
      await put('city-1/days/2026-03-03', { working: false, reason: ' ' }),
      await put('city-1/days/2026-03-03', { working: false }),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422, 422, 422, 422]);
  });

  describe('a key of a region', () => {
    it('defines and changes the calendars of its region, and none above it or outside it', async () => {
      const own = { region: '433101', parent: 'cn-national' };
      const day = { working: false, reason: '赶秋节' };
      const told = async (path: string, body: object) => {
        const answer = await put(path, body, {}, 'region');
        return answer.statusCode < 300 ? answer.statusCode : answer.json<{ code: string }>().code;
      };
      expect(await told('jishou', own)).toBe(201);
      expect(await told('jishou/days/2026-08-07', day)).toBe(200);
      expect(await told('hunan', { region: '430000', parent: 'cn-national' })).toBe('region.outside');
      expect(await told('cn-national', { region: '433101', parent: null })).toBe('region.outside');
      expect(await told('cn-national/days/2026-08-07', day)).toBe('region.outside');
      expect(await told('city-1/days/2026-08-07', day)).toBe('region.outside');
      expect(await told('city-1', own)).toBe('region.outside');
      expect(await told('nowhere/days/2026-08-07', day)).toBe('calendar.not-found');
    });
  });

  it('lists calendars, by region and parent, and those that lack the notice of a year', async () => {
    const ids = async (query: string) =>
      (await host.get(`calendars${query}`, 'dashboard')).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    expect(await ids('')).toEqual(['city-1', 'cn-national', 'jishou']);
    expect(await ids('?region=430000')).toEqual(['city-1', 'jishou']);
    expect(await ids('?parent=cn-national&limit=1')).toEqual(['city-1']);
    expect(await ids('?waiting=true')).toEqual([]);
    host.clock.set('2026-10-01T00:00:00.000Z');
    expect(await ids('?waiting=true')).toEqual(['cn-national']);
    expect(await ids('?waiting=false')).toEqual(['city-1', 'jishou']);
    expect((await get('cn-national')).json()).toMatchObject({ waitsFor: [{ year: 2027, since: '2026-10-01' }] });
    host.clock.set(NOW);
    expect((await get('nowhere')).json()).toMatchObject({ code: 'calendar.not-found' });
  });

  it('reports no calendar without an event', async () => {
    const answer = await get('nowhere/days?from=2026-01-01&to=2026-01-02');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'calendar.not-found' });
  });

  it('lets only administrators declare a day', async () => {
    const answer = await put('city-1/days/2026-03-03', { working: true, reason: 'x' }, {}, 'dashboard');
    expect(answer.statusCode).toBe(403);
  });

  describe('holiday notice of a year', () => {
    const notice = {
      documentNumber: '国办发明电〔2026〕12号',
      daysOff: [{ date: '2027-01-01', reason: '元旦' }, { date: '2027-01-04' }],
      makeUpDays: [{ date: '2027-01-09' }],
    };

    it('replaces the statutory holiday rules, and ends what was provisional', async () => {
      await assumeCalendarYears(nationalHolidayRules(), host);
      const days = 'cn-national/days?from=2027-01-01&to=2027-01-01';
      const limit = 'cn-national/limit?start=2026-12-31&workingDays=1';
      expect((await get(days)).json()).toMatchObject({
        days: [{ working: false, reason: 'holiday', source: '元旦', provisional: true }],
      });
      expect((await get(limit)).json()).toMatchObject({ limit: { date: '2027-01-04', provisional: true } });
      const told = await put('cn-national/years/2027', notice);
      expect([told.statusCode, told.json()]).toMatchObject([
        200,
        {
          warnings: [{ pointer: '/daysOff', code: 'field.standing-days-unnamed', parameters: { dates: UNNAMED_2027 } }],
        },
      ]);
      expect(Object.keys(told.json())).not.toContain('unnamed');
      expect((await get('cn-national/days?from=2027-10-01&to=2027-10-01')).json()).toMatchObject({
        days: [
          { working: false, reason: 'holiday', source: '国庆节', saidBy: { by: 'standingLaw' }, provisional: false },
        ],
      });
      expect((await get(days)).json()).toMatchObject({ days: [{ working: false, provisional: false }] });
      expect((await get(limit)).json()).toMatchObject({ limit: { date: '2027-01-05', provisional: false } });
      const again = await put('cn-national/years/2027', notice);
      expect(again.json()).toMatchObject({ effect: { kind: 'applied', reason: 'unchanged' } });
    });

    it.each([
      ['cn-national/years/27', notice],
      ['cn-national/years/99999', notice],
      ['cn-national/years/2028', notice],
      ['cn-national/years/2027', { ...notice, documentNumber: ' ' }],
      ['cn-national/years/2027', { ...notice, daysOff: ['2027-01-01'] }],
      ['cn-national/years/2027', { ...notice, daysOff: [...notice.daysOff, ...notice.daysOff] }],
      ['cn-national/years/2027', { ...notice, makeUpDays: notice.daysOff }],
    ])('is refused as a whole if a part is invalid: %s', async (path, body) => {
      expect((await put(path, body)).statusCode).toBe(422);
    });

    it('of a region names only its own days: no statutory day is missing in it', async () => {
      const told = await put('city-1/years/2027', {
        documentNumber: '长政办〔2026〕1号',
        daysOff: [{ date: '2027-03-03' }],
      });
      expect(told.statusCode).toBe(200);
      expect(told.json()).toMatchObject({ warnings: [] });
      expect((await host.store.read('calendar-city-1')).at(-1)?.data).toMatchObject({ standing: [] });
    });

    it('is recorded by administrators only', async () => {
      expect((await put('cn-national/years/2027', notice, {}, 'dashboard')).statusCode).toBe(403);
    });
  });
});
