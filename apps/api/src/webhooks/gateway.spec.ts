import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { OutboundRequests } from '@sealtrail/event-sourcing';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { notices } from '@sealtrail/notices';
import { noticesOf } from '@sealtrail/notices/testing';
import type { CardIssued } from '@sealtrail/supervision/events';
import { acceptedStory } from '@sealtrail/supervision/testing';
import { webhookDeliveries } from '@sealtrail/webhooks';
import { HttpHost } from '../http/testing/http-host';
import { NoticesHttpModule } from '../notices/notices-http.module';
import { gatewayAnswerOf } from './gateway-answer';
import { answered, Receivers } from './testing/receivers';
import { VirtualTime } from './testing/virtual-time';
import { WebhookDeliveries } from './webhook-deliveries';
import { WebhooksHttpModule } from './webhooks-http.module';

const NOW = at('2026-03-17', '10:00');
const callers = { admin: { role: 'admin' } } as const;
const [card] = acceptedStory('2026-03-02')
  .until(at('2026-03-17'))
  .cards.filter(({ type }) => type === 'CardIssued');

describe('the response of a gateway', () => {
  it.each([
    ['{"channel":"sms","receipt":"r1"}', { kind: 'told', channel: 'sms', receipt: 'r1' }],
    ['{"channel":"mail","reason":"noAddress"}', { kind: 'failed', channel: 'mail', reason: 'noAddress', detail: null }],
    [
      '{"channel":"sms","reason":"unreachable","detail":"关机"}',
      { kind: 'failed', channel: 'sms', reason: 'unreachable', detail: '关机' },
    ],
    [
      '{"channel":"sms","reason":"unreachable","detail":7}',
      { kind: 'failed', channel: 'sms', reason: 'unreachable', detail: null },
    ],
  ])('is a receipt or a reason: %s', (body, told) => expect(gatewayAnswerOf(body)).toEqual(told));

  it.each([
    null,
    '',
    'ok',
    'null',
    '[]',
    '{}',
    '{"receipt":"r1"}',
    '{"channel":"pigeon","receipt":"r1"}',
    '{"channel":"sms","receipt":""}',
    '{"channel":"sms","receipt":"\\u200b"}',
    `{"channel":"sms","receipt":"${'r'.repeat(201)}"}`,
    '{"channel":"sms","reason":"holiday"}',
  ])('is neither: %s', (body) => expect(gatewayAnswerOf(body)).toBeNull());
});

describe('a webhook of a gateway', () => {
  const receivers = new Receivers();
  const ports = [{ provide: OutboundRequests, useValue: receivers }];
  const projections = [webhookDeliveries, notices];
  const host = new HttpHost({
    now: NOW,
    callers,
    modules: [WebhooksHttpModule, NoticesHttpModule],
    ports,
    projections,
  });
  const time = new VirtualTime(host.wall);
  const halt = new AbortController();
  const until = untilInTests();
  let running: Promise<void>;

  beforeAll(async () => {
    await host.open();
    const times = { wait: time.wait, steadyMs: time.steadyMs, random: () => 0 };
    running = host.of(WebhookDeliveries).run(halt.signal, null, times);
  });
  afterAll(async () => {
    halt.abort();
    await running;
    await host.close();
  });

  const statusOf = async (): Promise<unknown> => {
    const { items } = (await host.get('notices', 'admin')).json<{ items: { status: string; told: unknown }[] }>();
    return items.map(({ status }) => status);
  };

  it('is sent each due notice in both languages; its response is recorded as the proof of delivery', async () => {
    const body = { name: 'sms', url: 'https://sms.example/', role: 'notifier' };
    expect((await host.send('POST', 'webhooks', body, 'admin')).statusCode).toBe(201);
    const answers = [
      'not json',
      '{"channel":"sms","reason":"unreachable","detail":"关机"}',
      '{"channel":"sms","receipt":"r-9"}',
    ];
    receivers.answer('sms.example', () =>
      answered(200, { body: answers.shift() ?? '{"channel":"sms","receipt":"late"}' }),
    );
    const { data } = card as { data: CardIssued['data'] };
    await seed(host.store, `cardNotices-${data.cardId}`, noticesOf(data, at('2026-03-17', '09:00'), 'queued'));
    const look = async (count: number): Promise<void> => {
      while (receivers.came.length < count) {
        time.pass(5_000);
        await new Promise(setImmediate);
      }
    };
    await look(1);
    const failure = async (): Promise<unknown> => {
      const { items } = (await host.get('webhooks', 'admin')).json<{
        items: { failing: { failure: string } | null }[];
      }>();
      return items[0]?.failing?.failure;
    };
    await until(async () => (await failure()) === 'answerInvalid');
    // A response that is neither a receipt nor a reason is a failed attempt: the same message is sent again.
    await look(2);
    await until(async () => JSON.stringify(await statusOf()) === '["failed"]');
    host.clock.set(at('2026-03-17', '10:30'));
    await look(3);
    await until(async () => JSON.stringify(await statusOf()) === '["told"]');
    const ids = receivers.came.map(({ headers }) => headers['webhook-id']);
    expect([ids[0] === ids[1], ids[1] === ids[2]]).toEqual([true, false]);
    const [first] = receivers.came;
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      type: 'sealtrail.Notice',
      subject: data.cardId,
      data: {
        attempt: 1,
        texts: {
          zh: expect.stringContaining('监察告知') as string,
          en: expect.stringContaining('Supervision') as string,
        },
      },
    });
    const { items } = (await host.get('notices', 'admin')).json<{ items: { told: unknown }[] }>();
    expect(items[0]?.told).toMatchObject({ channel: 'sms', receipt: 'r-9' });
    time.pass(60_000);
    await new Promise(setImmediate);
    expect(receivers.came).toHaveLength(3);
  });
});
