import type { Role } from '@sealtrail/access';
import { queryCodeOf } from '@sealtrail/applications';
import { at } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { MARKET, officerOf, PROMISED_ITEM, seed, seedCatalog } from '@sealtrail/catalog/testing';
import { projections } from '@sealtrail/contexts';
import { carded } from '@sealtrail/efficiency/testing';
import { derivedId } from '@sealtrail/event-sourcing';
import { FixedNamespaceSecret } from '@sealtrail/event-sourcing/testing';
import { type RatingToken, ratingIdOf } from '@sealtrail/ratings';
import { declaredRoutes } from '../access/declared-routes';
import { HealthHttpModule } from '../health/health-http.module';
import { HttpHost } from '../http/testing/http-host';
import { httpModules } from '../http-modules';
import { MetricsHttpModule } from '../metrics/metrics-http.module';
import { closedCase } from './testing/closed-case';

/** Every kind of key that a department of the case may have. */
const unit = {
  officer: { role: 'officer', department: 'planning' },
  window: { role: 'window', department: 'planning' },
  chiefRepresentative: { role: 'chiefRepresentative', department: 'planning' },
  integrator: { role: 'integrator', department: 'planning' },
  unitPortal: { role: 'applicantPortal', department: 'planning' },
} as const;
type Unit = keyof typeof unit;
const UNIT = Object.keys(unit) as Unit[];

const callers = {
  ...unit,
  applicantPortal: { role: 'applicantPortal' },
  gateway: { role: 'notifier' },
  desk: { role: 'ratingDesk' },
  supervisor: { role: 'supervisor' },
} as const;

const MODULES = httpModules.filter((module) => module !== HealthHttpModule && module !== MetricsHttpModule);
const CASES = Array.from({ length: 9 }, (_, n) => derivedId('case', String(n)));
const numberOf = (id: string): string => `3701002026030200000${CASES.indexOf(id)}X`;
const of = (n: number): string => CASES[n] ?? '';
const MARCH = at('2026-03-12');
const APRIL = at('2026-04-12');

const PERIODS = ['2026-03', '2026-04', '2026-Q1', '2026'];
/** A case that is rated in every world, and the two of which one is. */
const cases = (path: string) => [0, 7, 8].map((n) => path.replace(':id', of(n)));

