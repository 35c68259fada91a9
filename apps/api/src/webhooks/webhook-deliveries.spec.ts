import { seed } from '@sealtrail/catalog/testing';
import { type Event, OutboundRequests, type OutboundResult } from '@sealtrail/event-sourcing';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { webhookDeliveries } from '@sealtrail/webhooks';
import { HttpHost } from '../http/testing/http-host';
import { answered, Receivers } from './testing/receivers';
import { VirtualTime } from './testing/virtual-time';
import { WebhookDeliveries } from './webhook-deliveries';
import { WebhooksHttpModule } from './webhooks-http.module';

const callers = { admin: { role: 'admin' } } as const;
const NOW = '2026-03-17T01:00:00.000Z';
const HOUR = 3_600_000;

const card = (id: string, department = 'market'): Event => ({
  type: 'CardConfirmed',
  data: { cardId: id, department, region: '370100', official: null },
});
const idOf = ({ headers }: { readonly headers: Readonly<Record<string, string>> }): string =>
  headers['webhook-id'] ?? '';

type View = {
  readonly status: string;
  readonly disabled: { readonly reason: string } | null;
  readonly delivered: number;
  readonly replaysWaiting: number;
  readonly failing: { readonly deliveryId: string; readonly attempt: number; readonly retryAt: string | null } | null;
};

