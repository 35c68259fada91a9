import 'reflect-metadata';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiKeyStream, hashOf } from '@sealtrail/access';
import { accept, at, grant, knowing, story, submit, when } from '@sealtrail/applications/testing';
import { efficiency } from '@sealtrail/efficiency';
import { carded } from '@sealtrail/efficiency/testing';
import {
  Clock,
  CommandGate,
  CommandPipeline,
  type Event,
  EventStore,
  eventId,
  metadataAt,
  NamespaceSecret,
  NO_STREAM,
  ReadStore,
  Vault,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { Projector } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryEventStore,
  InMemoryReadStore,
  InMemoryVault,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import { ratingIdOf, ratingIndicators, ratings } from '@sealtrail/ratings';
import { AccessHttpModule } from '../access/access-http.module';
import { EfficiencyHttpModule } from '../efficiency/efficiency-http.module';
import { serverOver } from '../http/testing/server-over';
import { RatingsHttpModule } from './ratings-http.module';

const NOW = at('2026-03-12');
const KEYS = {
  applicantPortal: `stl_${'a'.repeat(16)}_${'0'.repeat(64)}`,
  officer: `stl_${'b'.repeat(16)}_${'0'.repeat(64)}`,
  supervisor: `stl_${'c'.repeat(16)}_${'0'.repeat(64)}`,
  dashboard: `stl_${'d'.repeat(16)}_${'0'.repeat(64)}`,
  window: `stl_${'e'.repeat(16)}_${'0'.repeat(64)}`,
  chiefRepresentative: `stl_${'f'.repeat(16)}_${'0'.repeat(64)}`,
} as const;
type Role = keyof typeof KEYS;

/** The rated, as far as keys tell. */
const RATED: readonly Role[] = ['officer', 'window', 'chiefRepresentative'];

const clock = new FixedClock(NOW);
const store = new InMemoryEventStore();
const views = new InMemoryReadStore();
const projector = new Projector({ events: store, views, projections: [ratings, ratingIndicators, efficiency] });
const stopped = new AbortController();

const vault = new InMemoryVault();

class Views extends ViewWatch {
  override async state() {
    return { position: await store.head(), lagMs: 0 };
  }
  override whenAt(position: bigint): Promise<boolean> {
    return projector.progress.whenAt(position, { signal: AbortSignal.timeout(1_000) });
  }
}

const ports = [
  { provide: EventStore, useValue: store },
  { provide: ReadStore, useValue: views },
  { provide: Vault, useValue: vault },
  { provide: Clock, useValue: clock },
  { provide: NamespaceSecret, useValue: new FixedNamespaceSecret() },
  { provide: CommandGate, useValue: new CommandGate(clock) },
  { provide: CommandPipeline, useValue: pipelineOver(store, clock, { vault }) },
  { provide: ViewWatch, useValue: new Views() },
];

const seed = (stream: string, events: readonly Event[]) =>
  store.append({
    stream,
    expected: NO_STREAM,
    events: events.map((event, index) => ({ ...event, id: eventId(stream, index) })),
    metadata: metadataAt(NOW, { actor: 'seed', commandId: stream, correlationId: 'c', causationId: null, known: {} }),
    answer: null,
  });

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

/** A case of `planning` in region 370100, closed on 2026-03-10 after one visit. */
const closedCase = (applicationId: string): readonly Event[] =>
  story(
    knowing(),
    submit(at('2026-03-02'), { materials, applicationId, channel: 'web' }),
    accept(at('2026-03-02', '11:00')),
    { type: 'RecordVisit', data: { ...when(at('2026-03-03')), department: null, officer: 'li', purpose: null } },
    grant(at('2026-03-10')),
  );

const named = {
  applicationId: 'a1',
  scope: 'matter',
  level: 'dissatisfied',
  channel: 'mobile',
  dimensions: { attitude: 'veryDissatisfied' },
  tags: ['501'],
  comment: '张三 waited for hours',
  anonymous: false,
  rater: { name: '张三', phone: '13800000000' },
};

describe('ratings and reports over HTTP', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    for (const [role, key] of Object.entries(KEYS)) {
      const id = key.split('_')[1] ?? '';
      const department = RATED.includes(role as Role) ? 'planning' : null;
      const data = { id, name: role, role, hash: hashOf(key), issuedAt: NOW, department };
      await seed(apiKeyStream(id), [
        { type: 'ApiKeyIssued', data: { ...data, region: null, official: null, expiresAt: null } },
      ]);
    }
    await seed('application-a1', closedCase('a1'));
    await seed('application-a2', closedCase('a2'));
    await seed('supervision-a1', [carded('2026-04-05', { rule: 'step', department: 'fire', official: null })]);
    app = await serverOver(ports, { imports: [CqrsModule, AccessHttpModule, EfficiencyHttpModule, RatingsHttpModule] });
    void projector.run(stopped.signal);
  });

  afterAll(async () => {
    stopped.abort();
    await app.close();
  });

  const rate = (body: object, role: Role = 'applicantPortal', headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/v1/ratings',
      headers: { authorization: `Bearer ${KEYS[role]}`, 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(body),
    });

  const get = async (path: string, role: Role, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'GET',
      url: `/v1/${path}`,
      headers: {
        authorization: `Bearer ${KEYS[role]}`,
        'sealtrail-min-position': String(await store.head()),
        ...headers,
      },
    });

  const pointers = (answer: { json: () => { errors?: readonly { pointer: string }[] } }): readonly string[] =>
    (answer.json().errors ?? []).map(({ pointer }) => pointer);

  const matterId = ratingIdOf({ applicationId: 'a1', scope: 'matter', visit: null });

  it('takes one rating of the matter and one of the visit', async () => {
    const matter = await rate(named, 'applicantPortal', { 'idempotency-key': 'm1' });
    expect(matter.statusCode).toBe(201);
    expect(matter.headers['location']).toBe(`/v1/ratings/${matterId}`);
    expect(matter.json()).toEqual({
      id: matterId,
      revision: '0',
      position: expect.any(String) as string,
      effect: { kind: 'applied', reason: null },
      limits: [],
    });
    expect((await rate(named, 'applicantPortal', { 'idempotency-key': 'm1' })).json()).toEqual(matter.json());
    const second = await rate({ ...named, level: 'verySatisfied' });
    expect([second.statusCode, second.json<{ code: string }>().code]).toEqual([409, 'rating.already-given']);
    const refused = { 'idempotency-key': 'm2' };
    for (const who of [{}, { comment: '别的话', rater: { name: '王五' } }]) {
      const answer = await rate({ ...named, ...who }, 'applicantPortal', refused);
      expect(answer.json()).toMatchObject({ code: 'rating.already-given' });
    }
    const others = await rate({ ...named, comment: '别的话' }, 'applicantPortal', { 'idempotency-key': 'm1' });
    expect(others.json()).toMatchObject({ status: 422, code: 'command.key-reused' });
    const visit = { applicationId: 'a1', scope: 'visit', visit: 1, level: 'satisfied', channel: 'hallTablet' };
    expect((await rate({ ...visit, anonymous: true }, 'window')).statusCode).toBe(201);
    expect((await rate({ ...visit, visit: 2, anonymous: true })).json()).toMatchObject({
      status: 409,
      code: 'rating.visit-not-recorded',
    });
  });

  it('names every bad field at once', async () => {
    const wrong = await rate({
      applicationId: '',
      scope: 'visit',
      level: 5,
      channel: 'pigeon',
      dimensions: { beauty: 'satisfied', skill: 'good' },
      tags: ['a b'],
      comment: 'x'.repeat(2_001),
      anonymous: false,
      stars: 5,
    });
    expect(wrong.statusCode).toBe(422);
    expect([...pointers(wrong)].toSorted()).toEqual([
      '/applicationId',
      '/channel',
      '/comment',
      '/dimensions/beauty',
      '/dimensions/skill',
      '/level',
      '/rater',
      '/stars',
      '/tags',
      '/visit',
    ]);
  });

  it('is either anonymous or by name', async () => {
    const anonymous = await rate({ ...named, applicationId: 'a2', anonymous: true });
    expect([anonymous.statusCode, pointers(anonymous)]).toEqual([422, ['/rater']]);
    const nameless = await rate({ ...named, applicationId: 'a2', rater: undefined });
    expect([nameless.statusCode, pointers(nameless)]).toEqual([422, ['/rater']]);
    const nulls = { anonymous: true, rater: null, dimensions: { skill: null } };
    const nobody = await rate({ ...named, applicationId: 'a2', ...nulls });
    expect([nobody.statusCode, pointers(nobody)]).toEqual([422, ['/dimensions/skill']]);
  });

  it('answers 404 for a case that is not there, and refuses those who are rated', async () => {
    expect((await rate({ ...named, applicationId: 'a9' })).statusCode).toBe(404);
    expect((await rate({ ...named, applicationId: 'a2' }, 'officer')).statusCode).toBe(403);
  });

  it('never shows who rated; the words go to supervision alone', async () => {
    const all = await get('ratings', 'supervisor');
    const { items } = all.json<{ items: { scope: string }[] }>();
    // Given at the same moment: which comes first is the chance of their ids.
    expect(items.toSorted((a, b) => (a.scope < b.scope ? -1 : 1))).toMatchObject([
      { applicationId: 'a1', scope: 'matter', level: 'dissatisfied', official: 'li', anonymous: false },
      { applicationId: 'a1', scope: 'visit', level: 'satisfied', official: 'li', anonymous: true },
    ]);
    expect(all.body).not.toMatch(/张三|13800000000|rater|subjectId|waited/);
    const one = await get(`ratings/${matterId}`, 'supervisor');
    expect(one.json()).toMatchObject({ ratingId: matterId, comment: '张三 waited for hours' });
    expect(one.body).not.toMatch(/13800000000|subjectId/);
    expect((await get('ratings/none', 'supervisor')).statusCode).toBe(404);
  });

  it.each(RATED)('shows the %s nothing that leads to the case or the rater', async (role) => {
    const answer = await get('ratings', role);
    const { items } = answer.json<{ items: object[] }>();
    expect(items.map((item) => Object.keys(item).toSorted())).toEqual(
      Array(2).fill(
        ['month', 'region', 'department', 'scope', 'level', 'channel', 'dimensions', 'tags', 'hasComment'].toSorted(),
      ),
    );
    const [given] = await store.read(`rating-${matterId}`);
    const secrets = [matterId, 'a1', '张三', '37010020260302000001X', '2026-03-12'];
    const subject = /"subjectId":"([^"]+)"/.exec(JSON.stringify(given?.data ?? null))?.[1] ?? 'never sealed';
    expect(subject).toHaveLength(36);
    for (const secret of [...secrets, subject]) expect(answer.body).not.toContain(secret);
    expect((await get(`ratings/${matterId}`, role)).statusCode).toBe(403);
    const narrowed = await get('ratings?official=li&item=i1&applicationId=a1', role);
    expect([narrowed.statusCode, pointers(narrowed)]).toEqual([422, ['/official', '/item', '/applicationId']]);
    const csv = await get('ratings?format=csv', role);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).not.toContain('a1');
  });

  it('pages with a cursor that does not give the rating away', async () => {
    const first = await get('ratings?limit=1', 'officer');
    const { next } = first.json<{ next: string }>();
    expect(Buffer.from(next, 'base64url').toString()).not.toContain(matterId);
    const second = await get(`ratings?limit=1&cursor=${next}`, 'officer');
    expect(second.json<{ items: object[] }>().items).toHaveLength(1);
    expect(second.body).not.toEqual(first.body);
  });

  it('reports ratings, with the integers of every share', async () => {
    const { total, rows, defaultsIncluded } = (await get('reports/ratings?period=2026-03', 'dashboard')).json<{
      total: object;
      rows: object[];
      defaultsIncluded: boolean;
    }>();
    expect(total).toMatchObject({
      rated: { numerator: 1, denominator: 2, percent: 50 },
      unrated: { numerator: 1, denominator: 2, percent: 50 },
      ratedVisits: { numerator: 1, denominator: 2, percent: 50 },
      good: { numerator: 1, denominator: 2, percent: 50 },
      bad: { numerator: 1, denominator: 2, percent: 50 },
    });
    expect(rows).toMatchObject([{ region: '370100', department: 'planning' }]);
    expect(defaultsIncluded).toBe(false);
    const rated = await get('reports/ratings?period=2026-03', 'officer');
    expect(rated.json<{ total: object }>().total).toMatchObject({ ratings: null, good: null, bad: null });
  });

  it('reports efficiency by what is asked', async () => {
    const report = await get('reports/efficiency?period=2026-Q1&by=official', 'dashboard');
    expect(report.json()).toMatchObject({
      period: { from: '2026-01', to: '2026-03' },
      by: 'official',
      rows: [{ department: 'planning', official: 'li', received: 2, closed: 2 }],
      total: {
        received: 2,
        online: { numerator: 2, denominator: 2, percent: 100 },
        accepted: 2,
        closed: 2,
        byOutcome: { granted: 2, refused: 0 },
        withinPromise: { numerator: 2, denominator: 2, percent: 100 },
        workingDays: { cases: 2, days: 12, mean: 6, median: 6, p90: 6, ofPromised: { numerator: 12, denominator: 20 } },
        atMostOneVisit: { numerator: 2, denominator: 2, percent: 100 },
        ratings: { satisfied: 1, dissatisfied: 1 },
      },
      next: null,
    });
    const bare = await get('reports/efficiency?period=2026', 'officer');
    expect(bare.json()).toMatchObject({ by: 'department', total: { ratings: null } });
  });

  it('answers reports as CSV, with the integers in columns of their own', async () => {
    const { body, headers } = await get('reports/efficiency?period=2026-03&format=csv', 'dashboard');
    expect(headers['content-type']).toContain('text/csv');
    const [names = '', values = ''] = body.replace('\uFEFF', '').split('\r\n');
    const column = (name: string) => values.split(',')[names.split(',').indexOf(name)];
    expect(column('department')).toBe('planning');
    expect(column('withinPromise.numerator')).toBe('2');
    expect(column('withinStatute.denominator')).toBe('2');
    expect(column('cards.red.revoked')).toBe('0');
  });

  it('reports cards by rule and level, in pages that lead to each other', async () => {
    const none = { effective: 0, revoked: 0 };
    const one = { effective: 1, revoked: 0 };
    expect((await get('reports/cards?period=2026&by=region', 'dashboard')).json()).toMatchObject({
      rows: [{ region: '370100', cards: { yellow: one }, byRule: { step: { yellow: one }, delivery: { red: none } } }],
    });
    const first = await get('reports/cards?period=2026&limit=1', 'dashboard');
    expect(first.json()).toMatchObject({ rows: [{ department: 'fire' }], total: { cards: { yellow: one } } });
    const link = /^<(.*)>; rel="next"$/.exec(String(first.headers['link']))?.[1] ?? '';
    const second = await get(link.replace('/v1/', ''), 'dashboard');
    expect(second.json()).toMatchObject({ rows: [{ department: 'planning' }], total: null, next: null });
    expect(second.headers['link']).toBeUndefined();
  });

  it.each([
    'reports/efficiency',
    'reports/efficiency?period=2026-13',
    'reports/efficiency?period=2026-3',
    'reports/efficiency?period=2026&by=moon',
    'reports/efficiency?period=2026&limit=1001',
    'reports/cards?period=2026&region=x',
    'reports/ratings?period=2026-Q5',
    'reports/ratings?period=2026&by=item',
  ])('refuses %s', async (path) => {
    expect((await get(path, 'dashboard')).statusCode).toBe(422);
  });
});
