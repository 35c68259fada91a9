import { MARKET, officerOf } from '@sealtrail/catalog/testing';
import { document, filing, HttpDesk, paper } from './testing/http-desk';

const desk = new HttpDesk();
const route = (id: string, path: string) => `/v1/applications/${id}${path}`;
const DECISION = { outcome: 'granted', document };

describe('a refusal names', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  const zh = { 'accept-language': 'zh' };

  it('missing materials, by code and name, and the route that accepts them', async () => {
    const id = await desk.file({ materials: ['application', 'business-licence'].map(paper) });
    await desk.post(`${id}/acceptance`, {
      document,
      deferral: { materials: ['floor-plan'], term: { days: 5, unit: 'workingDay' } },
    });
    const { status, body } = await desk.post(`${id}/decision`, DECISION, 'head', zh);
    expect([status, body.code]).toEqual([409, 'application.materials-missing']);
    expect(body).toMatchObject({
      parameters: { codes: ['floor-plan'], materials: [{ code: 'floor-plan', name: '经营场所平面布局图' }] },
      next: [{ method: 'POST', path: route(id, '/materials'), roles: expect.arrayContaining(['officer']) as string[] }],
    });
    expect(body['detail']).toBe('缺少材料：经营场所平面布局图（floor-plan）。');
  });

  it('the expected act', async () => {
    const id = await desk.file();
    const { body } = await desk.post(`${id}/decision`, DECISION, 'head');
    expect(body).toMatchObject({
      code: 'application.not-accepted',
      next: [
        { method: 'POST', path: route(id, '/acceptance') },
        { method: 'POST', path: route(id, '/corrections') },
      ],
    });
  });

  it('the available procedures, and the open ones', async () => {
    const id = await desk.accepted();
    const start = { procedure: 'hearing', legalBasis: '行政许可法第四十七条' };
    const unknown = await desk.post(`${id}/suspensions`, { ...start, procedure: 'lunch' });
    expect([unknown.status, unknown.body.errors]).toMatchObject([
      422,
      [
        {
          pointer: '/procedure',
          parameters: { procedure: 'lunch', offered: expect.arrayContaining(['hearing', 'testing']) as [] },
        },
      ],
    ]);
    expect((await desk.post(`${id}/suspensions`, start)).status).toBe(200);
    for (const n of ['7', 'x']) {
      const { status, body } = await desk.post(`${id}/suspensions/${n}/end`, {});
      expect([status, body]).toMatchObject([
        404,
        {
          code: 'application.suspension-not-found',
          parameters: { open: [{ number: 1, procedure: 'hearing', since: '2026-03-02', until: null }] },
        },
      ]);
    }
  });

  it('the sufficient posts', async () => {
    const id = await desk.accepted();
    const { body } = await desk.post(`${id}/decision`, { ...DECISION, officer: officerOf(MARKET) }, 'market');
    expect(body).toMatchObject({
      code: 'application.no-mandate',
      parameters: { posts: expect.arrayContaining(['approver']) as string[] },
      next: [{ method: 'PUT', path: '/v1/departments/{code}/officials/{id}' }],
    });
  });

  it('nothing of a case to a caller who may not see it', async () => {
    const id = await desk.file();
    for (const n of ['1', 'x']) {
      const { status, body } = await desk.post(`${id}/suspensions/${n}/end`, { officer: 'fire-officer' }, 'fire');
      expect([status, body.code, body['next']]).toEqual([404, 'application.not-found', undefined]);
    }
  });

  it('nothing that the request did not name', async () => {
    const { body } = await desk.post('', { ...filing, item: 'no-such' });
    expect(body).toMatchObject({ code: 'application.item-not-listed', next: [{ method: 'GET', path: '/v1/items' }] });
  });
});
