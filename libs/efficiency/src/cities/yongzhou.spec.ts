import { accepted, decided, sheetOfCases as sheetOf, submitted, yearOf } from '../testing';

const totalOf = async (...[sheets, year]: Parameters<typeof yearOf>) => (await yearOf(sheets, year)).total;

describe('Yongzhou (永州) 2022', () => {
  const filed = [submitted('2022-03-02'), accepted('2022-03-02')];
  const closedOnes = (count: number) => [
    sheetOf([...filed, decided('2022-03-10')], count),
    sheetOf(filed, 104_900 - count),
  ];

  it.each([
    ['of 104,407 cases closed 99.53 %, as it was published', 104_407, 99.53],
    ['of the rounded 104,400 only 99.52 %: headlines are not computed of headlines', 104_400, 99.52],
  ])('%s', async (_, closed, percent) => {
    const total = await totalOf(closedOnes(closed), '2022');
    expect(total).toMatchObject({
      received: 104_900,
      closedOfAccepted: { numerator: closed, denominator: 104_900, percent },
    });
  });

  it('filed 97.6 % more than in the year before', async () => {
    const before = await totalOf([sheetOf([submitted('2021-03-02')], 53_087)], '2021');
    const now = await totalOf(closedOnes(104_407), '2022');
    const [was = 0, is = 0] = [before?.received, now?.received];
    expect(Math.floor(((is - was) * 2000 + was) / (2 * was)) / 10).toBe(97.6);
  });
});
