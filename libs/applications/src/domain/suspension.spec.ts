import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  act,
  at,
  document,
  grant,
  jointItem,
  knowing,
  opine,
  outcome,
  promisedItem,
  recordedStory,
  resume,
  submit,
  suspend,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

// Promised 10 working days from Monday 2 March: Monday 16 March. By law 20: Monday 30 March.
const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const notice = (instant: string): ApplicationCommand => ({
  type: 'GiveSuspensionNotice',
  data: { ...act(instant), suspension: 1, document: document() },
});
const limitsAfter = (...more: ApplicationCommand[]) => {
  const clock = findClock(ledgerOf(recordedStory(knowing(), ...accepted, ...more)), 'case');
  return [clock?.promised?.date ?? null, clock?.statutory?.date ?? null];
};

describe('suspension (特别程序, 行政许可法 art. 45)', () => {
  it('with its notice makes both limits stand still, by a recorded event', () => {
    expect(outcome(knowing(), accepted, suspend(at('2026-03-04')))).toMatchObject([
      {
        type: 'SuspensionStarted',
        data: { suspension: 1, pausesFrom: at('2026-03-04'), ownLimit: { date: '2026-03-11' } },
      },
      {
        type: 'LimitsMoved',
        data: {
          cause: 'suspension',
          moves: [
            { basis: 'promised', from: { date: '2026-03-16' }, to: null },
            { basis: 'statutory', to: null },
          ],
        },
      },
    ]);
  });

  it('excludes the days after its first up to its last: the day it starts still counts, the day it ends does not', () => {
    // Wed 4 to Tue 10 March excludes Thu 5, Fri 6, Mon 9, Tue 10: four working days more.
    expect(limitsAfter(suspend(at('2026-03-04')), resume(at('2026-03-10')))).toEqual(['2026-03-20', '2026-04-03']);
  });

  it('that starts and ends on one day excludes nothing', () => {
    expect(limitsAfter(suspend(at('2026-03-04')), resume(at('2026-03-04', '17:00')))).toEqual([
      '2026-03-16',
      '2026-03-30',
    ]);
  });

  it('without notice pauses nothing', () => {
    expect(outcome(knowing(), accepted, suspend(at('2026-03-04'), { notice: null }))).toMatchObject([
      { type: 'SuspensionStarted', data: { notice: null, pausesFrom: null } },
    ]);
    expect(limitsAfter(suspend(at('2026-03-04'), { notice: null }), resume(at('2026-03-10')))).toEqual([
      '2026-03-16',
      '2026-03-30',
    ]);
  });

  it('pauses from a notice that follows', () => {
    // Notice on Fri 6 March: only Mon 9 and Tue 10 are excluded.
    const late = [suspend(at('2026-03-04'), { notice: null }), notice(at('2026-03-06'))];
    expect(limitsAfter(...late)).toEqual([null, null]);
    expect(limitsAfter(...late, resume(at('2026-03-10')))).toEqual(['2026-03-18', '2026-04-01']);
    expect(outcome(knowing(), [...accepted, ...late], notice(at('2026-03-09')))).toBe('application.notice-given');
  });

  it('pauses from its start where the notice came before', () => {
    const early = suspend(at('2026-03-04'), { notice: { document: document(), givenAt: at('2026-03-03') } });
    expect(outcome(knowing(), accepted, early)).toMatchObject([{ data: { pausesFrom: at('2026-03-04') } }, {}]);
  });

  it('excludes a day once where two overlap', () => {
    const two = [
      suspend(at('2026-03-04')),
      suspend(at('2026-03-05')),
      resume(at('2026-03-10')),
      resume(at('2026-03-11'), { suspension: 2 }),
    ];
    // Excluded: Thu 5, Fri 6, Mon 9, Tue 10, Wed 11.
    expect(limitsAfter(...two)).toEqual(['2026-03-23', '2026-04-07']);
  });

  it('recorded after the fact moves the limits as if it had been told at once', () => {
    const now = at('2026-03-20');
    expect(limitsAfter(suspend(at('2026-03-04'), { now }), resume(at('2026-03-10'), { now }))).toEqual([
      '2026-03-20',
      '2026-04-03',
    ]);
  });

  it('told of at once with its end moves the limits once, also after the decision; then its end must be told', () => {
    const files = ['form', 'plan'].map(
      (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
    );
    const decided = [
      submit(at('2026-03-02'), { materials: files }),
      accept(at('2026-03-02', '11:00')),
      grant(at('2026-03-19')),
    ];
    const told = (change: object) => suspend(at('2026-03-04'), { now: at('2026-03-25'), ...change });
    // The promise of 16 March moves to 20 March: the decision of 19 March was in time.
    expect(outcome(knowing(), decided, told({ endedAt: at('2026-03-10') }))).toMatchObject([
      { type: 'SuspensionStarted', data: { occurredAt: at('2026-03-04') } },
      { type: 'SuspensionEnded', data: { occurredAt: at('2026-03-10') } },
      { type: 'LimitsMoved', data: { moves: [{ to: { date: '2026-03-20' } }, { to: { date: '2026-04-03' } }] } },
      { type: 'ClosingReassessed', data: { before: { withinPromise: false }, after: { withinPromise: true } } },
    ]);
    expect(outcome(knowing(), decided, told({}))).toBe('application.end-missing');
    expect(outcome(knowing(), decided, told({ endedAt: at('2026-03-20') }))).toBe('application.end-missing');
    expect(outcome(knowing(), decided, told({ endedAt: at('2026-03-03') }))).toBe('application.before-its-act');
    expect(outcome(knowing(), decided, suspend(at('2026-03-20'), { endedAt: at('2026-03-20') }))).toBe(
      'application.closed',
    );
  });

  it('is one of the eight, or one that the item’s own law names; anything else stops no clock', () => {
    expect(outcome(knowing(), accepted, suspend(at('2026-03-04'), { procedure: 'siteSurvey' }))).toBe(
      'application.procedure-stops-no-clock',
    );
    const named = knowing({
      ...promisedItem,
      furtherProcedures: [{ code: 'siteSurvey', name: '现场勘验', article: '地图管理条例 20' }],
    });
    expect(outcome(named, accepted, suspend(at('2026-03-04'), { procedure: 'siteSurvey' }))).toHaveLength(2);
    expect(outcome(knowing(), accepted, suspend(at('2026-03-04'), { legalBasis: written(' ') }))).toBe(
      'application.legal-basis-missing',
    );
  });

  it('does not run before acceptance: no clock of the review runs yet', () => {
    expect(outcome(knowing(), [submit(at('2026-03-02'))], suspend(at('2026-03-04')))).toBe('application.not-accepted');
  });

  it('of a branch pauses the case and that branch, not its neighbours', () => {
    const past = recordedStory(
      knowing(jointItem),
      submit(at('2026-03-02')),
      accept(at('2026-03-02', '11:00')),
      suspend(at('2026-03-03'), { branch: 'fire', department: 'fire', officer: 'fire-handler' }),
    );
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'branch:fire')?.promised).toBeNull();
    expect(findClock(ledger, 'branch:water')?.promised?.date).toBe('2026-03-05');
    expect(findClock(ledger, 'case')?.promised).toBeNull();
  });

  it('may be prolonged before its announced time ends, not after', () => {
    const prolong = (instant: string, days: number): ApplicationCommand => ({
      type: 'ProlongSuspension',
      data: {
        ...act(instant),
        suspension: 1,
        expected: workingDays(days),
        reason: written('expert ill'),
        document: document(),
      },
    });
    const past = [...accepted, suspend(at('2026-03-04'))];
    expect(outcome(knowing(), past, prolong(at('2026-03-10'), 8))).toMatchObject([
      { data: { ownLimit: { date: '2026-03-16' } } },
    ]);
    expect(outcome(knowing(), past, prolong(at('2026-03-10'), 5))).toBe('application.not-longer');
    expect(outcome(knowing(), past, prolong(at('2026-03-12'), 8))).toBe('application.prolongation-too-late');
  });

  it('is not told of in a notice of tomorrow', () => {
    const notice = { document: document(), givenAt: at('2026-03-05') };
    expect(outcome(knowing(), accepted, suspend(at('2026-03-04'), { notice }))).toBe('application.in-the-future');
  });

  it('ends once, not before it began, and needs to exist', () => {
    const past = [...accepted, suspend(at('2026-03-04'))];
    expect(outcome(knowing(), past, resume(at('2026-03-03')))).toBe('application.before-last-step');
    expect(outcome(knowing(), [...past, resume(at('2026-03-05'))], resume(at('2026-03-06')))).toBe(
      'application.suspension-ended',
    );
    expect(outcome(knowing(), past, resume(at('2026-03-05'), { suspension: 2 }))).toBe(
      'application.suspension-not-found',
    );
  });

  it('ends with the decision at the latest', () => {
    const files = ['form', 'plan'].map(
      (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
    );
    const past = [
      submit(at('2026-03-02'), { materials: files }),
      accept(at('2026-03-02', '11:00')),
      suspend(at('2026-03-04')),
    ];
    expect(outcome(knowing(), past, grant(at('2026-03-10')))).toMatchObject([
      { type: 'SuspensionEnded', data: { suspension: 1 } },
      { type: 'LimitsMoved', data: { moves: [{ to: { date: '2026-03-20' } }, { to: { date: '2026-04-03' } }] } },
      { type: 'DecisionMade', data: { closing: { usedDays: 2, withinPromise: true } } },
    ]);
  });

  it('goes over to the branches of a stage that starts meanwhile', () => {
    const past = [
      submit(at('2026-03-02')),
      accept(at('2026-03-02', '11:00')),
      suspend(at('2026-03-03')),
      opine('water', at('2026-03-04')),
    ];
    expect(outcome(knowing(jointItem), past, opine('fire', at('2026-03-05')))).toMatchObject([
      { type: 'OpinionGiven' },
      { type: 'StageStarted' },
      { type: 'LimitsMoved', data: { moves: [{ clock: 'branch:build', to: null }] } },
    ]);
  });
});
