import { approverOf, MARKET } from '@sealtrail/catalog/testing';
import { document, ENTRUSTED_ITEM, HALL_OFFICER, HttpDesk, paper } from './testing/http-desk';

const desk = new HttpDesk();

type Clocks = {
  readonly clocks: readonly { readonly id: string; readonly holders: readonly { department: string }[] }[];
};

describe('an entrusted window over HTTP (委托受理, 行政许可法 arts. 24, 26)', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  const officer = HALL_OFFICER;
  const receipt = { item: ENTRUSTED_ITEM, materials: [paper('application')] };
  const remedies = { reconsideration: { organ: '市政府', days: 60 }, litigation: { court: '法院', months: 6 } };
  const holderOf = async (id: string, clock: string) => {
    const { clocks } = (await desk.get(`/${id}/clocks`)).body as unknown as Clocks;
    return clocks.find((one) => one.id === clock)?.holders.map(({ department }) => department);
  };

  it('lists what is missing, accepts, hands over; the review belongs to the department', async () => {
    const id = await desk.file(receipt, 'hall');
    expect(await holderOf(id, 'firstCheck:1')).toEqual(['hall']);
    const missing = [{ code: 'floor-plan', reason: '缺' }];
    const notice = { officer, document, missing, deadline: { days: 10 } };
    expect((await desk.post(`${id}/correction-notices`, notice, 'hall')).status).toBe(200);
    expect((await desk.post(`${id}/corrections`, { materials: [paper('floor-plan')] }, 'hall')).status).toBe(200);
    expect(await holderOf(id, 'firstCheck:2')).toEqual(['hall']);
    expect((await desk.post(`${id}/acceptance`, { officer, document }, 'hall')).status).toBe(200);
    expect((await desk.post(`${id}/hand-over`, { officer, document }, 'hall')).status).toBe(200);
    expect(await holderOf(id, 'case')).toEqual([MARKET]);
    expect((await desk.get(`/${id}`)).body).toMatchObject({ status: 'accepted', handler: { department: MARKET } });
  });

  it('issues a non-acceptance in the department’s name', async () => {
    const id = await desk.file(receipt, 'hall');
    const refusal = { officer, document, ground: 'notRequired', reason: '不需要许可', remedies };
    expect((await desk.post(`${id}/non-acceptance`, refusal, 'hall')).status).toBe(200);
  });

  it('may not decide, and the department may do whatever the window may', async () => {
    const id = await desk.file(receipt, 'hall');
    expect((await desk.post(`${id}/acceptance`, { document })).status).toBe(200);
    const grant = { officer, outcome: 'granted', document };
    expect((await desk.post(`${id}/decision`, grant, 'hall')).status).toBeGreaterThanOrEqual(403);
    const decided = await desk.post(`${id}/decision`, { ...grant, officer: approverOf(MARKET) }, 'market');
    expect(decided.body.code ?? decided.status).toBe('application.materials-missing');
  });

  it('has no authority for an item that does not name it', async () => {
    const id = await desk.file({}, 'hall');
    expect(await holderOf(id, 'firstCheck:1')).toEqual([MARKET]);
    const refused = await desk.post(`${id}/acceptance`, { officer, document }, 'hall');
    expect([refused.status, refused.body.code]).toEqual([409, 'application.other-department']);
    const nothing = await desk.post(`${id}/hand-over`, { document });
    expect([nothing.status, nothing.body.code]).toEqual([409, 'application.no-entrusted-window']);
  });
});
