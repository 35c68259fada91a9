import { document, HttpDesk } from './testing/http-desk';

const desk = new HttpDesk();
const proofOfService = { mode: 'window', servedAt: '2026-03-16T10:00:00+08:00', reference: 'SDHZ-1' };

/** Decided on 16 March, its last day, and reported on 18 March without proof; returns the case and the revision of the decision. */
async function lateCase(): Promise<readonly [id: string, revision: string]> {
  desk.clockAt('2026-03-02T01:00:00.000Z');
  const id = await desk.accepted();
  desk.clockAt('2026-03-18T02:00:00.000Z');
  const occurredAt = '2026-03-16T10:00:00+08:00';
  const { body } = await desk.post(`${id}/decision`, { outcome: 'granted', document, occurredAt }, 'head');
  expect(body).toMatchObject({ effect: { kind: 'partly', reason: 'countsFromReport' } });
  const history = (await desk.ask(`applications/${id}/history`, 'supervisor')).body['items'] as {
    type: string;
    revision: string;
  }[];
  return [id, history.find(({ type }) => type === 'DecisionMade')?.revision ?? ''];
}

describe('a proof of an earlier act, over HTTP (补交送达回证)', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('counts, once', async () => {
    const [id, revision] = await lateCase();
    const told = await desk.post(`${id}/late-proofs`, { revision, proofOfService }, 'head');
    expect([told.status, told.body]).toMatchObject([200, { effect: { kind: 'applied' } }]);
    const again = await desk.post(`${id}/late-proofs`, { revision, proofOfService }, 'head');
    expect([again.status, again.body.code]).toEqual([409, 'application.proof-shows-nothing']);
  });

  it('refers to an event of the case, and of its own department', async () => {
    const [id, revision] = await lateCase();
    const codes = async (body: object, who: Parameters<HttpDesk['post']>[2] = 'head') => {
      const { status, body: answer } = await desk.post(`${id}/late-proofs`, body, who);
      return [status, answer.code];
    };
    for (const none of ['0', '4711']) {
      expect(await codes({ revision: none, proofOfService })).toEqual([409, 'application.act-not-provable']);
    }
    expect(
      await codes({ revision, proofOfService: { ...proofOfService, servedAt: '2026-03-01T10:00:00+08:00' } }),
    ).toEqual([422, 'application.before-receipt']);
    for (const wrong of ['-1', '1.5', 'x', '01', '1\n', '99999999999', 3, null, '', ['1'], { 0: '1' }]) {
      const { status, body } = await desk.post(`${id}/late-proofs`, { revision: wrong, proofOfService }, 'head');
      expect([status, body.errors?.map(({ pointer }) => pointer)]).toEqual([422, ['/revision']]);
    }
    expect((await codes({ revision, proofOfService }, 'elsewhere'))[0]).not.toBe(200);
    expect((await codes({ revision, proofOfService }, 'supervisor'))[0]).toBe(403);
  });
});
