import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { Event } from '@sealtrail/event-sourcing';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { authorizationOf, HttpHost, idOf } from '../http/testing/http-host';
import { FeedHttpModule } from './feed-http.module';
import { FactStreams } from './stream';
import { type ListenOptions, StreamListener } from './testing/stream-listener';

const callers = {
  planning: { role: 'officer', department: 'planning' },
  supervisor: { role: 'supervisor' },
  admin: { role: 'admin' },
  other: { role: 'supervisor', region: '370100' },
} as const;
type Who = keyof typeof callers;

const card = (department: string): Event => ({
  type: 'CardConfirmed',
  data: { cardId: `card-of-${department}`, department, region: '370100', official: null },
});

describe('the stream of facts', () => {
  const host = new HttpHost({ now: at('2026-03-17', '09:00'), callers, modules: [FeedHttpModule] });
  const until = untilInTests();
  let port: number;
  let seeded = 0;
  const listeners: StreamListener[] = [];
  const listen = async (who: Who, options: ListenOptions = {}): Promise<StreamListener> => {
    const listener = new StreamListener(port, {
      ...options,
      headers: { authorization: authorizationOf(who), ...options.headers },
    });
    listeners.push(listener);
    await until(() => listener.status !== 0 || listener.closed);
    return listener;
  };
  const happen = (department: string) => seed(host.store, `supervision-s${seeded++}`, [card(department)]);
  const open = () => host.of(FactStreams).count;

  beforeAll(async () => {
    await host.open();
    port = await host.listen();
  });
  afterEach(async () => {
    for (const listener of listeners.splice(0)) listener.hangUp();
    await until(() => open() === 0);
  });
  afterAll(() => host.close());

  it('sends new facts to each reader within its scope', async () => {
    const [supervisor, planning] = [await listen('supervisor'), await listen('planning')];
    expect([supervisor.status, supervisor.headers['content-type']]).toEqual([200, 'text/event-stream']);
    await happen('market');
    await happen('planning');
    await until(() => supervisor.messages.length === 2 && planning.messages.length === 1);
    expect(planning.messages).toMatchObject([{ subject: 'card-of-planning' }]);
    expect(supervisor.text).toMatch(/^retry: 3000\n\n/);
  });

  it('continues after the last received message, including all facts recorded since', async () => {
    const first = await listen('supervisor');
    await happen('market');
    await until(() => first.messages.length === 1);
    first.hangUp();
    await until(() => open() === 0);
    await happen('fire');
    await happen('water');
    const again = await listen('supervisor', { headers: { 'last-event-id': first.messages[0]?.id ?? '' } });
    await until(() => again.messages.length === 2);
    await happen('planning');
    await until(() => again.messages.length === 3);
    expect(again.messages.map(({ subject }) => subject)).toEqual(['card-of-fire', 'card-of-water', 'card-of-planning']);
  });

  it('sends selected facts only', async () => {
    const narrowed = await listen('supervisor', { query: '?department=fire&types=CardConfirmed' });
    await happen('market');
    await happen('fire');
    await until(() => narrowed.messages.length === 1);
    expect(narrowed.messages).toMatchObject([{ subject: 'card-of-fire' }]);
  });

  it('ends for a revoked key before the next message', async () => {
    const revoked = await listen('other');
    await seed(host.store, 'supervision-before', [card('planning')]);
    await until(() => revoked.messages.length === 1);
    expect((await host.send('DELETE' as 'POST', `api-keys/${idOf('other')}`, {}, 'admin')).statusCode).toBeLessThan(
      300,
    );
    await happen('planning');
    await until(() => revoked.closed);
    expect(revoked.messages).toHaveLength(1);
  });

  it('limits the concurrent streams of a key', async () => {
    for (let n = 0; n < 8; n++) expect((await listen('planning')).status).toBe(200);
    expect((await listen('planning')).status).toBe(429);
    expect((await listen('supervisor')).status).toBe(200);
  });

  it('holds no resources for HEAD requests', async () => {
    for (let n = 0; n < 9; n++) {
      const headers = { authorization: authorizationOf('planning') };
      expect((await fetch(`http://127.0.0.1:${port}/v1/stream`, { method: 'HEAD', headers })).status).toBe(200);
      await until(() => open() === 0);
    }
  });

  it.each(['none', '7', 'A'.repeat(48)])('refuses Last-Event-ID: %s', async (id) => {
    expect((await listen('supervisor', { headers: { 'last-event-id': id } })).status).toBe(400);
  });

  it('requires a key in the header, and ignores one in the URL', async () => {
    expect((await host.inject('/v1/stream')).statusCode).toBe(401);
    expect((await host.inject('/v1/stream?key=a')).statusCode).toBe(401);
  });
});
