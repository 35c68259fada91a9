import {
  decided,
  limitPassed,
  monthsOf,
  notAccepted,
  passing,
  passingUndone,
  reassessed,
  reportOf,
  submitted,
  withdrawn,
} from '../testing';
import type { CountedEvent } from './event-counts';
import type { ReportRequest } from './report-sheets';

/** Of one month: due and closed within the promise, and how many were open and overdue at its end. */
const of = async (month: string, events: readonly CountedEvent[], change: Partial<ReportRequest> = {}) => {
  const { total } = await reportOf(events, { period: monthsOf(month), ...change });
  if (total === null) throw new Error('the first page has a total');
  const share = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
    `${numerator}/${denominator}`;
  return {
    due: share(total.dueWithinPromise),
    closed: share(total.withinPromise),
    open: total.openOverdue.promised,
  };
};

const NOTHING = { due: '0/0', closed: '0/0', open: 0 };
const late = { withinPromise: false, usedDays: 12 };

describe('the cases that fell due', () => {
  it('cannot be fewer by not closing them: an open one is due, late, in the month of its last day', async () => {
    const events = [limitPassed('2026-03-31'), decided('2026-03-10')];
    expect(await of('2026-03', events)).toEqual({ due: '1/2', closed: '1/1', open: 1 });
    expect(await of('2026-04', events)).toEqual({ ...NOTHING, open: 1 });
  });

  it('are due once: where they were decided in time, else where the limit ended, whenever they close', async () => {
    const passed = passing('2026-03-31');
    const events = [limitPassed('2026-03-31'), decided('2026-05-06', { ...late, passed: [passed] })];
    expect(await of('2026-03', events)).toEqual({ due: '0/1', closed: '0/0', open: 1 });
    expect(await of('2026-04', events)).toEqual({ ...NOTHING, open: 1 });
    expect(await of('2026-05', events)).toEqual({ due: '0/0', closed: '0/1', open: 0 });
    // Decided on 30 April in time, though the limit would have ended in May.
    expect(await of('2026-04', [decided('2026-04-30')])).toEqual({ due: '1/1', closed: '1/1', open: 0 });
  });

  it('are the same where the passing is recorded after the closing', async () => {
    const events = [decided('2026-05-06', late), limitPassed('2026-03-31', { closedOn: '2026-05-06' })];
    expect(await of('2026-04', events)).toEqual({ ...NOTHING, open: 1 });
    expect(await of('2026-05', events)).toEqual({ due: '0/0', closed: '0/1', open: 0 });
  });

  it('were never overdue before the limit had passed, though the closing is told as earlier and counts from its report', async () => {
    const events = [decided('2026-03-30', late), limitPassed('2026-04-02', { closedOn: '2026-03-30' })];
    expect(await of('2026-03', events)).toEqual({ due: '0/0', closed: '0/1', open: 0 });
    expect(await of('2026-04', events)).toEqual({ due: '0/1', closed: '0/0', open: 0 });
  });

  it('given up before the limit stand outside both sides, after it they are due and late', async () => {
    expect(await of('2026-03', [withdrawn('2026-03-12', { withinPromise: true })])).toEqual(NOTHING);
    const events = [
      limitPassed('2026-03-16'),
      withdrawn('2026-03-18', { withinPromise: false, passed: [passing('2026-03-16')] }),
    ];
    expect(await of('2026-03', events)).toEqual({ due: '0/1', closed: '0/1', open: 0 });
    expect((await reportOf(events)).total?.workingDays.cases).toBe(0);
  });

  it('not accepted have no limit of the case, and stand outside both sides', async () => {
    expect(await of('2026-03', [notAccepted('2026-03-09')])).toEqual(NOTHING);
  });

  it('are due no more where the passing is taken back, before and after the closing', async () => {
    const open = limitPassed('2026-03-16');
    expect(await of('2026-03', [open, passingUndone(open)])).toEqual(NOTHING);
    const closed = limitPassed('2026-03-16', { closedOn: '2026-04-02' });
    const events = [
      open,
      decided('2026-04-02', { ...late, passed: [passing('2026-03-16')] }),
      passingUndone(closed),
      reassessed('2026-04-02', late, { withinPromise: true, usedDays: 10 }),
    ];
    expect(await of('2026-03', events)).toEqual(NOTHING);
    expect(await of('2026-04', events)).toEqual({ due: '1/1', closed: '1/1', open: 0 });
    const { total } = await reportOf(events, { period: monthsOf('2026-04') });
    expect(total?.workingDays).toMatchObject({ cases: 1, days: 10, ofPromised: { numerator: 10, denominator: 10 } });
  });

  it('counts a case that was given up anew as well', async () => {
    const events = [
      withdrawn('2026-03-18', { withinPromise: false }),
      reassessed('2026-03-18', late, { withinPromise: true }, { outcome: 'withdrawn' }),
    ];
    expect(await of('2026-03', events)).toEqual(NOTHING);
  });

  it('asks each limit for itself', async () => {
    const { total } = await reportOf([limitPassed('2026-03-16'), limitPassed('2026-03-30', { basis: 'statutory' })]);
    expect(total).toMatchObject({
      dueWithinPromise: { numerator: 0, denominator: 1, percent: 0 },
      dueWithinStatute: { numerator: 0, denominator: 1, percent: 0 },
      openOverdue: { promised: 1, statutory: 1 },
    });
  });
});

