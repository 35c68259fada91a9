import { decided, sheetOfCases, submitted, yearOf } from '../testing';

describe('Liuyang (浏阳) 2022', () => {
  const transport = (on: `${number}-${number}-${number}`) => [
    submitted(on, { channel: 'web' }),
    decided(on, { channel: 'web', visits: 0 }),
  ];
  const settlement = [submitted('2022-03-02'), decided('2022-03-02', { class: 'instant', usedDays: 0 })];

  it('handles 575 transport cases from other provinces, all of them online and without a visit', async () => {
    const { total } = await yearOf([sheetOfCases(transport('2022-03-02'), 575)], '2022');
    expect(total).toMatchObject({
      received: 575,
      closed: 575,
      online: { numerator: 575, denominator: 575, percent: 100 },
      fullyOnline: { numerator: 575, denominator: 575, percent: 100 },
    });
  });

  it('settles 3,398 medical bills at once: they are instant, and take no day', async () => {
    const { total } = await yearOf(
      [sheetOfCases(settlement, 3_398), sheetOfCases(transport('2022-04-01'), 575)],
      '2022',
    );
    expect(total).toMatchObject({
      closed: 3_973,
      instant: { numerator: 3_398, denominator: 3_973, percent: 85.53 },
      workingDays: { median: 0 },
    });
  });
});
