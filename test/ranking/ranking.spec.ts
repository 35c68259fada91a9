import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type RankingReport, rankings } from '@sealtrail/efficiency';
import { carded, decided, limitPassed, rankingOf, storeOf, submitted } from '@sealtrail/efficiency/testing';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';

/** The result of another program from the responses, which it gets as text. */
const recompute = (answers: readonly RankingReport[]): readonly (readonly object[])[] => {
  const { stdout, status } = spawnSync(process.execPath, [join(__dirname, 'recompute.js')], {
    input: JSON.stringify(answers),
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return JSON.parse(stdout) as readonly (readonly object[])[];
};

/** A month of departments that differ in size and performance. */
function month(seed: number) {
  const random = new SeededRandom(seed);
  return Array.from({ length: 12 }, (_, at) => {
    const department = `office-${at}`;
    const holder = { department, official: random.chance(0.1) ? null : 'li' };
    return Array.from({ length: random.below(200) }, () => {
      const late = random.below(100) < at * 4;
      const decision = decided(
        '2026-03-10',
        {
          holder,
          withinPromise: !late,
          usedDays: random.below(8) + at,
          corrections: random.below(2),
          visits: random.below(3),
        },
        { department },
      );
      return [
        submitted('2026-03-02', { department, holder, channel: random.pick(['web', 'window', 'mobile']) }),
        late ? [limitPassed('2026-03-09', { holder, closedOn: '2026-03-10' }), decision] : [decision],
      ].flat();
    }).flat();
  }).flat();
}

describe('a ranking', () => {
  it('is reproduced from its own rows by another program, for every indicator and breakdown', async () => {
    const answers: RankingReport[] = [];
    for (const seed of [1, 2, 3]) {
      const store = await storeOf([...month(seed), carded('2026-03-10')]);
      const minVolume = [30, 100, 1][seed % 3] ?? 30;
      for (const indicator of rankings.values) {
        for (const by of ['department', 'official', 'channel'] as const) {
          answers.push(await rankingOf(store, indicator, minVolume, { by, limit: 1_000 }));
        }
      }
    }
    const standing = ({
      interval,
      notRanked,
      rank,
      bestRank,
      worstRank,
      notDistinguishable,
    }: RankingReport['rows'][number]) => ({
      interval,
      notRanked,
      rank,
      bestRank,
      worstRank,
      notDistinguishable,
    });
    expect(answers.reduce((count, { ranked }) => count + ranked, 0)).toBeGreaterThan(400);
    expect(recompute(answers)).toEqual(answers.map(({ rows }) => rows.map(standing)));
  });
});