describe('deliveries', () => {
  let host: HttpHost<keyof typeof callers>;
  let receivers: Receivers;
  let time: VirtualTime;
  let stop: () => Promise<void>;
  let cards = 0;
  const until = untilInTests();

  const start = (): void => {
    const halt = new AbortController();
    const times = { wait: time.wait, steadyMs: time.steadyMs, random: () => 0 };
    const running = host.of(WebhookDeliveries).run(halt.signal, null, times);
    stop = async () => {
      halt.abort();
      await running;
    };
  };

  beforeEach(async () => {
    receivers = new Receivers();
    const ports = [{ provide: OutboundRequests, useValue: receivers }];
    const modules = [WebhooksHttpModule];
    host = new HttpHost({ now: NOW, callers, modules, ports, projections: [webhookDeliveries] });
    time = new VirtualTime(host.wall);
    cards = 0;
    await host.open();
    start();
  });
  afterEach(async () => {
    await stop();
    await host.close();
  });

  const register = async (name: string, more: object = {}): Promise<string> => {
    const body = { name, url: `https://${name}.test/hooks`, role: 'supervisor', ...more };
    const answer = await host.send('POST', 'webhooks', body, 'admin');
    expect(answer.statusCode).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const happen = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) await seed(host.store, `supervision-s${cards++}`, [card(id)]);
  };
  const of = async (id: string): Promise<View> => (await host.get(`webhooks/${id}`, 'admin')).json();
  const came = (name: string): readonly string[] => receivers.subjectsAt(`${name}.test`);
  const ask = (id: string, what: string, body: object = {}) =>
    host.send('POST', `webhooks/${id}/${what}`, body, 'admin');
  const failsTimes = (name: string, count: number, with_: OutboundResult = answered(500)): void => {
    let left = count;
    receivers.answer(`${name}.test`, () => (left-- > 0 ? with_ : answered(204)));
  };
  /** Advances to the next attempt, and waits for its outcome. */
  const nextAttempt = async (id: string, name: string): Promise<void> => {
    const { failing } = await of(id);
    const before = came(name).length;
    time.passTo(failing?.retryAt ?? '');
    await until(() => came(name).length > before);
  };

  it('send facts recorded after the registration, in order, each webhook within its bounds', async () => {
    await happen('before');
    const department = await planning();
    await register('all');
    await register('planning', { role: 'officer', department });
    await register('cards', { types: ['CardIssued'] });
    await happen('a', 'b', 'c');
    await seed(host.store, 'supervision-planning', [card('p', 'planning')]);
    await until(() => came('all').length === 4 && came('planning').length === 1);
    expect([came('all'), came('planning'), came('cards')]).toEqual([['a', 'b', 'c', 'p'], ['p'], []]);
    const [first] = receivers.to('all.test');
    expect(first?.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-timestamp': String(Date.parse(NOW) / 1_000),
    });
    expect(first?.headers['webhook-signature']).toMatch(/^v1,\S+ v1a,\S+$/);
  });
  const planning = async (): Promise<string> => {
    const body = { name: '规划局', region: '370100', level: 'city' };
    await seed(host.store, 'department-planning', [
      { type: 'DepartmentDefined', data: { code: 'planning', ...body, uscc: null, parent: null } } as Event,
    ]);
    return 'planning';
  };

  it('are retried with the same id, and later facts wait', async () => {
    const id = await register('slow');
    failsTimes('slow', 3);
    await happen('a', 'b');
    await until(async () => (await of(id)).failing?.attempt === 1);
    for (let n = 0; n < 3; n++) {
      await nextAttempt(id, 'slow');
      if (n < 2) await until(async () => (await of(id)).failing?.attempt === n + 2);
    }
    await until(() => came('slow').length === 5);
    expect(came('slow')).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect(new Set(receivers.to('slow.test').slice(0, 4).map(idOf)).size).toBe(1);
    await until(async () => (await of(id)).failing === null);
  });

  it('missed during an outage of three days all arrive, once and in order, before newer facts', async () => {
    const id = await register('down');
    let isDown = true;
    receivers.answer('down.test', () => (isDown ? { kind: 'failed', reason: 'connection' } : answered(204)));
    const told = Array.from({ length: 120 }, (_, n) => `c${n}`);
    await happen(...told.slice(0, 60));
    await until(async () => (await of(id)).failing?.attempt === 1);
    const begun = Date.parse(NOW);
    while (time.steadyMs() - begun < 64 * HOUR) {
      const attempt = (await of(id)).failing?.attempt ?? 0;
      await nextAttempt(id, 'down');
      await until(async () => ((await of(id)).failing?.attempt ?? 0) > attempt);
    }
    await happen(...told.slice(60));
    const failed = came('down').length;
    isDown = false;
    await nextAttempt(id, 'down');
    await until(() => came('down').length === failed + told.length);
    expect(came('down').slice(failed)).toEqual(told);
    expect(new Set(receivers.to('down.test').map(idOf)).size).toBe(told.length);
    expect((await of(id)).status).toBe('active');
  });

  it('that fail for three days disable the webhook; nothing is lost until an administrator enables it', async () => {
    const id = await register('dead');
    failsTimes('dead', 1_000);
    await happen('a', 'b');
    await until(async () => (await of(id)).failing?.attempt === 1);
    for (;;) {
      const { failing } = await of(id);
      if (failing === null || failing.retryAt === null) break;
      await nextAttempt(id, 'dead');
      await until(async () => ((await of(id)).failing?.attempt ?? 0) > failing.attempt);
    }
    await until(async () => (await of(id)).status === 'disabled');
    expect((await of(id)).disabled).toMatchObject({ reason: 'failing' });
    const waiting = (await host.get('webhooks?status=disabled', 'admin')).json<{ items: { id: string }[] }>();
    expect(waiting.items.map((each) => each.id)).toEqual([id]);
    const tried = came('dead').length;
    expect(tried).toBe(17);
    receivers.answer('dead.test', () => answered(200));
    time.pass(HOUR);
    expect((await ask(id, 'enabling')).statusCode).toBe(200);
    await until(() => came('dead').length === tried + 2);
    expect(came('dead').slice(tried)).toEqual(['a', 'b']);
  });

  it('end at once if the receiver is gone (410)', async () => {
    const id = await register('gone');
    receivers.answer('gone.test', () => answered(410));
    await happen('a');
    await until(async () => (await of(id)).status === 'disabled');
    expect(await of(id)).toMatchObject({ disabled: { reason: 'gone' }, failing: { attempt: 1, retryAt: null } });
    time.pass(100 * HOUR);
    await happen('b');
    await until(() => time.waiting > 0);
    expect(came('gone')).toEqual(['a']);
  });

  it.each([
    [429, '3600', '2026-03-17T02:00:00.000Z'],
    [503, 'Tue, 17 Mar 2026 03:00:00 GMT', '2026-03-17T03:00:00.000Z'],
    [429, 'soon', '2026-03-17T01:00:05.000Z'],
    [500, '3600', '2026-03-17T01:00:05.000Z'],
  ])('honour Retry-After: %i, Retry-After: %s', async (status, retryAfter, retryAt) => {
    const id = await register('busy');
    failsTimes('busy', 1, answered(status, { retryAfter }));
    await happen('a');
    await until(async () => (await of(id)).failing !== null);
    expect((await of(id)).failing).toMatchObject({ retryAt });
    time.passTo(new Date(Date.parse(retryAt) - 1).toISOString());
    await new Promise(setImmediate);
    expect(came('busy')).toEqual(['a']);
    time.passTo(retryAt);
    await until(() => came('busy').length === 2);
  });

  it('to a slow receiver do not delay others', async () => {
    await register('slow');
    await register('fast');
    let free = (): void => {};
    const held = new Promise<OutboundResult>((resolve) => {
      free = () => resolve(answered(204));
    });
    receivers.answer('slow.test', () => held);
    await happen('a', 'b', 'c');
    await until(() => came('fast').length === 3);
    expect(came('slow')).toEqual(['a']);
    free();
    await until(() => came('slow').length === 3);
  });

  it('continue in another process; deliveries that were not recorded are sent again with their ids', async () => {
    const id = await register('again');
    await happen('a', 'b');
    await until(() => came('again').length === 2);
    await stop();
    await happen('c');
    start();
    await until(() => came('again').length === 3);
    // A crash: this delivery is never recorded.
    const { delivered } = await of(id);
    expect(delivered).toBe(2);
    await stop();
    expect((await of(id)).delivered).toBe(3);
    const ids = receivers.to('again.test').map(idOf);
    expect([came('again'), new Set(ids).size]).toEqual([['a', 'b', 'c'], 3]);
    start();
  });

  it('are skipped on request, and only the one that waits', async () => {
    const id = await register('poison');
    receivers.answer('poison.test', ({ body }) => answered(body.includes('"bad"') ? 400 : 204));
    await happen('a', 'bad', 'c');
    await until(async () => (await of(id)).failing !== null);
    const waiting = (await of(id)).failing?.deliveryId;
    time.pass(1);
    await ask(id, 'enabling', { skips: '00000000-0000-5000-8000-000000000000' });
    await until(() => came('poison').filter((each) => each === 'bad').length === 2);
    await until(async () => ((await of(id)).failing?.attempt ?? 0) === 1);
    time.pass(1);
    await ask(id, 'enabling', { skips: waiting });
    await until(() => came('poison').at(-1) === 'c');
    const { items } = (await host.get(`webhooks/${id}/deliveries?outcome=skipped`, 'admin')).json<{
      items: { deliveryId: string }[];
    }>();
    expect(items.map(({ deliveryId }) => deliveryId)).toEqual([waiting]);
  });

  it('are replayed for a range, with their original ids, before newer facts', async () => {
    const id = await register('replay');
    await happen('a', 'b');
    const after = (await host.get('events?after=latest', 'admin')).json<{ after: string }>().after;
    await happen('c', 'd');
    const through = (await host.get('events?after=latest', 'admin')).json<{ after: string }>().after;
    await happen('e');
    await until(() => came('replay').length === 5);
    expect((await ask(id, 'replay', { after, through })).statusCode).toBe(200);
    await until(async () => came('replay').length === 7 && (await of(id)).replaysWaiting === 0);
    await happen('f');
    await until(() => came('replay').length === 8);
    expect(came('replay')).toEqual(['a', 'b', 'c', 'd', 'e', 'c', 'd', 'f']);
    const ids = receivers.to('replay.test').map(idOf);
    expect([ids[5], ids[6]]).toEqual([ids[2], ids[3]]);
    expect((await ask(id, 'replay', { after: through, through: after })).json()).toMatchObject({
      code: 'webhook.replay-empty',
    });
  });

  it('use the current address and the current secrets', async () => {
    const id = await register('old');
    await happen('a');
    await until(() => came('old').length === 1);
    const terms = { name: 'new', url: 'https://new.test/hooks' };
    expect((await host.send('PUT', `webhooks/${id}`, terms, 'admin')).statusCode).toBe(200);
    expect((await ask(id, 'secret', { overlapHours: 1 })).statusCode).toBe(200);
    await happen('b');
    await until(() => came('new').length === 1);
    expect(receivers.to('new.test')[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(4);
    time.pass(HOUR);
    await happen('c');
    await until(() => came('new').length === 2);
    expect(receivers.to('new.test')[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    expect(came('old')).toEqual(['a']);
  });

  it('stop when the webhook is removed, and pause while it is disabled', async () => {
    const id = await register('resting');
    await ask(id, 'disabling');
    await happen('a');
    await until(() => time.waiting > 0);
    expect(came('resting')).toEqual([]);
    time.pass(1);
    await ask(id, 'enabling');
    await until(() => came('resting').length === 1);
    expect((await host.send('DELETE' as 'POST', `webhooks/${id}`, {}, 'admin')).statusCode).toBe(200);
    await happen('b');
    expect((await host.get(`webhooks/${id}`, 'admin')).statusCode).toBe(404);
    expect(came('resting')).toEqual(['a']);
  });
});
