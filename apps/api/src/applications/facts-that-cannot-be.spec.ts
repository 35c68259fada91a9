import { document, HttpDesk, pointersOf } from './testing/http-desk';

const desk = new HttpDesk();

/** Behind the clock of the desk, which stands at 09:00:00. */
const ahead = (seconds: number) => `2026-03-02T09:00:0${seconds}+08:00`;

describe('facts over HTTP', () => {
  beforeAll(() => desk.open());
  afterAll(() => desk.close());

  it('told by a clock that is up to two seconds fast happened now, whichever instant they name', async () => {
    const id = await desk.accepted();
    const hearing = { procedure: 'hearing', legalBasis: 'x', expected: { days: 5 } };
    const at = (instant: string) => ({ notice: { document, givenAt: instant }, occurredAt: instant, endedAt: instant });
    const answer = await desk.post(`${id}/suspensions`, { ...hearing, ...at(ahead(2)) });
    expect(answer.status).toBe(200);
    expect(JSON.stringify((await desk.get(`/${id}/history`)).body)).not.toContain('01:00:02');
    expect(pointersOf(await desk.post(`${id}/suspensions`, { ...hearing, ...at(ahead(3)) }))).toEqual([
      '/notice/givenAt',
      '/endedAt',
      '/occurredAt',
    ]);
  });
});
