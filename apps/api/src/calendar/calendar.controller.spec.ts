import 'reflect-metadata';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiKeyStream, hashOf } from '@sealtrail/access';
import { importCalendarYears } from '@sealtrail/calendar';
import { noticedDays } from '@sealtrail/calendar/testing';
import {
  Clock,
  CommandGate,
  CommandPipeline,
  EventStore,
  KnownStreams,
  metadataAt,
  NamespaceSecret,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { FixedClock, FixedNamespaceSecret, InMemoryEventStore, pipelineOver } from '@sealtrail/event-sourcing/testing';
import { Jurisdiction } from '@sealtrail/working-days';
import { AccessHttpModule } from '../access/access-http.module';
import { serverOver } from '../http/testing/server-over';
import { CalendarHttpModule } from './calendar-http.module';

const NOW = '2026-03-02T01:00:00.000Z';
const KEYS = { admin: `stl_${'a'.repeat(16)}_${'0'.repeat(64)}`, dashboard: `stl_${'d'.repeat(16)}_${'0'.repeat(64)}` };

class Views extends ViewWatch {
  override state() {
    return Promise.resolve({ position: 0n, lagMs: 0 });
  }
  override whenAt(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

const clock = new FixedClock(NOW);
const store = new InMemoryEventStore();
const streams = new KnownStreams(store);
const jurisdiction: Jurisdiction = { zone: 'Asia/Shanghai' };

const ports = [
  { provide: EventStore, useValue: store },
  { provide: Clock, useValue: clock },
  { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
  { provide: KnownStreams, useValue: streams },
  { provide: Jurisdiction, useValue: jurisdiction },
  { provide: CommandGate, useValue: new CommandGate(clock) },
  { provide: CommandPipeline, useValue: pipelineOver(store, clock) },
  { provide: ViewWatch, useValue: new Views() },
];

describe('calendars over HTTP', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    for (const [role, key] of Object.entries(KEYS)) {
      const id = key.split('_')[1] ?? '';
      const nobody = { department: null, region: null, official: null, expiresAt: null };
      await store.append({
        stream: apiKeyStream(id),
        expected: -1n,
        events: [
          { id, type: 'ApiKeyIssued', data: { id, name: role, role, hash: hashOf(key), issuedAt: NOW, ...nobody } },
        ],
        metadata: metadataAt(NOW, { actor: 'system', commandId: id, correlationId: id, causationId: null, known: {} }),
        answer: null,
      });
    }
    const years = [{ year: 2026, days: noticedDays(2026) }];
    const notices = { calendar: 'cn-national', package: 'chinese-days', packageVersion: '1.5.7', years };
    await importCalendarYears(notices, { pipeline: pipelineOver(store, clock), clock, streams, jurisdiction });
    app = await serverOver(ports, { imports: [CqrsModule, AccessHttpModule, CalendarHttpModule] });
  });

  afterAll(() => app.close());

  const put = (path: string, body: object, headers: Record<string, string> = {}, key = KEYS.admin) =>
    app.inject({
      method: 'PUT',
      url: `/v1/calendars/${path}`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });
  const get = (path: string) =>
    app.inject({
      method: 'GET',
      url: `/v1/calendars/${path}`,
      headers: { authorization: `Bearer ${KEYS.dashboard}` },
    });

  it('shows days with who says so', async () => {
    const answer = await get('cn-national/days?from=2026-09-30&to=2026-10-01');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      calendar: 'cn-national',
      version: '0',
      zone: 'Asia/Shanghai',
      days: [
        { date: '2026-09-30', working: true, reason: 'weekday', source: null, provisional: false },
        { date: '2026-10-01', working: false, reason: 'holiday', source: '国庆节', provisional: false },
      ],
    });
  });

  it('shows where a limit ends, day by day', async () => {
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

  it('takes a declared day, makes a calendar of it, and repeats its answer', async () => {
    const body = { working: false, reason: '三月三' };
    const first = await put('city-1/days/2026-03-03', body, { 'idempotency-key': 'k1' });
    expect(first.statusCode).toBe(200);
    expect(first.headers['etag']).toBe('"0"');
    const again = await put('city-1/days/2026-03-03', body, { 'idempotency-key': 'k1' });
    expect(again.json()).toEqual(first.json());
    const days = await get('city-1/days?from=2026-03-03&to=2026-03-03');
    expect(days.json()).toMatchObject({ days: [{ working: false, reason: 'declared', source: '三月三' }] });
    const events = await store.read('calendar-city-1');
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toMatchObject({ declaredAt: NOW, occurredOn: '2026-03-02', previouslyWorking: true });
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

  it('knows no calendar without a fact', async () => {
    const answer = await get('nowhere/days?from=2026-01-01&to=2026-01-02');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'calendar.not-found' });
  });

  it('lets nobody but the administrator declare a day', async () => {
    const answer = await put('city-1/days/2026-03-03', { working: true, reason: 'x' }, {}, KEYS.dashboard);
    expect(answer.statusCode).toBe(403);
  });
});
