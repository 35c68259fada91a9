import { spotCheckFound } from '@sealtrail/supervision/testing';
import type { CountedEvent } from '../read/event-counts';
import { decided, sheetOfCases, yearOf } from '../testing';

describe('Yumen (玉门) 2017', () => {
  const decision = decided('2017-03-02');
  const found = (finding: 'conforming' | 'irregular', change: object = {}): CountedEvent =>
    spotCheckFound('sc1', 'a1', finding, { decidedOn: '2017-03-02', ...change });

  it('checks at least half of what chief representatives approve', async () => {
    const { total } = await yearOf(
      [
        sheetOfCases([decision], 87),
        sheetOfCases([decision, found('conforming')], 85),
        sheetOfCases([decision, found('irregular')], 3),
      ],
      '2017',
    );
    expect(total?.spotChecked).toEqual({ numerator: 88, denominator: 175, percent: 50.29 });
    expect(total?.spotChecksConforming).toEqual({ numerator: 85, denominator: 88, percent: 96.59 });
  });

  it('has not done so with 87 of 175', async () => {
    const { total } = await yearOf(
      [sheetOfCases([decision], 88), sheetOfCases([decision, found('conforming')], 87)],
      '2017',
    );
    expect(total?.spotChecked.percent).toBe(49.71);
  });

  it('counts a case once, as it was found last, however many checks drew it', async () => {
    const again = found('irregular', { check: 'sc2', counted: 'conforming' });
    const { total } = await yearOf([sheetOfCases([decision, found('conforming'), again], 10)], '2017');
    expect(total?.spotChecked).toEqual({ numerator: 10, denominator: 10, percent: 100 });
    expect(total?.spotChecksConforming).toEqual({ numerator: 0, denominator: 10, percent: 0 });
  });

  it('has nothing to say of a year in which nothing was decided', async () => {
    const { total } = await yearOf([sheetOfCases([decided('2016-03-02')], 1)], '2017');
    expect(total?.spotChecked ?? { denominator: 0, percent: null }).toMatchObject({ denominator: 0, percent: null });
  });

  it('licenses an outfall in 14 working days', async () => {
    const { total } = await yearOf([sheetOfCases([decided('2017-03-02', { usedDays: 14 })], 20)], '2017');
    expect(total?.workingDays).toMatchObject({ mean: 14, p90: 14 });
  });
});