/** The queries for each route; a route that is missing here is not checked. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  '/v1/applications': ['/v1/applications', '/v1/applications?format=csv', '/v1/applications?limit=2'],
  '/v1/applications/:id': cases('/v1/applications/:id'),
  '/v1/applications/:id/clocks': cases('/v1/applications/:id/clocks'),
  '/v1/applications/:id/history': cases('/v1/applications/:id/history'),
  '/v1/applications/:id/supervision': cases('/v1/applications/:id/supervision'),
  '/v1/approvals': ['/v1/approvals'],
  '/v1/calendars': ['/v1/calendars', '/v1/calendars?waiting=true'],
  '/v1/calendars/:id': ['/v1/calendars/cn-national'],
  '/v1/calendars/:id/days': ['/v1/calendars/cn-national/days?from=2026-03-01&to=2026-03-31'],
  '/v1/caller': ['/v1/caller'],
  '/v1/calendars/:id/limit': ['/v1/calendars/cn-national/limit?start=2026-03-01&workingDays=5'],
  '/v1/cards': ['/v1/cards', '/v1/cards?month=2026-03', '/v1/cards?official=li'],
  '/v1/cards/:id': ['/v1/cards/k1'],
  '/v1/cards/:id/computation': ['/v1/cards/k1/computation'],
  '/v1/delegations': ['/v1/delegations'],
  '/v1/departments': ['/v1/departments'],
  '/v1/departments/:code': [`/v1/departments/${MARKET}`],
  '/v1/departments/:code/officials': [`/v1/departments/${MARKET}/officials`, '/v1/departments/planning/officials'],
  '/v1/events': ['/v1/events', '/v1/events?limit=3', '/v1/events?types=CardIssued'],
  '/v1/events/consumers': ['/v1/events/consumers'],
  '/v1/files/:sha256': [`/v1/files/${'0'.repeat(64)}`],
  '/v1/interviews': ['/v1/interviews', '/v1/interviews?status=due'],
  '/v1/items': ['/v1/items'],
  '/v1/items/:code': [`/v1/items/${PROMISED_ITEM}`],
  '/v1/notices': ['/v1/notices', '/v1/notices?due=true'],
  '/v1/rating-orders': ['/v1/rating-orders', '/v1/rating-orders?overdue=true', '/v1/rating-orders?format=csv'],
  '/v1/rating-orders/:orderId': [`/v1/rating-orders/${'0'.repeat(32)}`],
  '/v1/receipt-confirmations': ['/v1/receipt-confirmations'],
  '/v1/reports/cards': PERIODS.map((period) => `/v1/reports/cards?period=${period}`),
  '/v1/reports/catalog': ['/v1/reports/catalog'],
  '/v1/reports/efficiency': PERIODS.flatMap((period) =>
    ['department', 'official'].map((by) => `/v1/reports/efficiency?period=${period}&by=${by}`),
  ),
  '/v1/reports/load': ['/v1/reports/load', '/v1/reports/load?by=official'],
  '/v1/reports/publications': ['/v1/reports/publications'],
  '/v1/reports/publications/:region/:period': PERIODS.map((period) => `/v1/reports/publications/370100/${period}`),
  '/v1/reports/circulars/:period': PERIODS.map((period) => `/v1/reports/circulars/${period}?region=370100`),
  '/v1/reports/scores': PERIODS.map((period) => `/v1/reports/scores?period=${period}&by=official`),
  '/v1/reports/indicators': ['/v1/reports/indicators'],
  '/v1/reports/ranking': PERIODS.map((period) => `/v1/reports/ranking?period=${period}&minVolume=1`),
  '/v1/reports/forecast': ['/v1/reports/forecast'],
  '/v1/reports/trend': PERIODS.map((period) => `/v1/reports/trend?period=${period}&step=day&limit=400`),
  '/v1/reports/time': PERIODS.map((period) => `/v1/reports/time?period=${period}&by=official`),
  '/v1/reports/ratings': PERIODS.map((period) => `/v1/reports/ratings?period=${period}`),
  // The same events as `/v1/events`, as a stream.
  '/v1/stream': [],
  '/v1/supervision-policies': ['/v1/supervision-policies?region=370100'],
  '/v1/supervision-policies/:id': ['/v1/supervision-policies/default-cn-1'],
};

type Answer = { readonly asked: string; readonly status: number; readonly headers: object; readonly body: string };

/** The answer without trace, date, positions and values derived from a key of the server, which always differ and always look alike. */
function comparable(asked: string, answer: { statusCode: number; headers: object; body: string }): Answer {
  const text = JSON.stringify({ headers: answer.headers, body: answer.body })
    .replaceAll(/(?<!\d)(?:1\d{47}|2\d{52})(?!\d)/g, 'position')
    .replaceAll(/(specversion\\?":\\?"1.0\\?",\\?"id\\?":\\?")[^"\\]*/g, '$1')
    .replaceAll(/(after(?:\\?":\\?"|=))[\w-]{48}/g, '$1')
    .replaceAll(/(traceId\\?":\\?"|sealtrail-trace-id":"|"date":")[^"\\]*/g, '$1');
  const { headers, body } = JSON.parse(text) as { headers: object; body: string };
  return { asked, status: answer.statusCode, headers, body };
}

/** A department with nine closed cases, five of them rated in March by a portal, and one more, or none, by token. */
class World {
  readonly host = new HttpHost({ now: MARCH, callers, modules: MODULES, projections });
  /** Id of the order that the unit has in every world, for whichever rating. */
  private orderId = 'none';

  async open(rated: number | null): Promise<void> {
    const { host } = this;
    await seedCatalog(host.store);
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    for (const id of CASES) await seed(host.store, `application-${id}`, closedCase(id, numberOf(id)));
    await seed(host.store, 'supervision-a1', [carded('2026-03-10', { subject: { kind: 'case', id: of(0) } })]);
    await host.open();
    for (let n = 0; n < 5; n++) await this.rateByPortal(n, n === 0 ? 'dissatisfied' : 'satisfied');
    if (rated !== null) await this.rateByToken(rated);
  }

  async rateByPortal(n: number, level: string, more: object = {}): Promise<void> {
    const body = { applicationId: of(n), scope: 'matter', level, channel: 'mobile', anonymous: true, ...more };
    const { statusCode } = await this.host.send('POST', 'ratings', body, 'applicantPortal', {
      'idempotency-key': `r${n}`,
    });
    expect(statusCode).toBe(201);
  }

  async rateByToken(n: number): Promise<void> {
    const fetched = await this.host.get(`applications/${of(n)}/query-code`, 'gateway');
    const { token } = fetched.json<{ ratings: readonly RatingToken[] }>().ratings.at(-1) ?? {};
    const said = { token, level: 'veryDissatisfied', channel: 'sms' };
    expect((await this.host.sendUnknown('ratings/by-token', said)).statusCode).toBe(200);
  }

  /** The desk finds a rating to be true, and orders the unit to rectify. */
  async order(n: number): Promise<void> {
    const ratingId = ratingIdOf({ applicationId: of(n), scope: 'matter', visit: null });
    const say = (step: string, body: object) => this.host.send('POST', `ratings/${ratingId}/${step}`, body, 'desk');
    expect((await say('verification', { finding: 'found', note: '张三 waited' })).statusCode).toBe(200);
    const ordered = await say('order', { kind: 'ordinary', demand: '请增设窗口' });
    expect(ordered.statusCode).toBe(201);
    this.orderId = ordered.json<{ id: string }>().id;
  }

  /** All answers that the unit gets when it answers its order, queries it, and tries ratings by what it knows. */
  async answered(): Promise<readonly Answer[]> {
    const heard: Answer[] = [];
    const say = async (path: string, body: object) => {
      const answer = await this.host.send('POST', path, body, 'officer', {
        'idempotency-key': `answer-${heard.length}`,
      });
      heard.push(this.comparable(`POST ${path.replace(this.orderId, 'order')}`, answer));
    };
    await say(`rating-orders/${this.orderId}/rectification`, { officer: officerOf('planning'), done: '已增设窗口' });
    for (const n of [0, 7, 8]) {
      const ratingId = ratingIdOf({ applicationId: of(n), scope: 'matter', visit: null });
      await say(`rating-orders/${ratingId}/rectification`, { officer: officerOf('planning'), done: '已增设窗口' });
      heard.push(this.comparable(`GET ${n}`, await this.host.get(`rating-orders/${ratingId}`, 'officer')));
    }
    heard.push(this.comparable('GET order', await this.host.get(`rating-orders/${this.orderId}`, 'officer')));
    return heard;
  }

  /** The id of an order cannot be derived: only it may differ. */
  private comparable(asked: string, answer: { statusCode: number; headers: object; body: string }): Answer {
    const found = comparable(asked, answer);
    const text = JSON.stringify(found).replaceAll(this.orderId, 'order');
    return JSON.parse(text) as Answer;
  }

  /** All queries that the keys of the department may send. */
  async asked(): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const who of UNIT) {
      for (const url of [...Object.values(ASKED).flat(), '/v1/ratings', `/v1/ratings/${of(7)}`]) {
        answers.push(this.comparable(`${who} GET ${url}`, await this.host.get(url.slice('/v1/'.length), who)));
      }
    }
    return answers;
  }

  /** All attempts of these keys at a rating, and one of their own acts. */
  async tried(): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    const tell = async (who: Unit, path: string, body: object) => {
      const key = { 'idempotency-key': `${path} ${JSON.stringify(body)}`.replaceAll(/[^\w]/g, '-').slice(0, 200) };
      answers.push(comparable(`${who} POST ${path}`, await this.host.send('POST', path, body, who, key)));
    };
    for (const n of [0, 7, 8]) {
      for (const who of UNIT) {
        await tell(who, 'ratings', {
          applicationId: of(n),
          scope: 'matter',
          level: 'satisfied',
          channel: 'web',
          anonymous: true,
        });
      }
      await tell('officer', `applications/${of(n)}/visits`, {});
    }
    for (const n of [0, 7, 8]) {
      // Like a window that printed the slip of this case.
      const queryCode = queryCodeOf({ applicationId: of(n), heldByUnit: true }, new FixedNamespaceSecret());
      const seen = await this.host.sendUnknown('track', { number: numberOf(of(n)), queryCode });
      expect(seen.statusCode).toBe(200);
      answers.push(comparable(`track ${n}`, seen));
      for (const { token } of seen.json<{ ratings: readonly RatingToken[] }>().ratings) {
        const said = { token, level: 'verySatisfied', channel: 'qrCode' };
        answers.push(comparable(`rate ${n} by slip`, await this.host.sendUnknown('ratings/by-token', said)));
      }
    }
    return answers;
  }
}

