import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  endSuspension,
  eventsAfter,
  grant,
  outcome,
  promisedItem,
  proof,
  refuseAcceptance,
  startSuspension,
  submit,
  withdraw,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';

const free = contextFor({ ...promisedItem, materials: [] });
// Promised until Monday 16 March, by law until Monday 30 March.
const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))] as const;
const pass = (instant: string): ApplicationCommand => ({ type: 'RecordLimitPassing', data: { at: instant } });
const promiseEnds = at('2026-03-17', '00:00');
const statuteEnds = at('2026-03-31', '00:00');
const late = [...accepted, pass(promiseEnds)] as const;
const li = { department: 'planning', official: 'li' };

const visit = (instant: string): ApplicationCommand => ({
  type: 'RecordVisit',
  data: { ...actTimes(instant), department: null, officer: null, purpose: null },
});
const proved = { now: at('2026-03-25'), proofOfService: proof(at('2026-03-04')) };
const pausedLate = startSuspension(at('2026-03-04'), { ...proved, endedAt: at('2026-03-10') });

/** The events of a further command that only concern reports. */
const told = (past: readonly ApplicationCommand[], command: ApplicationCommand, known = {}): readonly object[] => {
  const events = outcome(free, past, command, known);
  if (typeof events === 'string') throw new Error(events);
  return events.flatMap(inShort);
};

const inShort = (event: ApplicationEvent): readonly object[] => {
  if (event.type === 'LimitPassed' || event.type === 'LimitPassingUndone') {
    const { basis, limit, closedOn, holder, occurredOn } = event.data;
    const cause = event.type === 'LimitPassingUndone' ? { undone: event.data.cause } : { occurredOn };
    return [{ basis, on: limit.date, closedOn, official: holder.official, ...cause }];
  }
  if (event.type !== 'ClosingReassessed') return [];
  const { cause, counted, before, after } = event.data;
  return [{ cause, on: counted.on, before: before.usedDays, after: after.usedDays, kept: after.withinPromise }];
};

const passed = { basis: 'promised', on: '2026-03-16', closedOn: null, official: 'li' };

