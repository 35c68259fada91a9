import { HttpDesk } from './testing/http-desk';

const desk = new HttpDesk();

/** Filed by the portal on 16 March with the date of 2 March. */
async function filedBack(): Promise<string> {
  desk.clockAt('2026-03-16T02:00:00.000Z');
  return desk.file({ occurredAt: '2026-03-02T10:00:00+08:00', receivingDepartment: 'hall' }, 'portal');
}

describe('receipts to confirm over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('wait for the department, with the route that confirms them', async () => {
    const id = await filedBack();
    const list = `receipt-confirmations?applicationId=${id}`;
    expect((await desk.ask(`${list}&standing=waiting&totals=true`)).body).toMatchObject({
      items: [
        {
          standing: 'waiting',
          receivedAt: '2026-03-02T02:00:00.000Z',
          countsFrom: '2026-03-16T02:00:00.000Z',
          endedBy: [{ method: 'POST', path: `/v1/applications/${id}/receipt-confirmation` }],
        },
      ],
      totals: { total: 1, exact: true },
    });
    expect((await desk.post(`${id}/receipt-confirmation`, {})).status).toBe(200);
    expect((await desk.ask(`${list}&standing=waiting&totals=true`)).body).toMatchObject({
      items: [],
      totals: { total: 0, exact: true },
    });
    expect((await desk.ask(list)).body['items']).toMatchObject([
      { standing: 'confirmed', countsFrom: '2026-03-02T02:00:00.000Z', endedBy: [] },
    ]);
  });

  it('are visible to the department and to the receiving one, to nobody else, and to no portal', async () => {
    const list = `receipt-confirmations?applicationId=${await filedBack()}`;
    const seenBy = async (who: Parameters<HttpDesk['ask']>[1]) => (await desk.ask(list, who)).body['items'];
    for (const who of ['officer', 'hall', 'supervisor', 'admin'] as const) expect(await seenBy(who)).toHaveLength(1);
    for (const who of ['fire', 'elsewhere', 'platform'] as const) expect(await seenBy(who)).toEqual([]);
    expect((await desk.ask(list, 'portal')).status).toBe(403);
  });
});
