import { decided, sheetOfCases, yearOf } from '../testing';

describe('Harbin (哈尔滨)', () => {
  it('registers real estate in 4 working days, where it was 20: 80 % less', async () => {
    const taking = (year: number, usedDays: number) => sheetOfCases([decided(`${year}-03-02`, { usedDays })], 50);
    const { total } = await yearOf([taking(2017, 20), taking(2018, 4)], '2018');
    expect(total?.workingDays.mean).toBe(4);
    expect(total?.yearBefore?.figures.workingDays.mean).toBe(20);
    expect(total?.yearBefore?.changes.workingDaysReduction).toMatchObject({ percent: 80 });
  });
});
