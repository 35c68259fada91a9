import { decided, sheetOfCases, yearOf } from '../testing';

describe('Qitaihe (七台河)', () => {
  it('decides parallel approvals in 32 days, where it was 109: 70.6 % less', async () => {
    const taking = (year: number, usedDays: number) => sheetOfCases([decided(`${year}-03-02`, { usedDays })], 50);
    const { total } = await yearOf([taking(2017, 109), taking(2018, 32)], '2018');
    expect(total?.workingDays.mean).toBe(32);
    expect(total?.yearBefore?.figures.workingDays.mean).toBe(109);
    expect(total?.yearBefore?.changes.workingDaysReduction).toMatchObject({ percent: 70.64 });
  });
});
