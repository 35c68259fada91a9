import { decided, sheetOfCases, yearOf } from '../testing';

describe('Yunxi (云溪) 2022', () => {
  const closed = (year: number, how: Parameters<typeof decided>[1], count: number) =>
    sheetOfCases([decided(`${year}-03-02`, how)], count);

  it('has every case through at the first try', async () => {
    const { total } = await yearOf([closed(2022, { corrections: 0 }, 113)], '2022');
    expect(total?.withoutCorrection).toEqual({ numerator: 113, denominator: 113, percent: 100 });
    expect(total?.corrected).toEqual({ numerator: 0, denominator: 113, percent: 0 });
  });

  it('claims so of nothing that had a notice', async () => {
    const { total } = await yearOf([closed(2022, {}, 112), closed(2022, { corrections: 1 }, 1)], '2022');
    expect(total?.withoutCorrection).toEqual({ numerator: 112, denominator: 113, percent: 99.12 });
  });

  it('spares 65 % of the visits and 80 % of the days', async () => {
    const before = closed(2021, { visits: 20, usedDays: 80 }, 100);
    const now = closed(2022, { visits: 7, usedDays: 16 }, 113);
    const { total } = await yearOf([before, now], '2022');
    expect(total?.visitsMean).toEqual({ numerator: 791, denominator: 113, mean: 7 });
    expect(total?.yearBefore?.figures.visitsMean).toEqual({ numerator: 2_000, denominator: 100, mean: 20 });
    expect(total?.yearBefore?.changes.visitsReduction).toMatchObject({ percent: 65 });
    expect(total?.yearBefore?.changes.workingDaysReduction).toMatchObject({ percent: 80 });
  });
});
