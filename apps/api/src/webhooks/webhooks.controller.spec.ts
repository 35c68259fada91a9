import { seedCatalog } from '@sealtrail/catalog/testing';
import { OutboundRequests } from '@sealtrail/event-sourcing';
import { webhookDeliveries } from '@sealtrail/webhooks';
import { HttpHost } from '../http/testing/http-host';
import { answered, Receivers } from './testing/receivers';
import { WebhooksHttpModule } from './webhooks-http.module';

const callers = {
  admin: { role: 'admin' },
  county: { role: 'admin', region: '370102' },
  elsewhere: { role: 'admin', region: '430100' },
  supervisor: { role: 'supervisor' },
  officer: { role: 'officer', department: 'planning' },
} as const;
type Who = keyof typeof callers;
const body = { name: '业务系统', url: 'https://hooks.example/in', role: 'supervisor' };

describe('the routes of webhooks', () => {
  const receivers = new Receivers();
  const ports = [{ provide: OutboundRequests, useValue: receivers }];
  const modules = [WebhooksHttpModule];
  const host = new HttpHost({
    now: '2026-03-17T01:00:00.000Z',
    callers,
    modules,
    ports,
    projections: [webhookDeliveries],
  });

  beforeAll(async () => {
    await seedCatalog(host.store);
    await host.open();
  });
  afterAll(() => host.close());

  const post = (path: string, more: object, who: Who = 'admin', headers = {}) =>
    host.send('POST', `webhooks${path}`, more, who, headers);
  const register = async (more: object = {}, who: Who = 'admin'): Promise<{ id: string; secret: string }> => {
    const answer = await post('', { ...body, ...more }, who);
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };

  it('return the secret once: neither a repeated request nor any other response contains it', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = (await post('', body, 'admin', headers)).json<{ id: string; secret: string; publicKey: string }>();
    expect([first.secret, first.publicKey]).toEqual([
      expect.stringMatching(/^whsec_\S{44}$/),
      expect.stringMatching(/^whpk_\S{44}$/),
    ]);
    const again = await post('', body, 'admin', headers);
    expect([again.statusCode, again.json<{ id: string }>().id]).toEqual([201, first.id]);
    expect(again.body).not.toContain('whsec_');
    const rotated = (await post(`/${first.id}/secret`, {})).json<{ secret: string }>();
    expect(rotated.secret).not.toBe(first.secret);
    const shown = await host.get(`webhooks/${first.id}`, 'admin');
    const { publicKeys } = shown.json<{ publicKeys: readonly string[] }>();
    expect([publicKeys.length, publicKeys[1]]).toEqual([2, first.publicKey]);
    for (const { body: text } of [shown, await host.get('webhooks', 'admin')]) expect(text).not.toContain('whsec_');
    // Nor does the log: deriving the secret requires the secret of the namespace.
    const facts = await host.store.read(`webhook-${first.id}`);
    expect(JSON.stringify(facts.map(({ data }) => data))).not.toMatch(/whsec|whpk/);
  });

  it('are for administrators, each within the region of the key', async () => {
    for (const who of ['supervisor', 'officer'] as const) expect((await post('', body, who)).statusCode).toBe(403);
    const { id } = await register({ region: '370102' }, 'county');
    expect((await post('', body, 'county')).json()).toMatchObject({
      code: 'webhook.beyond-maker',
      parameters: { bound: 'region' },
    });
    expect((await post('', { ...body, region: '370100' }, 'county')).statusCode).toBe(403);
    for (const path of [`webhooks/${id}`, `webhooks/${id}/deliveries`])
      expect([(await host.get(path, 'county')).statusCode, (await host.get(path, 'elsewhere')).statusCode]).toEqual([
        200, 404,
      ]);
    for (const what of ['secret', 'test', 'enabling', 'disabling', 'replay'])
      expect((await post(`/${id}/${what}`, {}, 'elsewhere')).json()).toMatchObject({ code: 'webhook.not-found' });
    const terms = { name: body.name, url: body.url };
    expect((await host.send('PUT', `webhooks/${id}`, terms, 'elsewhere')).statusCode).toBe(404);
    expect((await host.send('DELETE' as 'POST', `webhooks/${id}`, {}, 'elsewhere')).statusCode).toBe(404);
    const listed = (await host.get('webhooks', 'elsewhere')).json<{ items: unknown[] }>();
    expect(listed.items).toEqual([]);
  });

  it('give a webhook the bounds that its role requires, within those of its issuer', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ role: 'officer' }, '/department'],
      [{ role: 'officer', department: 'none' }, '/department'],
      [{ role: 'applicantPortal' }, '/source'],
      [{ role: 'supervisor', department: 'planning' }, '/department'],
      [{ role: 'notifier', types: ['CardIssued'] }, '/types'],
    ];
    for (const [more, pointer] of wrong) {
      const answer = await post('', { ...body, ...more });
      expect([more, answer.statusCode, answer.json()]).toMatchObject([more, 422, { errors: [{ pointer }] }]);
    }
    for (const more of [
      { role: 'auditor' },
      { types: [] },
      { types: ['ApiKeyIssued'] },
      { types: ['None'] },
      { url: 7 },
    ])
      expect([more, (await post('', { ...body, ...more })).statusCode]).toEqual([more, 422]);
    await register({ role: 'officer', department: 'planning' });
  });

  it.each([
    'http://hooks.example/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::ffff:10.0.0.1]/',
    'https://user:pass@hooks.example/',
    'https://169.254.169.254/latest',
    'ftp://hooks.example/',
    'hooks.example',
  ])('refuse addresses like %s on registration and change', async (url) => {
    const { id } = await register();
    for (const answer of [
      await post('', { ...body, url }),
      await host.send('PUT', `webhooks/${id}`, { name: 'n', url }, 'admin'),
    ])
      expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ pointer: '/url' }] }]);
  });

  it('send a test at once, and report nothing of the response but its status', async () => {
    const { id } = await register({ url: 'https://test.example/' });
    expect((await post(`/${id}/test`, {})).json()).toMatchObject({ delivered: true, failure: null, status: 204 });
    receivers.answer('test.example', () => answered(302, { body: 'secret of an inner service' }));
    const refused = await post(`/${id}/test`, {});
    expect([refused.statusCode, refused.json()]).toMatchObject([
      200,
      { delivered: false, failure: 'refused', status: 302 },
    ]);
    expect(refused.body).not.toContain('secret');
    const [sent] = receivers.to('test.example');
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      specversion: '1.0',
      type: 'sealtrail.WebhookTest',
      subject: id,
    });
  });

  it('list webhooks by status in pages', async () => {
    const { id } = await register({ name: 'resting' });
    await post(`/${id}/disabling`, {});
    const disabled = (await host.get('webhooks?status=disabled', 'admin')).json<{ items: { id: string }[] }>();
    expect(disabled.items.map((each) => each.id)).toEqual([id]);
    const all = (await host.get('webhooks', 'admin')).json<{ items: { id: string }[] }>().items.map((each) => each.id);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const page = (await host.get(`webhooks?limit=2${cursor}`, 'admin')).json<{
        items: { id: string }[];
        next: string | null;
      }>();
      paged.push(...page.items.map((each) => each.id));
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(paged).toEqual(all);
  });

  it('replay from a position of the feed, and refuse other positions', async () => {
    const { id } = await register();
    const latest = (await host.get('events?after=latest', 'admin')).json<{ after: string }>().after;
    expect((await post(`/${id}/replay`, { after: latest })).json()).toMatchObject({ code: 'webhook.replay-empty' });
    for (const after of ['latest', '7', 'A'.repeat(48)])
      expect((await post(`/${id}/replay`, { after })).statusCode).toBe(422);
    expect((await post(`/${id}/replay`, {})).statusCode).toBe(200);
    expect((await host.get(`webhooks/${id}`, 'admin')).json()).toMatchObject({ replaysWaiting: 1 });
  });
});