describe('the passing of a limit', () => {
  it('is recorded on the limit’s last local day, once for each limit', () => {
    expect(told(accepted, pass(at('2026-03-16', '23:59')))).toEqual([]);
    expect(outcome(free, accepted, pass(promiseEnds))).toMatchObject([
      { type: 'LimitPassed', data: { clock: 'case', occurredAt: promiseEnds, occurredOn: '2026-03-16', holder: li } },
    ]);
    expect(told(late, pass(promiseEnds))).toEqual([]);
    expect(told(late, pass(statuteEnds))).toEqual([
      { ...passed, basis: 'statutory', on: '2026-03-30', occurredOn: '2026-03-30' },
    ]);
  });

  it('counts for the holder on the limit’s last counted day, whatever pause begins on it', () => {
    const assign: ApplicationCommand = {
      type: 'AssignHandler',
      data: { ...actTimes(at('2026-03-16')), department: 'planning', officer: 'li', branch: null, official: 'wang' },
    };
    const paused = [startSuspension(at('2026-03-16', '15:00')), endSuspension(at('2026-03-24'))];
    const [end] = told([...accepted, assign, ...paused], pass(at('2026-03-25', '00:00')));
    expect(end).toMatchObject({ basis: 'promised', on: '2026-03-24', official: 'li' });
  });

  it('is not recorded for a case decided by then, at 24:00 at the latest (民法典 art. 203)', () => {
    expect(told([...accepted, grant(promiseEnds)], pass(promiseEnds))).toEqual([]);
    expect(told([...accepted, withdraw(at('2026-03-10'))], pass(statuteEnds))).toEqual([]);
  });

  it('of a case closed late has the day of its closing, recorded before it or after', () => {
    const decided = { ...passed, closedOn: '2026-03-18', occurredOn: '2026-03-16' };
    expect(told([...accepted, grant(at('2026-03-18'))], pass(promiseEnds))).toEqual([decided]);
    expect(told([...accepted, withdraw(at('2026-03-18'))], pass(promiseEnds))).toEqual([decided]);
    expect(outcome(free, late, grant(at('2026-03-18')))).toMatchObject([
      { type: 'DecisionMade', data: { closing: { passed: [{ basis: 'promised', limit: { date: '2026-03-16' } }] } } },
    ]);
  });

  it('is undone by a decision in time that is reported late and proved; without proof it stays', () => {
    const toldLate = { now: at('2026-03-20') };
    const proved = grant(at('2026-03-13'), { ...toldLate, proofOfService: proof(at('2026-03-13')) });
    expect(told(late, proved)).toEqual([{ ...passed, undone: 'endedInTime' }]);
    const [decided] = outcome(free, late, proved) as readonly ApplicationEvent[];
    expect(decided).toMatchObject({ type: 'DecisionMade', data: { closing: { withinPromise: true } } });
    expect(decided).not.toHaveProperty('data.closing.passed');
    expect(told([...late, proved], pass(statuteEnds))).toEqual([]);
    expect(told(late, grant(at('2026-03-13'), toldLate))).toEqual([]);
  });

  it('is undone when the limit moves away or is paused, and recorded again when the next one passes', () => {
    expect(told(late, pausedLate)).toEqual([{ ...passed, undone: 'limitMoved' }]);
    const moved = { ...passed, on: '2026-03-20', occurredOn: '2026-03-20' };
    expect(told([...late, pausedLate], pass(at('2026-03-25')))).toEqual([moved]);
    const standing = startSuspension(at('2026-03-12'), {
      now: at('2026-03-18'),
      proofOfService: proof(at('2026-03-12')),
    });
    expect(told(late, standing)).toEqual([{ ...passed, undone: 'limitMoved' }]);
    expect(told([...late, standing], pass(at('2026-04-20')))).toEqual([]);
    const resumed = [...late, standing, endSuspension(at('2026-03-19'))];
    expect(told(resumed, pass(at('2026-04-20')))).toHaveLength(2);
  });

  it('is undone with the deemed acceptance', () => {
    const silent = [
      submit(at('2026-03-02')),
      { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } } as const,
      pass(promiseEnds),
    ];
    const proved = { now: at('2026-03-20'), proofOfService: proof(at('2026-03-05')) };
    expect(told(silent, refuseAcceptance('notRequired', at('2026-03-05'), proved))).toEqual([
      { ...passed, undone: 'neverRan' },
    ]);
  });

  it('stays with the holder at the time, even if the case is taken over later', () => {
    const assign: ApplicationCommand = {
      type: 'AssignHandler',
      data: { ...actTimes(at('2026-03-17')), department: 'planning', officer: null, branch: null, official: 'wang' },
    };
    expect(told(late, assign)).toEqual([]);
    expect(told([...accepted, assign], pass(promiseEnds))).toEqual([{ ...passed, occurredOn: '2026-03-16' }]);
  });
});

describe('a closed case', () => {
  const closed = [...late, grant(at('2026-03-18'))] as const;
  const flood = {
    calendar: calendarFrom([yearImported(2025), yearImported(2026), ...daysOff('2026-03-10', '2026-03-11')]),
  };
  const recompute: ApplicationCommand = { type: 'RecomputeLimits', data: { changedAt: at('2026-03-25') } };

  it('is reassessed by a calendar change that moves its limits: days, marks, and passings', () => {
    expect(told(closed, recompute, flood)).toEqual([
      { ...passed, closedOn: '2026-03-18', undone: 'limitMoved' },
      { cause: 'calendar', on: '2026-03-18', before: 12, after: 10, kept: true },
    ]);
  });

  it('is reassessed by a late report that moves its limits', () => {
    expect(told(closed, pausedLate)).toEqual([
      { ...passed, closedOn: '2026-03-18', undone: 'limitMoved' },
      { cause: 'suspension', on: '2026-03-18', before: 12, after: 8, kept: true },
    ]);
  });

  it('is unchanged if nothing of it moved', () => {
    expect(told(closed, visit(at('2026-03-19')), flood)).toEqual([]);
    const facts = outcome(free, closed, { type: 'RecomputeLimits', data: { changedAt: at('2026-03-25') } });
    expect(facts).toEqual([]);
    expect(eventsAfter(free, ...closed).map(({ type }) => type)).not.toContain('ClosingReassessed');
  });

  it('is reassessed relative to the last recorded assessment', () => {
    // The 10th was paused; the 11th no longer counts.
    expect(told([...closed, pausedLate], recompute, flood)).toEqual([
      { cause: 'calendar', on: '2026-03-18', before: 8, after: 7, kept: true },
    ]);
  });
});

function daysOff(...dates: readonly string[]) {
  return dates.map((date) => dayDeclared({ date, working: false }));
}
