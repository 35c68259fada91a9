import type { Client } from './client';
import { tell } from './story';

const share = (numerator: number, denominator: number, percent: number) => ({ numerator, denominator, percent });
const figures = {
  received: 9,
  accepted: 8,
  closed: 4,
  // Of the closed cases all were in time; of those that fell due a half.
  withinPromise: share(4, 4, 100),
  withinStatute: share(4, 4, 100),
  dueWithinPromise: share(4, 8, 50),
  dueWithinStatute: share(4, 5, 80),
  openOverdue: { promised: 4, statutory: 1 },
};
const counts = { effective: 3, revoked: 0 };
const cards = { warning: counts, yellow: counts, red: counts };

/** Answers the requests of the page, and records them. */
function answering() {
  const asked: string[] = [];
  const answers: Readonly<Record<string, unknown>> = {
    '/v1/reports/cards': { rows: [{ department: 'market', cards }], total: { cards } },
    '/v1/reports/efficiency': { rows: [{ department: 'market', ...figures }], total: figures },
    '/v1/reports/ratings': { total: { answered: share(1, 2, 50) } },
    '/v1/cards': { items: [] },
  };
  const get = (path: string): Promise<unknown> => {
    asked.push(path);
    return Promise.resolve(answers[path.split('?')[0] ?? '']);
  };
  return { asked, client: { get } as unknown as Client };
}

describe("the demo's report of a month", () => {
  it('begins with the on-time ratios of the cases that fell due, which cannot be improved by not closing cases', async () => {
    const [headline] = (await tell(answering().client, '2026-03')).split('\n');
    expect(headline).toBe(
      'Of the cases that fell due, decided within the promise: 4/8 50 %; within the statute: 4/5 80 %. ' +
        'Open and overdue: 4, by law 1.',
    );
  });

  it('uses one period in all its tables', async () => {
    const { asked, client } = answering();
    const page = await tell(client, '2026-03');
    const reports = asked.filter((path) => path.startsWith('/v1/reports/'));
    expect(reports).toHaveLength(3);
    for (const path of reports) expect(new URL(path, 'http://s').searchParams.get('period')).toBe('2026-03');
    expect(page.match(/ in 2026-03/g)).toHaveLength(3);
  });
});
