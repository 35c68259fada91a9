import { branch, stage } from '@sealtrail/applications/testing';
import type { LocalDate } from '@sealtrail/working-days';
import { decided, requiringMaterials, sheetOfCases, submitted, yearOf } from '../testing';

/** An item that leads through so many branches and asks for so many materials. */
const leadingThrough = (branches: number, materials: number) => ({
  ...requiringMaterials(materials),
  stages: [stage('first', branch('window', 1)), stage('second', ...branchesOf(branches - 1))],
});
const branchesOf = (count: number) => Array.from({ length: count }, (_, n) => branch(`b${n}`, 2));

describe('Jincheng (晋城) 2018', () => {
  it('halves steps and materials', async () => {
    const filed = (on: LocalDate, branches: number, materials: number, count: number) =>
      sheetOfCases([submitted(on, { terms: leadingThrough(branches, materials) })], count);
    const before = [filed('2017-03-02', 8, 10, 300), filed('2017-03-02', 4, 6, 100)];
    const now = [filed('2018-03-02', 4, 5, 300), filed('2018-03-02', 2, 3, 100)];
    const { total } = await yearOf([...before, ...now], '2018');
    expect(total?.stepsMean).toEqual({ numerator: 1_400, denominator: 400, mean: 3.5 });
    expect(total?.yearBefore?.figures.stepsMean).toEqual({ numerator: 2_800, denominator: 400, mean: 7 });
    expect(total?.yearBefore?.changes.stepsReduction).toMatchObject({ percent: 50 });
    expect(total?.yearBefore?.changes.materialsReduction).toMatchObject({ percent: 50 });
  });

  it('counts one step of an item without stages', async () => {
    const { total } = await yearOf([sheetOfCases([submitted('2018-03-02')], 7)], '2018');
    expect(total?.stepsMean).toEqual({ numerator: 7, denominator: 7, mean: 1 });
  });

  it('registers a company in 3 working days, and real estate in 5, 3 and 2 or at once', async () => {
    const taking = (usedDays: number, count: number) => sheetOfCases([decided('2018-03-02', { usedDays })], count);
    const companies = await yearOf([taking(3, 200)], '2018');
    expect(companies.total?.workingDays).toMatchObject({ cases: 200, mean: 3, median: 3, p90: 3 });
    const estates = await yearOf([taking(5, 50), taking(3, 30), taking(2, 10), taking(0, 10)], '2018');
    expect(estates.total?.workingDays).toMatchObject({ cases: 100, days: 360, mean: 3.6, median: 3, p90: 5 });
  });
});
