import { City } from './city';
import { type Body, done, type Office, paper, remedies, working } from './office';

const APPLICANT = { kind: 'person', name: '李某', idType: 'residentId', idNumber: '11010519491231002X' };
const MANDATE = { mandate: '市监授〔2026〕3号', reason: '外出培训期间代为办理' };

type Answer = { readonly status: number; readonly body: Body & { readonly id: string; readonly code?: string } };

/** 委托代理 and 应急调阅 over HTTP: who acts in whose name, and who reads beyond its bounds. */
describe('acting for others', () => {
  let city: City;
  let market: Office;
  let planning: Office;
  let id: string;
  const keys: Record<string, string> = {};

  const ask = async (
    method: string,
    path: string,
    key: string,
    told: { body?: Body; headers?: Record<string, string> },
  ) => {
    const answer = await fetch(`${city.server.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(told.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...told.headers,
      },
      ...(told.body === undefined ? {} : { body: JSON.stringify(told.body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] } satisfies Answer;
  };
  const reads = (path: string, key: string, headers: Record<string, string> = {}) => ask('GET', path, key, { headers });
  const idOf = (key: string): string => key.split('_')[1] ?? '';
  const grant = async (key: string, to: string, told: Body = {}): Promise<string> => {
    const { status, body } = await ask('POST', '/v1/delegations', key, {
      body: { delegate: idOf(to), ...MANDATE, ...told },
    });
    expect([status, body.code]).toEqual([201, undefined]);
    return body.id;
  };
  const by = (delegation: string) => ({ 'sealtrail-delegation': delegation });
  const inEmergency = (opened: string) => ({ 'sealtrail-emergency-access': opened });

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    planning = await city.office('planning', { region: '371000' });
    await city.item('food-licence', { department: 'market', statutory: working(20), promised: working(10) });
    id = await market.files('food-licence', { applicant: APPLICANT });
    const issue = (role: string, more: Body = {}) => city.server.issueKey({ role, ...more });
    keys['head'] = await issue('officer', { department: 'market', official: 'qian' });
    keys['wang'] = await issue('officer', { department: 'market', official: 'wang' });
    keys['window'] = await issue('window', { department: 'market' });
    keys['supervisor'] = await issue('supervisor');
    keys['county'] = await issue('supervisor', { region: '371002' });
    keys['auditor'] = await issue('auditor');
    keys['auditorFar'] = await issue('auditor', { region: '371000' });
  });
  afterAll(() => city.close());

  const key = (name: string): string => keys[name] ?? '';

  describe('委托代理', () => {
    it('gives the delegate the role and bounds of the delegator, only with the header', async () => {
      const delegation = await grant(key('supervisor'), key('county'));
      expect((await reads(`/v1/applications/${id}`, key('county'))).status).toBe(404);
      expect((await reads(`/v1/applications/${id}`, key('county'), by(delegation))).status).toBe(200);
      const { body } = await reads('/v1/caller', key('county'), by(delegation));
      expect(body).toMatchObject({ id: idOf(key('county')), role: 'supervisor', region: null });
    });

    it('is refused for another key, an unknown id, an empty header, and once either side ended it', async () => {
      const delegation = await grant(key('supervisor'), key('county'));
      const tried = async (who: string, named: string) =>
        (await reads('/v1/cards', key(who), by(named))).body.code ?? 'open';
      expect(await tried('county', delegation)).toBe('open');
      for (const [who, named] of [
        ['wang', delegation],
        ['supervisor', delegation],
        ['county', 'x'],
        ['county', ''],
      ] as const)
        expect([who, await tried(who, named)]).toEqual([who, 'access.delegation-invalid']);
      expect((await ask('DELETE', `/v1/delegations/${delegation}`, key('wang'), {})).status).toBe(404);
      expect((await ask('DELETE', `/v1/delegations/${delegation}`, key('county'), {})).status).toBe(200);
      expect(await tried('county', delegation)).toBe('access.delegation-invalid');
    });

    it('ends with the key of the delegator', async () => {
      const away = await city.server.issueKey({ role: 'supervisor' });
      const delegation = await grant(away, key('county'));
      await done(city.server.delete(`/v1/api-keys/${idOf(away)}`));
      expect((await reads('/v1/cards', key('county'), by(delegation))).body.code).toBe('access.delegation-invalid');
    });

    it.each([
      ['itself', () => key('head')],
      ['a key of another department', () => planning.key],
      ['a supervisor', () => key('supervisor')],
      ['an unknown key', () => `stl_${'0'.repeat(16)}_`],
    ])('is not granted to %s', async (_, to) => {
      const { status, body } = await ask('POST', '/v1/delegations', key('head'), {
        body: { delegate: idOf(to()), ...MANDATE },
      });
      expect([status, body.code]).toEqual([422, 'delegation.invalid']);
      expect(body).toMatchObject({ errors: [{ pointer: '/delegate', code: 'delegation.delegate-unsuitable' }] });
    });

    it('has a period of at most 180 days that does not begin in the past', async () => {
      const faultsOf = async (told: Body): Promise<readonly string[]> => {
        const { body } = await ask('POST', '/v1/delegations', key('head'), {
          body: { delegate: idOf(key('wang')), ...MANDATE, ...told },
        });
        return (body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
      };
      expect(await faultsOf({ from: '2020-01-01T00:00:00Z', until: '2020-02-01T00:00:00Z' })).toEqual(['/from']);
      expect(await faultsOf({ until: '2020-01-01T00:00:00Z' })).toEqual(['/until']);
      expect(await faultsOf({ until: '9999-01-01T00:00:00Z' })).toEqual(['/until']);
      expect(await faultsOf({ until: [] })).toEqual(['/until']);
    });

    it('is not passed on, and opens no route that is for the caller in person', async () => {
      const delegation = await grant(key('head'), key('wang'));
      const body = { delegate: idOf(key('window')), ...MANDATE };
      const headers = by(delegation);
      const answers = [
        await ask('POST', '/v1/delegations', key('wang'), { body, headers }),
        await ask('POST', '/v1/stream/tickets', key('wang'), { headers }),
        await ask('POST', '/v1/emergency-accesses', key('wang'), {
          body: { application: id, reason: 'an urgent matter' },
          headers,
        }),
      ];
      expect(answers.map((answer) => answer.body.code)).toEqual(Array(3).fill('access.delegation-invalid'));
    });

    it('acts in the name of the official, and the history names who acted for him', async () => {
      const delegation = await grant(key('head'), key('window'));
      const body = { document: paper('2026-03-02') };
      const { status } = await ask('POST', `/v1/applications/${id}/acceptance`, key('window'), {
        body,
        headers: by(delegation),
      });
      expect(status).toBe(200);
      const { items } = await city.reads<{ items: Body[] }>(`/v1/applications/${id}/history`, key('supervisor'));
      expect(items.at(-1)).toMatchObject({
        type: 'ApplicationAccepted',
        official: 'qian',
        actor: idOf(key('window')),
        delegation,
      });
      const shown = await city.reads<{ items: Body[] }>(`/v1/applications/${id}/history`, market.key);
      expect(shown.items.at(-1)).not.toHaveProperty('delegation');
    });

    it('does not make an approval one in person: it waits for the approver’s own key', async () => {
      const delegation = await grant(key('head'), key('wang'));
      const decision = { outcome: 'refused', reasons: '不符合条件', legalBasis: '行政许可法第三十八条', remedies };
      const { status } = await ask('POST', `/v1/applications/${id}/decision`, key('wang'), {
        body: { ...decision, document: paper('2026-03-02') },
        headers: by(delegation),
      });
      expect(status).toBe(200);
      const confirms = (who: string, headers = {}) =>
        ask('POST', `/v1/applications/${id}/approvals/decision/confirmation`, key(who), { body: {}, headers });
      expect((await confirms('wang', by(delegation))).body).toMatchObject({
        code: 'access.forbidden',
        parameters: { because: 'official' },
      });
      const { items } = await city.reads<{ items: Body[] }>('/v1/approvals', key('supervisor'));
      expect(items.find((each) => each['applicationId'] === id)).toMatchObject({ form: 'onPaper' });
    });

    it('is another request under the same idempotency key', async () => {
      const delegation = await grant(key('head'), key('wang'));
      const visit = (headers: Record<string, string>) =>
        ask('POST', `/v1/applications/${id}/visits`, key('wang'), {
          body: {},
          headers: { ...headers, 'idempotency-key': 'v1' },
        });
      const first = await visit({});
      const again = await visit(by(delegation));
      expect([first.status, again.body.code]).toEqual([first.status, 'command.key-reused']);
    });

    it('is listed for both sides, and for administrators and auditors of the region', async () => {
      const listed = async (who: string) =>
        ((await reads('/v1/delegations?limit=1000', key(who))).body['items'] as { delegator: string }[]).length;
      keys['admin'] = city.server.adminKey;
      expect(await listed('admin')).toBeGreaterThan(5);
      expect(await listed('auditor')).toBe(await listed('admin'));
      expect(await listed('head')).toBeGreaterThan(2);
      expect(await listed('auditorFar')).toBe(0);
    });
  });

  describe('应急调阅', () => {
    const opens = (who: string, told: Body = {}) =>
      ask('POST', '/v1/emergency-accesses', who, {
        body: { application: id, reason: '申请人病危，急需核对材料', ...told },
      });

    it('opens one application, its history and its clocks, and nothing else', async () => {
      const other = await market.files('food-licence', { applicant: APPLICANT });
      const { status, body } = await opens(planning.key);
      expect(status).toBe(201);
      const headers = inEmergency(body.id);
      const tried = async (path: string) => (await reads(path, planning.key, headers)).body.code ?? 'open';
      expect((await reads(`/v1/applications/${id}`, planning.key)).status).toBe(404);
      for (const path of ['', '/history', '/clocks']) expect(await tried(`/v1/applications/${id}${path}`)).toBe('open');
      for (const path of [
        `/v1/applications/${id}/supervision`,
        `/v1/applications/${other}`,
        '/v1/applications',
        '/v1/cards',
      ])
        expect([path, await tried(path)]).toEqual([path, 'access.emergency-invalid']);
      const act = await ask('POST', `/v1/applications/${id}/visits`, planning.key, { body: {}, headers });
      expect(act.body.code).toBe('access.emergency-invalid');
      expect((await reads(`/v1/applications/${id}`, key('wang'), headers)).body.code).toBe('access.emergency-invalid');
    });

    it('stands in the access trail beside what it showed', async () => {
      const { body } = await opens(planning.key);
      const { body: shown } = await reads(`/v1/applications/${id}`, planning.key, inEmergency(body.id));
      expect(shown).toMatchObject({ applicant: { name: APPLICANT.name } });
      const trail = await reads(`/v1/access-trail?case=${id}`, key('auditor'));
      const read = (trail.body['items'] as Body[]).find((each) => each['emergencyAccess'] === body.id);
      expect(read).toMatchObject({ key: idOf(planning.key), department: 'planning', delegation: null });
    });

    it('is reviewed once, by an auditor of the region of the case', async () => {
      const { body } = await opens(planning.key);
      const reviews = (who: string) =>
        ask('POST', `/v1/emergency-accesses/${body.id}/review`, key(who), {
          body: { finding: 'unjustified', remark: '无紧急情况' },
        });
      expect((await reviews('auditorFar')).body.code).toBe('emergency-access.not-found');
      expect((await reviews('auditor')).status).toBe(200);
      expect((await reviews('auditor')).body.code).toBe('emergency-access.reviewed');
      const { body: found } = await reads('/v1/emergency-accesses', key('auditor'));
      expect((found['items'] as Body[])[0]).toMatchObject({
        id: body.id,
        application: id,
        department: 'planning',
        finding: 'unjustified',
        reviewedBy: idOf(key('auditor')),
      });
      expect((await reads('/v1/emergency-accesses', key('auditorFar'))).body['items']).toEqual([]);
    });

    it('needs a reason in words and an application that exists, and is limited in number', async () => {
      expect((await opens(planning.key, { reason: '急' })).status).toBe(422);
      expect((await opens(planning.key, { minutes: 241 })).status).toBe(422);
      expect((await opens(planning.key, { application: [id] })).status).toBe(422);
      const unknown = '00000000-0000-4000-8000-000000000000';
      expect((await opens(planning.key, { application: unknown })).body.code).toBe('application.not-found');
      const many = await city.server.issueKey({ role: 'supervisor' });
      const codes = [];
      for (let n = 0; n < 11; n += 1) codes.push((await opens(many)).body.code ?? 'open');
      expect(codes).toEqual([...Array(10).fill('open'), 'emergency-access.too-many']);
      const atOnce = await city.server.issueKey({ role: 'supervisor' });
      const answers = await Promise.all(Array.from({ length: 15 }, () => opens(atOnce)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    });
  });

  it('is the same after a restart', async () => {
    const delegation = await grant(key('supervisor'), key('county'));
    await city.stop();
    await city.opensAgain();
    expect((await reads('/v1/cards', key('county'), by(delegation))).status).toBe(200);
  });
});
