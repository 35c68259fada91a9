import { decided, limitPassed, passing, periodNamed, reassessed, reportOf, submitted, visited } from '../testing';
import type { CountedEvent } from './event-counts';
import type { ReportRequest } from './report-sheets';

const of = async (period: string, events: readonly CountedEvent[], change: Partial<ReportRequest> = {}) => {
  const { total } = await reportOf(events, { period: periodNamed(period), ...change });
  if (total === null) throw new Error('the first page has a total');
  return total;
};

describe('a report of days', () => {
  const events = [
    submitted('2026-03-01'),
    submitted('2026-03-02'),
    submitted('2026-03-08'),
    submitted('2026-03-09'),
    decided('2026-03-05', { usedDays: 2 }),
  ];

  it('counts what happened on the day, and in the week from Monday to Sunday', async () => {
    expect((await of('2026-03-02', events)).received).toBe(1);
    expect((await of('2026-03-03', events)).received).toBe(0);
    expect(await of('2026-W10', events)).toMatchObject({ received: 2, closed: 1, workingDays: { days: 2 } });
    expect((await of('2026-W11', events)).received).toBe(1);
  });

  it('says what was open and overdue when the day ended, whichever month that began in', async () => {
    const story = [
      limitPassed('2026-02-27'),
      limitPassed('2026-03-04'),
      limitPassed('2026-03-30'),
      decided('2026-03-31', { withinPromise: false, passed: [passing('2026-03-04')] }),
    ];
    const open = async (period: string) => (await of(period, story)).openOverdue.promised;
    expect(await open('2026-02-26')).toBe(0);
    expect(await open('2026-03-03')).toBe(1);
    expect(await open('2026-W10')).toBe(2);
    expect(await open('2026-03-30')).toBe(3);
    expect(await open('2026-03-31')).toBe(2);
    expect(await open('2026-W14')).toBe(2);
    expect(await open('2026-03')).toBe(2);
  });

  it('has no row for whom nothing happened and nothing is overdue any more', async () => {
    // Overdue since February, and closed on the day before: what was before the month and what it took away are 0 together.
    const story = [
      limitPassed('2026-02-27'),
      decided('2026-03-03', { withinPromise: false, passed: [passing('2026-02-27')] }),
    ];
    expect((await reportOf(story, { period: periodNamed('2026-03-04') })).rows).toEqual([]);
    expect((await reportOf(story, { period: periodNamed('2026-03-02') })).rows).toHaveLength(1);
    const others = [...story, submitted('2026-03-04', { department: 'water' })];
    const asked = { period: periodNamed('2026-03-04'), limit: 1 };
    expect((await reportOf(others, asked)).rows.map(({ department }) => department)).toEqual(['water']);
  });
});

describe('a report by channel', () => {
  const counted = { on: '2026-03-10', holder: { department: 'planning', official: 'li' }, channel: 'web' } as const;
  const byChannel = async (events: readonly CountedEvent[]) => {
    const { rows } = await reportOf(events, { by: 'channel' });
    return new Map(rows.map((row) => [row.channel, row]));
  };

  it('counts receipts and closings by how the case came in, and leaves what does not say it in a row of its own', async () => {
    const rows = await byChannel([
      submitted('2026-03-02', { channel: 'web' }),
      submitted('2026-03-02', { channel: 'window' }),
      decided('2026-03-10', { channel: 'web', visits: 0 }),
      limitPassed('2026-03-16'),
    ]);
    expect(rows.get('web')).toMatchObject({
      received: 1,
      closed: 1,
      withinPromise: { numerator: 1, denominator: 1 },
      fullyOnline: { numerator: 1, denominator: 1 },
    });
    expect(rows.get('window')).toMatchObject({ received: 1, closed: 0 });
    // The passing of a limit does not say it: so in no row of a channel is on time what fell due.
    expect(rows.get('web')?.dueWithinPromise.denominator).toBe(0);
    expect(rows.get(null)).toMatchObject({ received: 0, dueWithinPromise: { numerator: 1, denominator: 2 } });
  });

  it('corrects a closing in the row where it was counted', async () => {
    const rows = await byChannel([
      decided('2026-03-10', { channel: 'web', visits: 0, usedDays: 6 }),
      visited('2026-03-20', { visit: 1, closed: counted }),
      reassessed('2026-03-21', { usedDays: 6 }, { usedDays: 12, withinPromise: false }, { counted }),
    ]);
    expect(rows.get('web')).toMatchObject({
      visits: 1,
      fullyOnline: { numerator: 0, denominator: 1 },
      withinPromise: { numerator: 0, denominator: 1 },
      early: { numerator: 0, denominator: 1 },
      workingDays: { days: 12 },
    });
  });
});

describe('a report beside other periods', () => {
  const events = [
    ...['2025-03-03', '2025-03-04'].map((on) => submitted(on)),
    ...['2026-02-02', '2026-02-03', '2026-02-04'].map((on) => submitted(on, { channel: 'web' })),
    ...['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'].map((on, n) =>
      submitted(on, { channel: n === 0 ? 'web' : 'window' }),
    ),
    decided('2025-03-10', { usedDays: 10 }),
    decided('2026-02-10', { usedDays: 8 }),
    decided('2026-03-10', { usedDays: 5 }),
    submitted('2026-02-02', { department: 'water' }),
  ];

  it('shows their figures and what has changed, from the integers', async () => {
    const { rows, total, compared } = await reportOf(events, {}, 'supervision', ['previous', 'yearBefore']);
    expect([compared.previous?.name, compared.yearBefore?.name]).toEqual(['2026-02', '2025-03']);
    expect(
      rows.map(({ department, received, previous }) => [department, received, previous?.figures.received]),
    ).toEqual([
      ['planning', 4, 3],
      ['water', 0, 1],
    ]);
    expect(rows[0]?.previous?.changes).toMatchObject({
      received: { numerator: 1, denominator: 3, percent: 33.33 },
      online: -75,
      workingDaysMean: -3,
      withinPromise: 0,
      calendarDaysMean: null,
      warningsConverted: null,
    });
    expect(rows[0]?.yearBefore?.changes).toMatchObject({ received: { percent: 100 }, workingDaysMean: -5 });
    expect(rows[1]?.yearBefore).toBeNull();
    expect([total?.received, total?.previous?.figures.received, total?.yearBefore?.figures.received]).toEqual([
      4, 4, 2,
    ]);
  });

  it('says where there is no such period, and nothing of a comparison that nobody asked for', async () => {
    const leapDay = await reportOf([], { period: periodNamed('2028-02-29') }, 'supervision', ['yearBefore']);
    expect(leapDay).toMatchObject({ compared: { yearBefore: null }, total: { yearBefore: null } });
    expect((await reportOf(events)).rows[0]).not.toHaveProperty('previous');
  });
});
