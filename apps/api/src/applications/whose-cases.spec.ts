import { MARKET, officerOf } from '@sealtrail/catalog/testing';
import { filing, HttpDesk, paper, pointersOf } from './testing/http-desk';

const desk = new HttpDesk();

/** `mirror` is a second key of the source `portal`, `bound` a system of the market bureau with the source `market-system`. */
describe('access to cases', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  const web = { ...filing, channel: 'web' };
  type Who = Parameters<typeof desk.upload>[1];
  const codeOf = async (body: object, who: Who): Promise<unknown> => {
    const { status, body: answer } = await desk.post('', body, who);
    return status === 201 ? 201 : `${status} ${answer.code}`;
  };

  it('lets a portal read, supplement and withdraw what its source filed, with any of its keys', async () => {
    const id = await desk.file({ channel: 'web' }, 'portal');
    expect((await desk.get(`/${id}`, 'mirror')).body).toMatchObject({ filedBy: 'portal' });
    expect((await desk.post(`${id}/materials`, paper('floor-plan'), 'mirror')).status).toBe(200);
    expect((await desk.post(`${id}/withdrawal`, { reason: '不办了' }, 'mirror')).status).toBe(200);
  });

  it('shows supervision how a withdrawal in the applicant’s name was requested', async () => {
    const [byPortal, onPaper, unshown] = [await desk.file({}, 'portal'), await desk.file(), await desk.file()];
    const document = { kind: '撤回申请书', number: 'CH-1', date: '2026-03-02' };
    const withdrawals = [
      await desk.post(`${byPortal}/withdrawal`, { reason: '不办了' }, 'portal'),
      await desk.post(`${onPaper}/withdrawal`, { reason: '不办了', document }),
      await desk.post(`${unshown}/withdrawal`, { reason: '不办了' }),
    ];
    expect(withdrawals.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await desk.get(`/${byPortal}`)).body).toMatchObject({ withdrawal: 'applicant' });
    expect((await desk.get(`/${onPaper}`)).body).toMatchObject({ withdrawal: 'onPaper' });
    const listed = (await desk.get('?withdrawal=unshown', 'supervisor')).body['items'];
    expect(listed).toMatchObject([{ applicationId: unshown, withdrawal: 'unshown' }]);
    const { items } = (await desk.get(`/${onPaper}/history`, 'supervisor')).body as { items?: readonly object[] };
    expect(items?.at(-1)).toMatchObject({ type: 'ApplicationWithdrawn', data: { request: 'onPaper', document } });
  });

  it('lets a system of no department read, supplement and withdraw what its source filed, and nothing else', async () => {
    const [own, others] = [await desk.file({ channel: 'web' }, 'platform'), await desk.file()];
    const acts = async (id: string) => [
      (await desk.get(`/${id}`, 'platform')).status,
      (await desk.get(`/${id}/history`, 'platform')).status,
      (await desk.post(`${id}/materials`, paper('floor-plan'), 'platform')).status,
      (await desk.post(`${id}/withdrawal`, { reason: '不办了' }, 'platform')).status,
    ];
    expect([await acts(own), await acts(others)]).toEqual([
      [200, 200, 200, 200],
      [404, 404, 404, 404],
    ]);
    const listed = (await desk.get('', 'platform')).body['items'] as readonly { applicationId: string }[];
    expect(listed.map(({ applicationId }) => applicationId)).toEqual([own]);
    expect((await desk.get('', 'system')).body['items']).toEqual([]);
  });

  it('hides from a portal the cases of another portal, and of a counter', async () => {
    for (const id of [await desk.file({ channel: 'web' }, 'portal'), await desk.file()]) {
      const answers = [
        await desk.get(`/${id}`, 'rival'),
        await desk.post(`${id}/materials`, paper('floor-plan'), 'rival'),
        await desk.post(`${id}/corrections`, { materials: [paper('floor-plan')] }, 'rival'),
        await desk.post(`${id}/withdrawal`, { reason: '不办了' }, 'rival'),
      ];
      expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
        answers.map(() => '404 application.not-found'),
      );
      expect((await desk.get(`/${id}`)).body).toMatchObject({ status: 'submitted', revision: '0' });
    }
  });

  it('allows numbers only under the source of the key', async () => {
    const forbidden = '403 access.forbidden';
    expect(await codeOf({ ...web, source: 'portal', externalNo: 'P-1' }, 'portal')).toBe(201);
    expect(await codeOf({ ...web, source: 'rival', externalNo: 'P-2' }, 'portal')).toBe(forbidden);
    expect(await codeOf({ ...web, source: 'elsewhere', externalNo: 'P-2' }, 'portal')).toBe(forbidden);
    expect(await codeOf({ ...web, source: 'market-system', externalNo: 'M-1' }, 'bound')).toBe(201);
    expect(await codeOf({ ...web, source: 'sys', externalNo: 'M-2' }, 'bound')).toBe(forbidden);
    expect(await codeOf(web, 'bound')).toBe(201);
  });

  it('allows a key without a source numbers under sources that no key is bound to', async () => {
    for (const who of ['ownSystem', 'hall', 'officer'] as const) {
      expect(await codeOf({ ...web, source: 'portal', externalNo: 'P-9' }, who)).toBe('403 access.forbidden');
      expect(await codeOf({ ...web, source: 'legacy', externalNo: `L-${who}` }, who)).toBe(201);
    }
  });

  it('refuses a malformed number as such, whatever the key', async () => {
    for (const who of ['portal', 'hall', 'bound'] as const) {
      const answer = await desk.post('', { ...web, source: 'portal', externalNo: ' P-1 ' }, who);
      expect([answer.status, pointersOf(answer)]).toEqual([422, ['/externalNo']]);
      const list = await desk.post('', { ...web, source: ['portal'], externalNo: 'P-1' }, who);
      expect([list.status, pointersOf(list)]).toEqual([422, ['/source']]);
    }
  });

  it('refuses an electronic receipt whose number contains invisible characters, which would allow a second use', async () => {
    const id = await desk.file({ channel: 'web' }, 'portal');
    for (const reference of ['DZHZ\u200b-1', 'DZHZ-1\u2800', ' DZHZ-1']) {
      const proofOfService = { mode: 'electronicReceipt', servedAt: '2026-03-02T09:00:00+08:00', reference };
      const answer = await desk.post(`${id}/receipt-confirmation`, { proofOfService }, 'portal');
      expect([answer.status, pointersOf(answer)]).toEqual([422, ['/proofOfService/reference']]);
    }
  });

  it('opens no file of another caller by its hash', async () => {
    const upload = async (content: string, who: Who): Promise<string> => (await desk.upload(content, who)).sha256;
    const plan = (file: string) => ({ code: 'floor-plan', satisfiedBy: 'uploaded', file });
    const sha256 = await upload('the plan of a competitor', 'portal');
    await desk.file({ channel: 'web', materials: [plan(sha256)] }, 'portal');
    const filed = await desk.file({ channel: 'web' }, 'rival');
    const tries = [
      await desk.post('', { ...web, materials: [plan(sha256)] }, 'rival'),
      await desk.post(`${filed}/materials`, plan(sha256), 'rival'),
      await desk.post(`${filed}/corrections`, { materials: [plan(sha256)] }, 'rival'),
      await desk.post('', { ...web, materials: [plan('e'.repeat(64))] }, 'rival'),
    ];
    expect(tries.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      tries.map(() => '422 application.file-invalid'),
    );
    const [known, unknown] = [tries[0], tries[3]].map((answer) => JSON.stringify(answer?.body.errors));
    expect(known).toBe(unknown);
    expect((await desk.file({ channel: 'web', materials: [plan(sha256)] }, 'mirror')).length).toBeGreaterThan(0);
    expect(await upload('the plan of a competitor', 'rival')).toBe(sha256);
    expect((await desk.post(`${filed}/materials`, plan(sha256), 'rival')).status).toBe(200);
  });

  it('lets readers of a case file its files with another case', async () => {
    const plan = { code: 'floor-plan', satisfiedBy: 'uploaded', file: (await desk.upload('reused', 'portal')).sha256 };
    expect((await desk.post('', { ...web, materials: [plan] }, 'market')).status).toBe(422);
    await desk.file({ channel: 'web', materials: [plan] }, 'portal');
    await desk.get('');
    expect((await desk.post('', { ...web, materials: [plan] }, 'market')).status).toBe(201);
    expect((await desk.post('', { ...web, materials: [plan] }, 'hall')).status).toBe(422);
  });

  it('requires item and receiver in the region of the filing key', async () => {
    expect(await codeOf(web, 'county')).toBe('403 region.outside');
    expect(await codeOf({ ...web, receivingDepartment: 'hall' }, 'city')).toBe(201);
    expect(await codeOf({ ...web, receivingDepartment: 'far' }, 'city')).toBe('403 region.outside');
  });

  it('forbids receiving in the name of another department, or of its official', async () => {
    const officer = officerOf(MARKET);
    for (const [who, body] of [
      ['ownSystem', { receivingDepartment: 'hall' }],
      ['ownSystem', { receivingDepartment: 'hall', officer }],
      ['hall', { receivingDepartment: MARKET }],
    ] as const) {
      const answer = await desk.post('', { ...web, ...body }, who);
      expect([answer.status, pointersOf(answer)]).toEqual([422, ['/receivingDepartment']]);
    }
    expect(await codeOf({ ...web, officer, receivingDepartment: MARKET }, 'system')).toBe('403 access.forbidden');
  });
});
