import {
  accept,
  at,
  contextFor,
  extend,
  jointItem,
  outcome,
  promisedItem,
  recordedEventsAfter,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

describe('assignment', () => {
  const assign = (instant: string, change: object = {}): ApplicationCommand => ({
    type: 'AssignHandler',
    data: {
      at: instant,
      now: instant,
      department: 'planning',
      officer: null,
      branch: null,
      official: 'wang',
      ...change,
    },
  });

  it('records who held the clock from when on', () => {
    const past = recordedEventsAfter(
      contextFor(),
      submit(at('2026-03-02')),
      accept(at('2026-03-03')),
      assign(at('2026-03-05')),
    );
    expect(findClock(ledgerOf(past), 'case')?.holders).toEqual([
      {
        department: 'planning',
        official: 'li',
        from: at('2026-03-03'),
        datedFrom: at('2026-03-03'),
        chargedFrom: at('2026-03-03'),
        keeps: [],
      },
      {
        department: 'planning',
        official: 'wang',
        from: at('2026-03-05'),
        datedFrom: at('2026-03-05'),
        chargedFrom: at('2026-03-06', '00:00'),
        keeps: [],
      },
    ]);
  });

  it('takes effect from its recording, whatever its date', () => {
    const dated = assign(at('2026-03-05'), { now: at('2026-03-12') });
    const past = recordedEventsAfter(contextFor(), submit(at('2026-03-02')), accept(at('2026-03-03')), dated);
    expect(findClock(ledgerOf(past), 'case')?.holders.at(-1)).toMatchObject({
      from: at('2026-03-12'),
      datedFrom: at('2026-03-05'),
      chargedFrom: at('2026-03-13', '00:00'),
    });
  });

  it('may apply to one branch only', () => {
    const past = recordedEventsAfter(
      contextFor(jointItem),
      ...joint,
      assign(at('2026-03-03'), { department: 'fire', branch: 'fire' }),
    );
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'branch:fire')?.holders).toHaveLength(2);
    expect(findClock(ledger, 'branch:water')?.holders).toHaveLength(1);
  });

  it('needs an official of that department, and cannot be dated before an earlier one', () => {
    expect(
      outcome(contextFor(promisedItem, { assignee: null }), [submit(at('2026-03-02'))], assign(at('2026-03-03'))),
    ).toBe('application.no-mandate');
    expect(outcome(contextFor(), [submit(at('2026-03-02'))], assign(at('2026-03-03'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    const past = [submit(at('2026-03-02')), assign(at('2026-03-05'))];
    expect(outcome(contextFor(), past, assign(at('2026-03-04'), { official: 'li' }))).toBe(
      'application.before-last-step',
    );
  });

  describe('on the last counted day of a limit', () => {
    // Accepted on 03-02: promised until 03-16, by law until 03-30.
    const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
    const keeps = (...past: readonly ApplicationCommand[]) =>
      recordedEventsAfter(contextFor(), ...accepted, ...past).flatMap(({ type, data }) =>
        type === 'HandlerAssigned' ? [data.keeps] : [],
      )[0];
    const promised = [{ clock: 'case', basis: 'promised' }];
    const statutory = [{ clock: 'case', basis: 'statutory' }];

    it('leaves that limit, and no other, with the previous holder', () => {
      expect(keeps(assign(at('2026-03-13')))).toEqual([]);
      expect(keeps(assign(at('2026-03-16')))).toEqual(promised);
      expect(keeps(assign(at('2026-03-17')))).toEqual([]);
      expect(keeps(assign(at('2026-03-30')))).toEqual(statutory);
    });

    it('as of the recording: a pause that begins on that day takes none of its days away', () => {
      const paused = startSuspension(at('2026-03-16', '09:00'));
      expect(keeps(paused, assign(at('2026-03-16', '15:00')))).toEqual(promised);
      // Paused from the day before: its last counted day is still to come.
      expect(keeps(startSuspension(at('2026-03-13')), assign(at('2026-03-16')))).toEqual([]);
      expect(keeps(startSuspension(at('2026-03-13')), assign(at('2026-03-13', '15:00')))).toEqual([]);
    });

    it('applies to the limits of all clocks: a branch handed over then is not charged with that of the case', () => {
      const late = assign(at('2026-03-09'), { department: 'fire', branch: 'fire' });
      const past = recordedEventsAfter(contextFor(jointItem), ...joint, late);
      const { promised: end } = findClock(ledgerOf(past), 'branch:fire') ?? {};
      expect(end?.date).toBe('2026-03-09');
      expect(past.at(-1)?.data).toMatchObject({ keeps: [{ clock: 'branch:fire', basis: 'promised' }] });
    });

    it('gives the previous holder no time that is granted later', () => {
      const past = [...accepted, assign(at('2026-03-30')), extend(at('2026-03-30', '15:00'))];
      expect(findClock(ledgerOf(recordedEventsAfter(contextFor(), ...past)), 'case')?.holders.at(-1)?.keeps).toEqual(
        [],
      );
      const before = [...accepted, assign(at('2026-03-16')), extend(at('2026-03-27'))];
      expect(findClock(ledgerOf(recordedEventsAfter(contextFor(), ...before)), 'case')?.holders.at(-1)?.keeps).toEqual(
        promised,
      );
    });
  });
});
