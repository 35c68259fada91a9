import { workingDays } from '@sealtrail/applications/testing';
import type { LocalDate } from '@sealtrail/working-days';
import { decided, requiringMaterials, sheetOfCases, submitted, yearOf } from '../testing';

const filed = (on: LocalDate, materials: number, count: number) =>
  sheetOfCases([submitted(on, { terms: requiringMaterials(materials) })], count);

const taking = (on: LocalDate, usedDays: number, count: number) =>
  sheetOfCases([decided(on, { usedDays, statutory: workingDays(20) })], count);

describe('Hengshan (衡山) 2022', () => {
  it('asks for 3.1 materials in the mean, where it was 5.9: 47.5 % less', async () => {
    const before = [filed('2021-03-02', 6, 900), filed('2021-03-02', 5, 100)];
    const now = [filed('2022-03-02', 3, 900), filed('2022-03-02', 4, 100)];
    const { total } = await yearOf([...before, ...now], '2022');
    expect(total?.materialsMean).toEqual({ numerator: 3_100, denominator: 1_000, mean: 3.1 });
    expect(total?.yearBefore?.figures.materialsMean).toEqual({ numerator: 5_900, denominator: 1_000, mean: 5.9 });
    expect(total?.yearBefore?.changes.materialsMean).toBe(-2.8);
    // To one decimal, as it was published: 47.5.
    const share = { numerator: 2_800_000, denominator: 5_900_000, percent: 47.46 };
    expect(total?.yearBefore?.changes.materialsReduction).toEqual(share);
  });

  it('takes less than half of the statutory time, and a quarter less than the year before', async () => {
    const { total } = await yearOf([taking('2021-03-02', 8, 1_000), taking('2022-03-02', 6, 1_200)], '2022');
    expect(total?.workingDays.statutorySpeedup).toEqual({ numerator: 16_800, denominator: 24_000, percent: 70 });
    expect(total?.yearBefore?.figures.workingDays.statutorySpeedup.percent).toBe(60);
    expect(total?.yearBefore?.changes.workingDaysReduction).toMatchObject({ percent: 25 });
  });
});
