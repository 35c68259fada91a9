import { decided, sheetOfCases, yearOf } from '../testing';

describe('Shifeng (石峰)', () => {
  it('decides in 5 working days, where it was 26: 80.8 % less', async () => {
    const taking = (year: number, usedDays: number) => sheetOfCases([decided(`${year}-03-02`, { usedDays })], 50);
    const { total } = await yearOf([taking(2021, 26), taking(2022, 5)], '2022');
    expect(total?.workingDays.mean).toBe(5);
    expect(total?.yearBefore?.figures.workingDays.mean).toBe(26);
    expect(total?.yearBefore?.changes.workingDaysReduction).toMatchObject({ percent: 80.77 });
  });
});
