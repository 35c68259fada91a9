import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { Event } from '@sealtrail/event-sourcing';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { Metrics } from '@sealtrail/platform';
import { authorizationOf, HttpHost, idOf } from '../http/testing/http-host';
import { WAITING_MAX } from './consumer-lag';
import { FeedConsumers } from './consumers';
import { FeedHttpModule } from './feed-http.module';
import { FactStreams } from './stream';
import { StreamListener } from './testing/stream-listener';

const callers = {
  planning: { role: 'officer', department: 'planning' },
  market: { role: 'officer', department: 'market', region: '370100' },
  admin: { role: 'admin' },
  localAdm: { role: 'admin', region: '370100' },
  otherAdm: { role: 'admin', region: '430100' },
} as const;
type Who = keyof typeof callers;
type Row = {
  readonly key: string;
  readonly channel: string;
  readonly waiting: number;
  readonly waitingSince: string | null;
};

const card = (department: string): Event => ({
  type: 'CardConfirmed',
  data: { cardId: `card-of-${department}`, department, region: '370100', official: null },
});

describe('the positions of feed consumers', () => {
  const metrics = new Metrics();
  const host = new HttpHost({
    now: at('2026-03-17', '09:00'),
    callers,
    modules: [FeedHttpModule],
    ports: [{ provide: Metrics, useValue: metrics }],
  });
  const until = untilInTests();
  let seeded = 0;
  const happen = (department: string, count = 1) =>
    seed(
      host.store,
      `supervision-s${seeded++}`,
      Array.from({ length: count }, () => card(department)),
    );
  const read = async (who: Who, query = ''): Promise<string> =>
    (await host.ask(`events${query}`, who)).json<{ after: string }>().after;
  const rows = async (who: Who): Promise<readonly Row[]> =>
    (await host.ask('events/consumers', who)).json<{ items: readonly Row[] }>().items;
  const rowOf = async (who: Who): Promise<Row | undefined> => (await rows(who)).find(({ key }) => key === idOf(who));

  beforeAll(() => host.open());
  afterAll(() => host.close());

  it('start with the first request, and advance with the `after` of the next', async () => {
    expect(await rows('planning')).toEqual([]);
    const after = await read('planning', '?after=latest');
    expect(await rowOf('planning')).toMatchObject({
      channel: 'pages',
      waiting: 0,
      isCounted: true,
      waitingSince: null,
    });
    await happen('planning');
    await happen('market');
    await happen('planning');
    const told = { waiting: 2, waitingSince: expect.stringMatching(/^2026-.*Z$/) };
    expect(await rowOf('planning')).toMatchObject(told);
    const next = await read('planning', `?after=${after}`);
    expect(await rowOf('planning')).toMatchObject(told);
    await read('planning', `?after=${next}`);
    expect(await rowOf('planning')).toMatchObject({ waiting: 0 });
  });

  it('count waiting facts up to a maximum', async () => {
    await read('planning', '?after=latest');
    await happen('planning', WAITING_MAX + 1);
    expect(await rowOf('planning')).toMatchObject({ waiting: WAITING_MAX, isCounted: false });
  });

  it('are separate for each selection of a key; the oldest of many are dropped', async () => {
    for (const department of Array.from({ length: 20 }, (_, n) => `d${n}`))
      await read('market', `?after=latest&department=${department}`);
    expect(await rows('market')).toHaveLength(16);
  });

  it('are visible to their own key, and to administrators of the region', async () => {
    const keysOf = async (who: Who) => [...new Set((await rows(who)).map(({ key }) => key))].toSorted();
    expect(await keysOf('planning')).toEqual([idOf('planning')]);
    expect(await keysOf('admin')).toEqual([idOf('market'), idOf('planning')].toSorted());
    expect(await keysOf('localAdm')).toEqual([idOf('market')]);
    expect(await keysOf('otherAdm')).toEqual([]);
  });

  it('follow an open stream, and stay where it was cut', async () => {
    const port = await host.listen();
    const listener = new StreamListener(port, { headers: { authorization: authorizationOf('planning') } });
    const streamRow = async () => (await rows('planning')).find(({ channel }) => channel === 'stream');
    await until(() => listener.status === 200);
    await happen('planning');
    await until(() => listener.messages.length === 1);
    await until(async () => (await streamRow())?.waiting === 0);
    listener.hangUp();
    await until(() => host.of(FactStreams).count === 0);
    await happen('planning');
    await until(async () => (await streamRow())?.waiting === 1);
  });

  it('are shared with other processes, without keys that are no longer valid', async () => {
    await host.of(FeedConsumers).save();
    const saved = (await host.of(FeedConsumers).all()).map(({ id }) => id);
    expect(saved.length).toBeGreaterThan(16);
    await host.send('DELETE' as 'POST', `api-keys/${idOf('market')}`, {}, 'admin');
    expect((await host.of(FeedConsumers).all()).filter(({ key }) => key === idOf('market'))).toEqual([]);
  });

  it('are listed in pages and as a file', async () => {
    const first = (await host.ask('events/consumers?limit=1', 'admin')).json<{ items: Row[]; next: string }>();
    expect(first.items).toHaveLength(1);
    const second = (await host.ask(`events/consumers?limit=1&cursor=${first.next}`, 'admin')).json<{ items: Row[] }>();
    expect(second.items[0]?.channel).toBe('stream');
    const { body } = await host.ask('events/consumers?format=csv', 'admin');
    expect(body.split('\r\n')[0]).toContain('密钥标识');
  });

  it('are measured in total, by channel only', async () => {
    const text = await metrics.text();
    expect(text).toMatch(/^sealtrail_streams_open 0$/m);
    expect(text).toMatch(/^sealtrail_feed_consumers\{channel="pages"\} 1$/m);
    expect(text).toMatch(/^sealtrail_feed_lag_seconds\{channel="stream"\} [1-9]\d+$/m);
    expect(text).not.toContain(idOf('planning'));
  });
});