describe('the cases that are open and overdue', () => {
  const water = { department: 'water', region: '370200', item: 'i2', holder: { department: 'water', official: null } };
  const events = [
    limitPassed('2026-01-16', water),
    limitPassed('2026-02-16', { holder: { department: 'planning', official: 'wang' } }),
    submitted('2026-03-02'),
  ];

  it.each([
    ['department', ['planning 1', 'water 1']],
    ['official', ['planning/li 0', 'planning/wang 1', 'water/null 1']],
    ['item', ['i1 1', 'i2 1']],
    ['region', ['370100 1', '370200 1']],
  ] as const)('have a row by %s, though nothing else happened in the period', async (by, rows) => {
    const named = (await reportOf(events, { by })).rows.map(({ region, department, official, item, openOverdue }) => {
      const name = by === 'official' ? `${department}/${official}` : (region ?? department ?? item);
      return `${name} ${openOverdue.promised}`;
    });
    expect(named).toEqual(rows);
  });

  it('come in pages with the rest, each row whole', async () => {
    const first = await reportOf(events, { by: 'official', limit: 1 });
    expect(first.rows).toMatchObject([{ official: 'li', received: 1 }]);
    const second = await reportOf(events, { by: 'official', limit: 1, ...(first.next && { after: first.next }) });
    expect(second.rows).toMatchObject([{ official: 'wang', received: 0, openOverdue: { promised: 1 } }]);
    const third = await reportOf(events, { by: 'official', limit: 1, ...(second.next && { after: second.next }) });
    expect(third.rows).toMatchObject([{ department: 'water', openOverdue: { promised: 1 } }]);
    expect(third.next).toBeNull();
  });

  it('are those of whom the caller may see', async () => {
    const scope = { department: 'water', region: null };
    expect((await of('2026-03', events, { scope })).open).toBe(1);
    expect((await of('2026-01', events, { filters: { region: '370100' } })).open).toBe(0);
  });

  it('have no row once none is left', async () => {
    const closed = withdrawn('2026-02-20', {
      holder: { department: 'planning', official: 'wang' },
      withinPromise: false,
      passed: [passing('2026-02-16', { holder: { department: 'planning', official: 'wang' } })],
    });
    expect((await reportOf([events[1] as CountedEvent, closed])).rows).toEqual([]);
    const undone = [events[1] as CountedEvent, passingUndone(events[1] as ReturnType<typeof limitPassed>)];
    expect((await reportOf(undone)).rows).toEqual([]);
  });
});
