import { document, HttpDesk } from './testing/http-desk';

const desk = new HttpDesk();
const reason = '经核对邮政回执，送达日期属实';
const applied = { word: 'applied', reason };

/** A decision of 16 March that its own department proves on 20 April. */
async function heldCase(): Promise<string> {
  desk.clockAt('2026-03-02T01:00:00.000Z');
  const id = await desk.accepted();
  desk.clockAt('2026-04-20T02:00:00.000Z');
  const proofOfService = { mode: 'window', servedAt: '2026-03-16T10:00:00+08:00', reference: 'SDHZ-1' };
  const occurredAt = '2026-03-16T10:00:00+08:00';
  const answer = await desk.post(
    `${id}/decision`,
    { outcome: 'granted', document, occurredAt, proofOfService },
    'head',
  );
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ effect: { kind: 'recordedOnly', reason: 'ownProofWaits' } });
  return id;
}

describe('proofs under review over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('wait for a reviewer outside the unit, who is recorded with the reason', async () => {
    const id = await heldCase();
    const list = `proof-reviews?applicationId=${id}`;
    expect((await desk.ask(`${list}&standing=waiting&totals=true`, 'supervisor')).body).toMatchObject({
      items: [{ review: 1, act: 'decision', standing: 'waiting', proof: { reference: 'SDHZ-1' }, reviewedBy: null }],
      totals: { total: 1, exact: true },
    });
    expect((await desk.post(`${id}/proof-reviews/1`, { ...applied, reason: '\u200b' }, 'supervisor')).status).toBe(422);
    expect((await desk.post(`${id}/proof-reviews/1`, { ...applied, word: 'waiting' }, 'supervisor')).status).toBe(422);
    expect((await desk.post(`${id}/proof-reviews/1`, applied, 'supervisor')).status).toBe(200);
    expect((await desk.ask(list, 'supervisor')).body['items']).toMatchObject([
      { standing: 'applied', reason, creditedAt: '2026-03-16T02:00:00.000Z', reviewedBy: expect.any(String) },
    ]);
    const again = await desk.post(`${id}/proof-reviews/1`, { word: 'dropped', reason }, 'supervisor');
    expect([again.status, again.body.code]).toEqual([409, 'application.proof-reviewed']);
  });

  it('are decided by no role that works on cases, and by nobody of another region', async () => {
    const id = await heldCase();
    for (const who of ['officer', 'head', 'market', 'hall', 'fire', 'portal', 'system'] as const) {
      expect((await desk.post(`${id}/proof-reviews/1`, applied, who)).status).toBe(403);
      expect((await desk.ask('proof-reviews', who)).status).toBe(403);
    }
    expect((await desk.post(`${id}/proof-reviews/1`, applied, 'elsewhere')).status).toBe(404);
    expect((await desk.ask(`proof-reviews?applicationId=${id}`, 'elsewhere')).body['items']).toEqual([]);
  });

  it('are identified by their number: an invalid one is not found', async () => {
    desk.clockAt('2026-03-02T01:00:00.000Z');
    const id = await desk.accepted();
    for (const review of ['1', '0', 'x', '1e3', '99999999999999999999']) {
      const { status, body } = await desk.post(`${id}/proof-reviews/${review}`, applied, 'supervisor');
      expect([status, body.code]).toEqual([409, 'application.proof-not-held']);
    }
  });
});