describe('a department that sends every permitted query', () => {
  const worlds: readonly World[] = [new World(), new World(), new World()];
  const [one, , none] = worlds as readonly [World, World, World];

  beforeAll(async () => {
    for (const [n, world] of worlds.entries()) await world.open([7, 8, null][n] ?? null);
  }, 60_000);

  afterAll(() => Promise.all(worlds.map((world) => world.host.close())));

  it('covers every route that its keys may call', () => {
    const mayCall = (roles: readonly Role[] | 'public') =>
      roles !== 'public' && UNIT.some((who) => roles.includes(unit[who].role));
    const paths = MODULES.flatMap((module) => declaredRoutes(module))
      .filter(({ method, declaration }) => method === 'GET' && declaration !== null && mayCall(declaration.roles))
      .map(({ path }) => path);
    expect(Object.keys(ASKED).toSorted()).toEqual([...new Set(paths)].toSorted());
  });

  it('gets byte-identical answers, whether one more rated or not, during the month', async () => {
    const [a = [], b = [], c = []] = await Promise.all(worlds.map((world) => world.asked()));
    expect(a.filter(({ status }) => status === 200).length).toBeGreaterThan(100);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    const seen = await Promise.all([one, none].map((world) => world.host.get('ratings', 'supervisor')));
    expect(seen[0]?.body).not.toEqual(seen[1]?.body);
  }, 60_000);

  it('gets the same answer for every attempt at a rating, given or not', async () => {
    const [a = [], b = [], c = []] = await Promise.all(worlds.map((world) => world.tried()));
    expect(a.filter(({ status }) => status === 403)).toHaveLength(15);
    expect(a.filter(({ asked, status }) => asked.endsWith('visits') && status === 200)).toHaveLength(3);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
  }, 60_000);

  it('gets the same answers for an order about any rating, and learns from none whose it was', async () => {
    for (const [n, world] of worlds.entries()) await world.order([7, 8, 0][n] ?? 0);
    const [a = [], b = [], c = []] = await Promise.all(worlds.map((world) => world.asked()));
    expect(a.filter(({ body }) => body.includes('请增设窗口')).length).toBeGreaterThan(3);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    const [first = [], two = [], three = []] = await Promise.all(worlds.map((world) => world.answered()));
    expect(first.map(({ status }) => status)).toEqual([200, 404, 404, 404, 404, 404, 404, 200]);
    expect(two).toEqual(first);
    expect(three).toEqual(first);
    expect(JSON.stringify([a, first])).not.toMatch(/张三/);
  }, 60_000);

  it('gets the same answers for any rater, once the month has closed and nothing changes any more', async () => {
    for (const world of worlds) world.host.clock.set(APRIL);
    const [a = [], b = [], c = []] = await Promise.all(worlds.map((world) => world.asked()));
    const published = a.filter(({ body }) => body.includes('"veryDissatisfied":1'));
    expect(published.length).toBeGreaterThan(0);
    expect(new Set(published.map(({ asked }) => asked.split('?')[0]?.split(' ')[2]))).toEqual(
      new Set(['/v1/reports/ratings']),
    );
    expect(b).toEqual(a);
    expect(c).not.toEqual(a);
    // One rates in April, reported as given in March.
    await one.rateByPortal(6, 'dissatisfied', { occurredAt: '2026-03-20T09:00:00+08:00' });
    expect(await one.asked()).toEqual(a);
  }, 60_000);
});
