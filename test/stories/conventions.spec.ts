import request from 'supertest';
import { City } from './city';
import { at } from './local-time';
import { type Office, paper, working } from './office';

describe('responses of the server', () => {
  let city: City;
  let market: Office;
  let water: Office;
  let far: Office;

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    water = await city.office('water');
    far = await city.office('far', { region: '430100' });
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
    await city.item('far-licence', { department: 'far', statutory: working(20), promised: working(10) });
  });

  afterAll(() => city.close());

  it('the same Idempotency-Key gets the first result again, another body 422', async () => {
    const files = (told: object = {}) => market.submits('food-licence', { ...told }).set('Idempotency-Key', '"file-1"');
    const first = await files().expect(201);
    const again = await files().expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers).toMatchObject({
      location: `/v1/applications/${first.body.id}`,
      etag: '"0"',
      'sealtrail-position': first.body.position,
      'idempotency-key': 'file-1',
    });
    const other = await files({ channel: 'web' }).expect(422);
    expect(other.body.code).toBe('command.key-reused');
    // The same idempotency key of another caller is independent.
    await far.submits('far-licence').set('Idempotency-Key', 'file-1').expect(201);
    const { items } = await city.reads<{ items: object[] }>('/v1/applications?item=food-licence');
    expect(items).toHaveLength(1);

    // A rejection is stored like any other outcome, even if the command would be accepted by now.
    const { id } = first.body as { id: string };
    const grant = market.grant();
    const early = await market.tries(id, 'decision', grant).set('Idempotency-Key', 'grant-1').expect(409);
    expect(early.body).toMatchObject({
      type: '/problems/application.not-accepted',
      title: 'Not yet accepted',
      status: 409,
      detail: 'The case has not been accepted; it is submitted.',
      code: 'application.not-accepted',
    });
    await market.accepts(id);
    const same = await market.tries(id, 'decision', grant).set('Idempotency-Key', 'grant-1').expect(409);
    expect(same.body).toMatchObject({ code: early.body.code, detail: early.body.detail });
    // Only codes and parameters are stored: the text is formatted again, in the requested language.
    const inChinese = market
      .tries(id, 'decision', grant)
      .set('Idempotency-Key', 'grant-1')
      .set('Accept-Language', 'zh');
    expect((await inChinese.expect(409).expect('Content-Language', 'zh')).body).toMatchObject({
      code: early.body.code,
      parameters: early.body.parameters,
      detail: expect.stringMatching(/[一-龥]/),
    });
    await market.tries(id, 'decision', grant).set('Idempotency-Key', 'grant-2').expect(200);
    await request(city.server.url).get(early.body.type).expect(200);
  });

  it('the store itself accepts an external number once', async () => {
    const external = { source: 'market-system', externalNo: 'SPJY-1' };
    const { body } = await market.submits('food-licence', external).expect(201);
    const twice = await market.submits('food-licence', { ...external, channel: 'web' }).expect(409);
    expect(twice.body.code).toBe('application.external-no-taken');
    const { items } = await city.reads<{ items: object[] }>('/v1/applications?externalNo=SPJY-1');
    expect(items).toMatchObject([{ applicationId: body.id, number: body.number, source: 'market-system' }]);
    expect(body.number).toMatch(/^230900202603020\d{5}[0-9A-Z]$/);
  });

  it('of many concurrent identical acts, one succeeds', async () => {
    const crowd = <Answer>(one: () => PromiseLike<Answer>) => Promise.all(Array.from({ length: 6 }, one));
    const id = await market.files('food-licence');
    const acceptance = { officer: 'li', document: paper('2026-03-02') };
    const accepts = await crowd(() => market.tries(id, 'acceptance', acceptance));
    expect(accepts.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409, 409, 409]);
    const external = { source: 'market-system', externalNo: 'SPJY-2' };
    const files = await crowd(() => market.submits('food-licence', external));
    expect(files.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
    // Numbers are assigned once.
    const numbers = (await crowd(() => market.submits('food-licence'))).map(({ body }) => body.number);
    expect(new Set(numbers).size).toBe(6);
    expect(await city.history(id)).toEqual(['ApplicationSubmitted', 'ApplicationAccepted']);
  });

  it('If-Match makes the caller resolve conflicts: 412 if another command was faster', async () => {
    const id = await market.files('food-licence');
    expect(await city.case(id)).toMatchObject({ revision: '0' });
    await market.accepts(id);
    const assign = () => market.tries(id, 'assignment', { officer: 'li', official: 'wang' });
    const { body } = await assign().set('If-Match', '"0"').expect(412);
    expect(body.code).toBe('stream.changed');
    await assign().set('If-Match', 'W/"1"').expect(400);
    const done = await assign().set('If-Match', '"1"').expect(200);
    expect(done.headers.etag).toBe('"2"');
    expect(await city.case(id)).toMatchObject({ revision: '2', handler: { official: 'wang' } });
  });

  it('Sealtrail-Min-Position waits until the view shows the command, and for no position beyond the log', async () => {
    for (let n = 0; n < 5; n++) {
      const { body } = await market.submits('food-licence').expect(201);
      const path = `/v1/applications/${body.id}`;
      const seen = await market.get(path).set('Sealtrail-Min-Position', body.position).expect(200);
      expect(seen.body).toMatchObject({ number: body.number, revision: '0' });
      expect(Number(seen.headers['sealtrail-position'])).toBeGreaterThanOrEqual(Number(body.position));
    }
    // Far ahead of every log: a position may be a count of events or a byte offset.
    const far = String(Number.MAX_SAFE_INTEGER);
    const ahead = await market.get('/v1/applications').set('Sealtrail-Min-Position', far).expect(409);
    expect(ahead.body.code).toBe('view.beyond-log');
    await market.get('/v1/applications').set('Sealtrail-Min-Position', 'latest').expect(400);
  });

  it('a caller sees and does what role, department and region allow; everything else does not exist for it', async () => {
    const id = await market.files('food-licence');
    const region = await city.server.issueKey({ role: 'supervisor', region: '430100' });
    const dashboard = await city.server.issueKey({ role: 'dashboard' });
    await city.reads('/v1/clock');
    for (const key of [water.key, far.key, region]) {
      const { body } = await city.server.get(`/v1/applications/${id}`, key).expect(404);
      expect(body.code).toBe('application.not-found');
      const list = await city.server.get('/v1/applications?limit=1000', key).expect(200);
      const found = (list.body as { items: { region: string; department: string }[] }).items;
      expect(found.filter(({ department }) => department !== 'far')).toEqual([]);
    }
    const acceptance = { officer: 'li', document: paper('2026-03-02') };
    const foreign = await water.tries(id, 'acceptance', acceptance).expect(404);
    expect(foreign.body.code).toBe('application.not-found');
    const role = await city.server.post(`/v1/applications/${id}/acceptance`, acceptance, dashboard).expect(403);
    expect(role.body).toMatchObject({ code: 'access.forbidden', parameters: { because: 'role' } });
    await market.get('/v1/api-keys').expect(403);
    await city.server.put('/v1/clock', { now: at('2026-03-03') }, market.key).expect(403);
    // A key bound to one official cannot act for another.
    const bound = await city.server.issueKey({ role: 'officer', department: 'market', official: 'wang' });
    await city.server.post(`/v1/applications/${id}/acceptance`, acceptance, bound).expect(403);
    await city.server.post(`/v1/applications/${id}/acceptance`, { document: acceptance.document }, bound).expect(200);
    const { items } = await city.reads<{ items: { data: { officer: string } }[] }>(`/v1/applications/${id}/history`);
    expect(items.at(-1)?.data.officer).toBe('wang');
    await request(city.server.url).get(`/v1/applications/${id}`).expect(401);
  });

  it('an act requires a post and a mandate on the day it happened', async () => {
    const temporary = { name: '孙', posts: ['approver'], mandates: [{ from: '2026-03-03', to: '2026-03-04' }] };
    await city.server.put('/v1/departments/market/officials/sun', temporary).expect(201);
    const id = await market.files('food-licence');
    await market.accepts(id);
    for (const officer of ['sun', 'li', 'nobody']) {
      const { body } = await market.tries(id, 'decision', { ...market.grant(), officer }).expect(409);
      expect(body.code).toBe('application.no-mandate');
    }
    await city.comes('2026-03-05');
    await market.tries(id, 'decision', { ...market.grant(), officer: 'sun' }).expect(409);
    await market.grants(id, { officer: 'sun', occurredAt: at('2026-03-04', '17:00') });
  });

  it('all invalid fields are reported at once, with their pointers', async () => {
    const { body } = await market
      .submits('food licence', {
        applicant: { kind: 'ghost', name: '', idType: 'residentId', idNumber: '110105194912310020' },
        channel: 'telepathy',
        materials: [{ code: 'form', satisfiedBy: 'magic' }],
        occurredAt: 'yesterday',
        colour: 'blue',
      })
      .expect(422)
      .expect('Content-Type', 'application/problem+json; charset=utf-8');
    expect(body.errors).toHaveLength(8);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/applicant/idNumber',
      '/applicant/kind',
      '/applicant/name',
      '/channel',
      '/colour',
      '/item',
      '/materials/0/satisfiedBy',
      '/occurredAt',
    ]);
    expect(JSON.stringify(body)).not.toContain('110105194912310020');
    const told = { ...market.grant(), document: null, proofOfService: { mode: 'pigeon', servedAt: at('2027-01-01') } };
    const late = await market.tries(await market.files('food-licence'), 'decision', told).expect(422);
    expect(late.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/document',
      '/proofOfService/mode',
      '/proofOfService/reference',
      '/proofOfService/servedAt',
    ]);
    const nulls = { days: 3, notifiedAt: null };
    const id = await market.files('food-licence');
    await market.accepts(id);
    await market.extends(id, nulls);
    await market.tries(id, 'visits', {}).set('Content-Type', 'application/json').send('{"not":').expect(400);
    const unknown = await market.get('/v1/applications?colour=blue&limit=0').expect(422);
    expect(unknown.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/colour',
      '/limit',
    ]);
  });

  it('lists have pages linked to each other', async () => {
    await city.reads('/v1/clock');
    const seen: string[] = [];
    let path: string | undefined = '/v1/applications?limit=3';
    while (path !== undefined) {
      const answer: { body: unknown; headers: Record<string, string> } = await market.get(path).expect(200);
      const page = answer.body as { items: { applicationId: string }[]; next: string | null };
      seen.push(...page.items.map(({ applicationId }) => applicationId));
      path = /^<(.*)>; rel="next"$/.exec(answer.headers.link ?? '')?.[1];
      expect(path === undefined).toBe(page.next === null);
    }
    const { items } = await city.reads<{ items: object[] }>('/v1/applications?limit=1000', market.key);
    expect(new Set(seen).size).toBe(items.length);
    expect(seen).toHaveLength(items.length);
    const { text } = await market.get('/v1/applications?format=csv&limit=1').expect(200);
    expect(text.trim().split('\r\n').length).toBe(2);
  });
});
