import { headOf, MARKET } from '@sealtrail/catalog/testing';
import { document, HttpDesk } from './testing/http-desk';

const desk = new HttpDesk();
const extension = { days: 10, approver: headOf(MARKET), reason: '复杂', document };

/** The approvals of one case, from the list. */
const approvalsOf = async (id: string, who: 'head' | 'officer' | 'fire' | 'supervisor' = 'head') => {
  const { status, body } = await desk.ask(`approvals?applicationId=${id}`, who);
  expect(status).toBe(200);
  return body['items'] as readonly Record<string, unknown>[];
};

describe('approvals over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('wait for their approver, who can deny them with a reason', async () => {
    const id = await desk.accepted();
    expect((await desk.post(`${id}/extension`, extension)).status).toBe(200);
    expect(await approvalsOf(id)).toMatchObject([
      { act: 'extension', form: 'onPaper', standing: 'told', official: headOf(MARKET), document: { number: '1' } },
    ]);
    expect((await desk.post(`${id}/approvals/extension/disavowal`, { reason: ' ' }, 'head')).status).toBe(422);
    expect((await desk.post(`${id}/approvals/extension/disavowal`, { reason: '未经我审批' }, 'head')).status).toBe(200);
    expect(await approvalsOf(id)).toMatchObject([{ standing: 'disowned', reason: '未经我审批' }]);
  });

  it("in person are given with the approver's own key", async () => {
    const id = await desk.accepted();
    expect((await desk.post(`${id}/extension`, extension, 'head')).status).toBe(200);
    expect(await approvalsOf(id)).toMatchObject([{ form: 'inPerson', standing: 'confirmed' }]);
  });

  it('by a system bound to the approver are on paper, and the approver may deny them', async () => {
    const id = await desk.accepted();
    expect((await desk.post(`${id}/extension`, extension, 'headSystem')).status).toBe(200);
    expect((await desk.post(`${id}/decision`, { outcome: 'granted', document }, 'headSystem')).status).toBe(200);
    expect(await approvalsOf(id)).toMatchObject([
      { act: 'extension', form: 'onPaper', standing: 'told' },
      { act: 'decision', form: 'onPaper', standing: 'told' },
    ]);
    expect((await desk.post(`${id}/approvals/decision/confirmation`, {}, 'headSystem')).status).toBe(403);
    expect((await desk.post(`${id}/approvals/decision/disavowal`, { reason: '未经我审批' }, 'head')).status).toBe(200);
  });

  it('are answered by nobody else', async () => {
    const id = await desk.accepted();
    expect((await desk.post(`${id}/extension`, extension)).status).toBe(200);
    const path = `${id}/approvals/extension/confirmation`;
    expect((await desk.post(path, {}, 'officer')).body.code).toBe('application.not-the-approver');
    expect((await desk.post(path, {}, 'market')).status).toBe(403);
    expect((await desk.post(path, {}, 'portal')).status).toBe(403);
    expect((await desk.post(path, { officer: headOf(MARKET) }, 'officer')).status).toBe(422);
    expect((await desk.post(`${id}/approvals/everything/confirmation`, {}, 'head')).status).toBe(404);
    expect((await desk.post(path, {}, 'head')).status).toBe(200);
  });

  it('show the reporting key to supervision only, and nothing to others', async () => {
    const id = await desk.accepted();
    const officer = headOf(MARKET);
    expect((await desk.post(`${id}/decision`, { officer, outcome: 'granted', document }, 'market')).status).toBe(200);
    expect(await approvalsOf(id, 'supervisor')).toMatchObject([
      { act: 'decision', form: 'onPaper', toldBy: expect.stringMatching(/^6d61726b6574/) },
    ]);
    expect((await approvalsOf(id, 'officer'))[0]).not.toHaveProperty('toldBy');
    expect(await approvalsOf(id, 'fire')).toEqual([]);
  });
});
