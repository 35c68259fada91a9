import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../server';
import { inItsFiles } from '../servers/server-options';
import { City } from './city';
import { at, endOf } from './local-time';
import { done, type Office, working } from './office';

const CASES = 24;

describe('a restarted server', () => {
  let city: City;
  let market: Office;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
  });

  afterAll(() => city.close());

  const everything = [
    '/v1/departments',
    '/v1/departments/market/officials',
    '/v1/items',
    '/v1/items/food-licence',
    '/v1/applications',
    '/v1/cards',
    '/v1/api-keys',
    '/v1/calendars/cn-national/days?from=2026-01-01&to=2026-12-31',
    '/v1/reports/efficiency?period=2026-03',
    '/v1/reports/cards?period=2026-03&by=official',
    '/v1/reports/catalog',
  ];

  it(`keeps everything and no secret${inItsFiles}, resumes at its last instant, and gives the same results`, async () => {
    const id = await market.files('food-licence');
    const acceptance = { officer: 'li', document: { number: '1', date: '2026-03-02', seal: '章' } };
    const accepts = () => market.tries(id, 'acceptance', acceptance).set('Idempotency-Key', 'accept-1');
    // `li` may not decide.
    const grant = { ...market.grant(), officer: 'li' };
    const grants = () => market.tries(id, 'decision', grant).set('Idempotency-Key', 'no');
    const first = await accepts().expect(200);
    const refused = await grants().expect(409);
    // The warning at day 8 of 10 (12 March) and the yellow card (16 March).
    await city.comes('2026-03-17', '10:30');
    const paths = [...everything, `/v1/applications/${id}/history`, `/v1/applications/${id}/clocks`];
    const before = await Promise.all(paths.map((path) => city.reads(path)));
    expect(await city.server.stop()).toBe(0);
    expect(filesThatName('李某', '11010519491231002X')).toEqual([]);

    await expect(startServer({ dataDir: city.server.dataDir })).rejects.toThrow(/created with a simulated clock/);
    await city.opensAgain();
    expect(await city.now()).toBe('2026-03-17T02:30:00.000Z');
    expect(await Promise.all(paths.map((path) => city.reads(path)))).toEqual(before);
    // The same commands again, with the same results, including a rejection.
    expect((await accepts().expect(200)).body).toEqual(first.body);
    expect((await grants().expect(409)).body).toMatchObject({ code: refused.body.code, detail: refused.body.detail });
    // Time passes: 20 days end on the 30th.
    await city.comes('2026-03-31');
    expect(await city.cards(id)).toEqual([
      'warning case of case on market/li, fell 2026-03-12 24:00, issued 2026-03-12 24:00, superseded',
      'yellow case of case on market/li, fell 2026-03-16 24:00, issued 2026-03-16 24:00, superseded',
      'red case of case on market/li, fell 2026-03-30 24:00, issued 2026-03-30 24:00, issued',
    ]);
  });

  /** Files of the data folder that contain what only the vault may contain. */
  const filesThatName = (...secrets: string[]): string[] =>
    readdirSync(city.server.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => secrets.some((secret) => readFileSync(path).includes(secret)));

  /** Requests a jump, and waits until the clock has passed an intermediate instant. */
  async function midJump(behind: string, target: string): Promise<{ readonly over: Promise<unknown> }> {
    const over = city.server.put('/v1/clock', { now: target }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    while ((await city.now()) < behind);
    return { over };
  }

  it('resumes where it was killed during a jump: every card is issued once', async () => {
    await city.comes('2026-04-07');
    const ids: string[] = [];
    // Five per day: 7 to 10, 13 to 16 April.
    for (const date of ['07', '08', '09', '10', '13', '14', '15', '16']) {
      await city.comes(`2026-04-${date}`);
      for (let n = 0; n < CASES / 8; n++) {
        const id = await market.files('food-licence');
        await market.accepts(id);
        ids.push(id);
      }
    }
    const target = at('2026-06-01', '00:00');
    const { over } = await midJump(endOf('2026-04-22'), target);
    await city.server.kill();
    await over;
    await city.opensAgain();
    const resumed = await city.now();
    expect(resumed >= endOf('2026-04-22') && resumed < endOf('2026-05-31')).toBe(true);
    await city.server.setClock(target);
    // From Tuesday 7 April: day 8 the 17th, 10 the 21st, 20 the 8th of May. From Thursday the 16th: 17 = 1, 20-24 = 6,
    // 27-30 = 10 (day 8 the 28th), 6-9 May = 14, 11-15 = 19, 18 = 20.
    expect(await city.cards(ids[0] ?? '')).toEqual([
      'warning case of case on market/li, fell 2026-04-17 24:00, issued 2026-04-17 24:00, superseded',
      'yellow case of case on market/li, fell 2026-04-21 24:00, issued 2026-04-21 24:00, superseded',
      'red case of case on market/li, fell 2026-05-08 24:00, issued 2026-05-08 24:00, issued',
    ]);
    expect(await city.cards(ids.at(-1) ?? '')).toEqual([
      'warning case of case on market/li, fell 2026-04-28 24:00, issued 2026-04-28 24:00, superseded',
      'yellow case of case on market/li, fell 2026-04-30 24:00, issued 2026-04-30 24:00, superseded',
      'red case of case on market/li, fell 2026-05-18 24:00, issued 2026-05-18 24:00, issued',
    ]);
    const { items } = await city.reads<{ items: { rule: string; breachedAt: string; issuedAt: string }[] }>(
      '/v1/cards?limit=1000',
    );
    const fallen = items.filter(({ rule, breachedAt }) => rule !== 'feedbackLate' && breachedAt > endOf('2026-04-07'));
    expect(fallen).toHaveLength(3 * CASES);
    expect(fallen.filter(({ breachedAt, issuedAt }) => issuedAt !== breachedAt)).toEqual([]);
  });

  it('shuts down during a jump, and resumes from where it was', async () => {
    const ids: string[] = [];
    for (let n = 0; n < CASES; n++) ids.push(await market.files('food-licence'));
    const { over } = await midJump(endOf('2026-06-03'), at('2026-08-01', '00:00'));
    expect(await city.server.stop()).toBe(0);
    await over;
    await city.opensAgain();
    await city.comes('2026-08-03');
    // Deemed acceptance on Monday 8 June, and no card twice: first check yellow and red, case warned, yellow, red.
    for (const id of [ids[0] ?? '', ids.at(-1) ?? '']) {
      expect((await city.cards(id)).map((line) => line.split(',')[0])).toEqual([
        'yellow firstCheck of firstCheck:1 on market/li',
        'red firstCheck of firstCheck:1 on market/li',
        'warning case of case on market/li',
        'yellow case of case on market/li',
        'red case of case on market/li',
      ]);
    }
    const { total } = await city.reads<{ total: { cards: object } }>('/v1/reports/cards?period=2026-06');
    // From Monday 1 June: first check 3 and 8 June; case 11, 15 and 30 June, whose 24:00 belongs to June.
    expect(total.cards).toEqual({
      warning: { effective: CASES, revoked: 0 },
      yellow: { effective: 2 * CASES, revoked: 0 },
      red: { effective: 2 * CASES, revoked: 0 },
    });
    await done(city.server.get('/health/ready'));
  });
});
