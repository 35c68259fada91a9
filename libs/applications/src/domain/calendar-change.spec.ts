import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import { decide, fold } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  endSuspension,
  eventsAfter,
  giveOpinion,
  grant,
  jointItem,
  outcome,
  requestCorrection,
  startSuspension,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { ApplicationEvent } from './application-events';

const files = ['form', 'plan'].map((code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const);
// Promised until Monday 16 March, by law until Monday 30 March.
const past = [submit(at('2026-03-02'), { materials: files }), accept(at('2026-03-02', '11:00'))];
const declaring = (date: string, working: boolean) =>
  contextFor(undefined, {
    calendar: calendarFrom([yearImported(2025), yearImported(2026), dayDeclared({ date, working })]),
  });
const recompute = (changedAt: string): ApplicationCommand => ({ type: 'RecomputeLimits', data: { changedAt } });
const movedTo = (commands: readonly ApplicationCommand[], date: string, working: boolean, changedAt: string) => {
  const events = outcome(contextFor(), commands, recompute(changedAt), declaring(date, working));
  if (typeof events === 'string') return events;
  return events.flatMap((event) =>
    event.type === 'LimitsMoved' ? event.data.moves.map(({ clock, basis, to }) => `${clock} ${basis} ${to?.date}`) : [],
  );
};

describe('a calendar change', () => {
  it('moves the open limits it affects, by a recorded event', () => {
    expect(movedTo(past, '2026-03-10', false, at('2026-03-05'))).toEqual([
      'case promised 2026-03-17',
      'case statutory 2026-03-31',
    ]);
    expect(movedTo(past, '2026-03-20', false, at('2026-03-05'))).toEqual(['case statutory 2026-03-31']);
  });

  it('moves the limit of a branch that has ended while its stage runs: the time of the stage is that of its slowest branch', () => {
    // fire has until 9 March and is done on the 4th; water is open. Saturday 7 March becomes a working day.
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')), giveOpinion('fire', at('2026-03-04'))];
    const fireEnds = (commands: readonly ApplicationCommand[]) => {
      const calendar = { calendar: declaring('2026-03-07', true).calendar };
      const events = outcome(
        contextFor(jointItem),
        commands,
        recompute(at('2026-03-05')),
        contextFor(jointItem, calendar),
      );
      if (typeof events === 'string') throw new Error(events);
      const moves = events.flatMap((event) => (event.type === 'LimitsMoved' ? event.data.moves : []));
      return moves.find(({ clock }) => clock === 'branch:fire')?.to?.date;
    };
    expect(fireEnds(joint)).toBe('2026-03-07');
    expect(fireEnds([...joint, giveOpinion('water', at('2026-03-05', '09:00'))])).toBeUndefined();
  });

  it('leaves limits unchanged that it does not affect or has already moved', () => {
    expect(movedTo(past, '2026-04-20', false, at('2026-03-05'))).toEqual([]);
    expect(movedTo([], '2026-03-10', false, at('2026-03-05'))).toEqual([]);
  });

  it('moves a limit earlier, but never before the day of the change', () => {
    // Saturday 14 March becomes a working day: the promise would end on Saturday 14.
    expect(movedTo(past, '2026-03-14', true, at('2026-03-05'))).toEqual([
      'case promised 2026-03-14',
      'case statutory 2026-03-27',
    ]);
    expect(movedTo(past, '2026-03-07', true, at('2026-03-15'))).toEqual([
      'case promised 2026-03-15',
      'case statutory 2026-03-27',
    ]);
  });

  const unapplied = (commands: readonly ApplicationCommand[], date: string, changedAt: string) => {
    const events = outcome(contextFor(), commands, recompute(changedAt), declaring(date, true));
    if (typeof events === 'string') throw new Error(events);
    return events.flatMap((event) =>
      event.type === 'CalendarChangeNotApplied'
        ? event.data.limits.map(
            ({ clock, basis, limit, computed }) => `${clock} ${basis} ${limit.date}, not ${computed.date}`,
          )
        : [],
    );
  };

  describe('that affects a deadline of the applicant', () => {
    // Requested on Tuesday 3 March, ten working days: until Tuesday 17 March. Deferred on the 2nd: until Monday 16 March.
    const asked = [submit(at('2026-03-02')), requestCorrection(['form'], at('2026-03-03'))];
    const deferred = [
      submit(at('2026-03-02'), { materials: files.slice(0, 1) }),
      accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(10) } }),
    ];
    const ofApplicant = (moves: ReturnType<typeof movedTo>) =>
      typeof moves === 'string' ? moves : moves.filter((move) => !move.startsWith('case'));

    it('shortens no deadline, and records so', () => {
      expect(movedTo(asked, '2026-03-14', true, at('2026-03-05'))).toEqual([]);
      expect(unapplied(asked, '2026-03-14', at('2026-03-05'))).toEqual([
        'correction:1 statutory 2026-03-17, not 2026-03-16',
      ]);
      expect(ofApplicant(movedTo(deferred, '2026-03-14', true, at('2026-03-05')))).toEqual([]);
    });

    it('lengthens it, until it ends', () => {
      expect(movedTo(asked, '2026-03-10', false, at('2026-03-05'))).toEqual(['correction:1 statutory 2026-03-18']);
      expect(movedTo(asked, '2026-03-17', false, at('2026-03-17', '20:00'))).toEqual([
        'correction:1 statutory 2026-03-18',
      ]);
      expect(ofApplicant(movedTo(deferred, '2026-03-10', false, at('2026-03-05')))).toEqual([
        'deferral statutory 2026-03-17',
      ]);
    });
  });

  it("within a running first check moves its end and the policy's promise: later, or earlier but never into the past", () => {
    const received = [submit(at('2026-03-02'))];
    const [promised, statutory] = ['firstCheck:1 promised', 'firstCheck:1 statutory'];
    expect(movedTo(received, '2026-03-04', false, at('2026-03-03'))).toEqual([
      `${promised} 2026-03-05`,
      `${statutory} 2026-03-10`,
    ]);
    // The promise of Wednesday 4 has passed; Saturday 7 becomes a working day.
    expect(movedTo(received, '2026-03-07', true, at('2026-03-05'))).toEqual([`${statutory} 2026-03-07`]);
    expect(movedTo(received, '2026-03-07', true, at('2026-03-08'))).toEqual([`${statutory} 2026-03-08`]);
    expect(movedTo(received, '2026-03-07', true, at('2026-03-09', '09:00'))).toEqual([]);
  });

  it('that would have put an end into the past is recorded in the history of the case', () => {
    // Saturday 7 March becomes a working day: the promise of Monday 16 would have ended on Friday 13.
    expect(unapplied(past, '2026-03-07', at('2026-03-05'))).toEqual([]);
    expect(unapplied(past, '2026-03-07', at('2026-03-15'))).toEqual(['case promised 2026-03-15, not 2026-03-13']);
    expect(unapplied(past, '2026-03-07', at('2026-03-18'))).toEqual(['case promised 2026-03-16, not 2026-03-13']);
    const inTime = [...past, grant(at('2026-03-16'))];
    expect(unapplied(inTime, '2026-03-07', at('2026-03-18'))).toEqual(['case promised 2026-03-16, not 2026-03-13']);
    const early = [...past, grant(at('2026-03-13'))];
    expect(unapplied(early, '2026-03-07', at('2026-03-18'))).toEqual([]);
  });

  it('is recorded as not applied once', () => {
    const calendar = declaring('2026-03-07', true);
    const said = outcome(contextFor(), past, recompute(at('2026-03-18')), calendar) as readonly ApplicationEvent[];
    expect(said.map(({ type }) => type)).toEqual(['LimitsMoved', 'CalendarChangeNotApplied']);
    const state = fold(applicationDecider, [...eventsAfter(contextFor(), ...past), ...said]);
    expect(decide(applicationDecider, recompute(at('2026-03-19')), state, calendar)).toEqual([]);
  });

  it('does not move back a limit that has passed', () => {
    expect(movedTo(past, '2026-03-07', true, at('2026-03-18'))).toEqual(['case statutory 2026-03-27']);
  });

  it('can only lengthen a clock that has ended', () => {
    const closed = [...past, grant(at('2026-03-17'))];
    expect(movedTo(closed, '2026-03-10', false, at('2026-03-18'))).toEqual([
      'case promised 2026-03-17',
      'case statutory 2026-03-31',
    ]);
    expect(movedTo(closed, '2026-03-14', true, at('2026-03-18'))).toEqual([]);
  });

  it('gives back time to a first check that ended in deemed acceptance (行政许可法 art. 32(4))', () => {
    // Deemed accepted at the end of Monday 9 March; with the 4th off the first check ends a day later.
    const silent = [
      submit(at('2026-03-02')),
      { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } } as const,
    ];
    const flood = declaring('2026-03-04', false);
    const moved = outcome(contextFor(), silent, recompute(at('2026-03-10', '09:00')), flood);
    const state = fold(applicationDecider, [...eventsAfter(contextFor(), ...silent), ...(moved as ApplicationEvent[])]);
    const told = (instant: string) => decide(applicationDecider, accept(instant), state, flood);
    expect(told(at('2026-03-10', '15:00'))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: false, replacesDeemed: true, occurredOn: '2026-03-10' } },
    ]);
    expect(told(at('2026-03-11'))).toMatchObject([{ type: 'LateReportRecorded' }]);
  });

  it('after the end of a first check finds the case deemed accepted, even if its timer is late', () => {
    const events = outcome(
      contextFor(),
      [submit(at('2026-03-02'))],
      recompute(at('2026-03-10')),
      declaring('2026-03-05', false),
    );
    expect(events).toMatchObject([{ type: 'ApplicationAccepted', data: { deemed: true } }, { type: 'LimitsMoved' }]);
  });

  it('leaves a paused clock unchanged', () => {
    // Only the announced time of the procedure itself keeps running.
    expect(movedTo([...past, startSuspension(at('2026-03-04'))], '2026-03-10', false, at('2026-03-05'))).toEqual([
      'suspension:1 promised 2026-03-12',
    ]);
    expect(
      movedTo(
        [...past, startSuspension(at('2026-03-04')), endSuspension(at('2026-03-06'))],
        '2026-03-10',
        false,
        at('2026-03-07'),
      ),
    ).toEqual(['case promised 2026-03-19', 'case statutory 2026-04-02', 'suspension:1 promised 2026-03-12']);
  });
});
