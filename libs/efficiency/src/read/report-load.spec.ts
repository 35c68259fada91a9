import type {
  ApplicationEvent,
  HandlerAssigned,
  LimitsMoved,
  OpinionGiven,
  StageStarted,
} from '@sealtrail/applications/events';
import { FixedClock, InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import type { LocalDate } from '@sealtrail/working-days';
import { accepted, decided, documentsOf, limitOn, noon, noticed, submitted } from '../testing';
import { openCases } from './open-cases-view';
import { type LoadRequest, ReportLoad, ReportLoadHandler } from './report-load';

const FRIDAY: LocalDate = '2026-03-06';

/** A case accepted on Monday, promised for a day and by statute for another. */
const open = (id: string, promised: LocalDate, statutory: LocalDate | null, holder = 'li', department = 'planning') => [
  submitted('2026-03-02', { applicationId: id }),
  accepted('2026-03-02', {
    applicationId: id,
    promised: limitOn(promised),
    statutory: statutory === null ? null : limitOn(statutory),
    holder: { department, official: holder },
  }),
];

const moved = (id: string, moves: LimitsMoved['data']['moves']): LimitsMoved => ({
  type: 'LimitsMoved',
  data: { ...accepted(FRIDAY, { applicationId: id }).data, cause: 'suspension', moves } as LimitsMoved['data'],
});

const stage = (id: string, last: LocalDate): StageStarted => ({
  type: 'StageStarted',
  data: {
    ...accepted(FRIDAY, { applicationId: id }).data,
    stage: 's1',
    countsFrom: { at: noon(FRIDAY), on: FRIDAY },
    branches: ['fire', 'water'].map((department) => ({
      id: department,
      department,
      official: null,
      term: { days: 3, unit: 'workingDay' },
      limit: limitOn(last),
    })),
  },
});

async function loadOf(events: readonly ApplicationEvent[], change: Partial<LoadRequest> = {}, now = noon(FRIDAY)) {
  const store = new InMemoryReadStore();
  await store.save({ view: openCases.name, documents: documentsOf(openCases, events), from: 0n, to: 1n });
  const request: LoadRequest = {
    ...listRequest({ department: null, region: null }, {}, 100),
    by: 'department',
    ...change,
  };
  return new ReportLoadHandler(store, new FixedClock(now), { zone: 'Asia/Shanghai' }).execute(new ReportLoad(request));
}

const NONE = { overdue: 0, today: 0, tomorrow: 0, thisWeek: 0 };

describe('who holds how many open cases', () => {
  it('counts what is due today, tomorrow, this week and overdue, by each limit', async () => {
    const { today, weekEndsOn, total, rows } = await loadOf([
      ...open('a1', '2026-03-05', '2026-03-06'),
      ...open('a2', FRIDAY, '2026-03-07'),
      ...open('a3', '2026-03-08', '2026-03-09'),
      ...open('a4', '2026-03-09', null),
    ]);
    expect([today, weekEndsOn]).toEqual([FRIDAY, '2026-03-08']);
    expect(total).toEqual({
      open: 4,
      notAccepted: 0,
      suspended: 0,
      promised: { overdue: 1, today: 1, tomorrow: 0, thisWeek: 2 },
      statutory: { overdue: 0, today: 1, tomorrow: 1, thisWeek: 2 },
      branches: { open: 0, ...NONE },
    });
    expect(rows).toEqual([{ department: 'planning', ...total }]);
  });

  it.each([
    ['at 24:00 of its last day a case is in time', '2026-03-06T16:00:00.000Z', { overdue: 0, today: 1 }],
    ['a millisecond later it is overdue', '2026-03-06T16:00:00.001Z', { overdue: 1, today: 0 }],
  ])('%s', async (_, now, promised) => {
    expect((await loadOf(open('a1', FRIDAY, null), {}, now)).total).toMatchObject({ promised });
  });

  it('counts no case once it is closed, and one that is opened again', async () => {
    const closed = [...open('a1', FRIDAY, null), decided(FRIDAY)];
    expect((await loadOf(closed)).total).toMatchObject({ open: 0 });
    // What is proved of a closed case opens none.
    expect((await loadOf([...closed, accepted(FRIDAY)])).total).toMatchObject({ open: 0 });
    const { closing, occurredOn: on } = decided(FRIDAY).data;
    const reopened: ApplicationEvent = {
      type: 'ApplicationReopened',
      data: {
        ...decided(FRIDAY).data,
        notice: 1,
        undoes: { outcome: 'returned', on, closing },
      } as never,
    };
    expect((await loadOf([...closed, reopened])).total).toMatchObject({ open: 1, notAccepted: 1, promised: NONE });
  });

  it('counts a case that is not accepted, or stands still, by no limit', async () => {
    const stands = moved('a2', [{ clock: 'case', basis: 'promised', from: limitOn(FRIDAY), to: null }]);
    const events = [submitted(FRIDAY), ...open('a2', FRIDAY, null), stands];
    expect((await loadOf(events)).total).toMatchObject({ open: 2, notAccepted: 1, suspended: 1, promised: NONE });
  });

  it('takes an acceptance by silence back where a notice had come before', async () => {
    const events = [...open('a1', FRIDAY, null), noticed(FRIDAY, { replacesDeemed: true })];
    expect((await loadOf(events)).total).toMatchObject({ open: 1, notAccepted: 1, promised: NONE });
  });

  it('counts for whoever holds the case now, and a branch for its own department', async () => {
    const assigned: HandlerAssigned = {
      type: 'HandlerAssigned',
      data: {
        ...accepted(FRIDAY).data,
        branch: null,
        official: 'wang',
        holdsFrom: noon(FRIDAY),
        keeps: [],
      } as HandlerAssigned['data'],
    };
    const given = { ...accepted(FRIDAY).data, stage: 's1', branch: 'water' } as unknown as OpinionGiven['data'];
    const events: ApplicationEvent[] = [
      ...open('a1', '2026-03-20', null),
      assigned,
      stage('a1', '2026-03-05'),
      { type: 'OpinionGiven', data: given },
    ];
    const { rows, total } = await loadOf(events, { by: 'official' });
    expect(rows).toMatchObject([
      { department: 'fire', official: null, open: 0, branches: { open: 1, overdue: 1 } },
      { department: 'planning', official: 'wang', open: 1, branches: { open: 0 } },
    ]);
    expect(total).toMatchObject({ open: 1, branches: { open: 1, overdue: 1 } });
  });

  it('shows a key of one department what that holds, and nothing else', async () => {
    const events = [...open('a1', FRIDAY, null), ...open('a2', FRIDAY, null, 'xu', 'fire')];
    const scope = { department: 'fire', region: null };
    for (const by of ['department', 'official', 'item', 'region'] as const) {
      const { rows, total } = await loadOf(events, { by, scope });
      expect([rows.length, total?.open]).toEqual([1, 1]);
    }
    expect((await loadOf(events, { scope: { department: null, region: '430100' } })).rows).toEqual([]);
  });

  it('shows a branch to its department, and nothing of the case around it', async () => {
    const events = [...open('a1', FRIDAY, null), stage('a1', '2026-03-05')];
    for (const bound of [{ scope: { department: 'fire', region: null } }, { filters: { department: 'fire' } }]) {
      const { rows, total } = await loadOf(events, bound);
      expect(rows).toMatchObject([{ department: 'fire', open: 0, branches: { open: 1, overdue: 1 } }]);
      expect([rows.length, total?.open]).toEqual([1, 0]);
    }
  });

  it('comes in pages that are whole', async () => {
    const events = ['a', 'b', 'c'].flatMap((department) => open(department, FRIDAY, null, 'li', department));
    const first = await loadOf(events, { limit: 2 });
    expect([first.rows.map((row) => row.department), first.total?.open]).toEqual([['a', 'b'], 3]);
    const second = await loadOf(events, { limit: 2, after: first.next });
    expect([second.rows.map((row) => row.department), second.total, second.next]).toEqual([['c'], null, null]);
  });
});
