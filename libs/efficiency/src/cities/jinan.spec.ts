import { decided, sheetOfCases, yearOf } from '../testing';

describe('Jinan (济南) 2018', () => {
  it('has 95 % of the food and drug cases done with one visit, or with none', async () => {
    const closed = (visits: number, count: number) => sheetOfCases([decided('2018-03-02', { visits })], count);
    const { total } = await yearOf([closed(0, 600), closed(1, 3_200), closed(2, 200)], '2018');
    expect(total?.atMostOneVisit).toEqual({ numerator: 3_800, denominator: 4_000, percent: 95 });
  });
});
