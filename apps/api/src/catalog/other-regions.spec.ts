import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { departments, items, officials } from '@sealtrail/catalog';
import { seed } from '@sealtrail/catalog/testing';
import { CalendarHttpModule } from '../calendar/calendar-http.module';
import { HttpHost } from '../http/testing/http-host';
import { CatalogHttpModule } from './catalog-http.module';

const callers = {
  admin: { role: 'admin' },
  city: { role: 'admin', region: '230900' },
  county: { role: 'admin', region: '230902' },
  country: { role: 'admin', region: '100000' },
} as const;
type Who = keyof typeof callers;

const host = new HttpHost({
  now: '2026-03-02T01:00:00.000Z',
  callers,
  modules: [CatalogHttpModule, CalendarHttpModule],
  projections: [departments, items, officials],
});

describe('an administrator of a region', () => {
  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await host.open();
    expect(await told('PUT', 'departments/bureau', department('230900'), 'admin')).toBe(201);
    expect(await told('PUT', 'departments/office', department('230902'), 'admin')).toBe(201);
    expect(await told('PUT', 'items/of-bureau', item('bureau'), 'admin')).toBe(201);
  });

  afterAll(() => host.close());

  const department = (region: string) => ({ name: '局', region, level: 'city' });
  const official = { name: '李', posts: ['officer'], mandates: [{ from: '2026-01-01' }] };
  const item = (of: string, over: object = {}) => ({
    name: '许可',
    department: of,
    kind: 'licence',
    class: 'promised',
    statutory: { days: 20 },
    promised: { days: 10 },
    effectiveFrom: '2026-01-01',
    ...over,
  });
  const outside = '403 region.outside';

  const told = async (method: 'POST' | 'PUT', path: string, body: object, who: Who): Promise<number | string> => {
    const answer = await host.send(method, path, body, who);
    return answer.statusCode < 300 ? answer.statusCode : `${answer.statusCode} ${answer.json<{ code: string }>().code}`;
  };

  it('defines departments within it, and moves none in or out', async () => {
    expect(await told('PUT', 'departments/new-office', department('230902'), 'county')).toBe(201);
    expect(await told('PUT', 'departments/new-office', department('230900'), 'county')).toBe(outside);
    expect(await told('PUT', 'departments/bureau', department('230902'), 'county')).toBe(outside);
    expect(await told('PUT', 'departments/far', department('430100'), 'city')).toBe(outside);
    expect(await told('PUT', 'departments/new-office', { ...department('230902'), name: '所' }, 'city')).toBe(200);
  });

  it('appoints nobody in a department above it or outside it', async () => {
    expect(await told('PUT', 'departments/bureau/officials/li', official, 'county')).toBe(outside);
    expect(await told('PUT', 'departments/office/officials/li', official, 'county')).toBe(201);
    expect(await told('PUT', 'departments/nowhere/officials/li', official, 'county')).toBe('404 department.not-found');
  });

  it('lists, changes and withdraws no item of another region', async () => {
    expect(await told('PUT', 'items/of-bureau', item('office'), 'county')).toBe(outside);
    expect(await told('POST', 'items/of-bureau/withdrawal', { reason: '取消' }, 'county')).toBe(outside);
    expect(await told('PUT', 'items/of-office', item('bureau'), 'county')).toBe(outside);
    expect(await told('PUT', 'items/of-office', item('office'), 'county')).toBe(201);
    expect(await told('POST', 'items/of-office/withdrawal', { reason: '取消' }, 'county')).toBe(200);
  });

  it('sets no limit for a department outside its region', async () => {
    const stages = [
      {
        id: 'review',
        name: '联审',
        branches: ['office', 'bureau'].map((of) => ({ id: of, department: of, limit: { days: 1 } })),
      },
    ];
    const joint = item('office', { class: 'joint', stages, promised: { days: 1 } });
    expect(await told('PUT', 'items/joint', joint, 'county')).toBe(outside);
    expect(await told('PUT', 'items/joint', joint, 'city')).toBe(201);
  });

  it('may not change the calendar of the country', async () => {
    const day = { working: true, reason: '加班' };
    for (const who of ['county', 'city'] as const) {
      expect(await told('PUT', 'calendars/cn-national/days/2026-10-01', day, who)).toBe(outside);
      expect(await told('PUT', 'calendars/mine/days/2026-10-01', day, who)).toBe('404 calendar.not-found');
    }
    expect(await told('PUT', 'calendars/cn-national/days/2026-10-01', day, 'country')).toBe(200);
  });
});
