import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  document,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  outcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  startSuspension,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

// Promised 10 working days from Monday 2 March: Monday 16 March. By law 20: Monday 30 March.
const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const notice = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'GiveSuspensionNotice',
  data: { ...officialAct(instant), suspension: 1, document: document(), expected: workingDays(5), ...change },
});
const limitsAfter = (...more: ApplicationCommand[]) => {
  const clock = findClock(ledgerOf(recordedEventsAfter(contextFor(), ...accepted, ...more)), 'case');
  return [clock?.promised?.date ?? null, clock?.statutory?.date ?? null];
};

describe('suspension (特别程序, 行政许可法 art. 45)', () => {
  it('with its notice pauses both limits, by a recorded event', () => {
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04')))).toMatchObject([
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
    expect(limitsAfter(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-10')))).toEqual([
      '2026-03-20',
      '2026-04-03',
    ]);
  });

  it('that starts and ends on one day excludes nothing', () => {
    expect(limitsAfter(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-04', '17:00')))).toEqual([
      '2026-03-16',
      '2026-03-30',
    ]);
  });

  it('without notice pauses nothing', () => {
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), { notice: null }))).toMatchObject([
      { type: 'SuspensionStarted', data: { notice: null, pausesFrom: null } },
    ]);
    expect(limitsAfter(startSuspension(at('2026-03-04'), { notice: null }), endSuspension(at('2026-03-10')))).toEqual([
      '2026-03-16',
      '2026-03-30',
    ]);
  });

  it('pauses from a later notice', () => {
    // Notice on Fri 6 March: only Mon 9 and Tue 10 are excluded.
    const late = [startSuspension(at('2026-03-04'), { notice: null }), notice(at('2026-03-06'))];
    expect(limitsAfter(...late)).toEqual([null, null]);
    expect(limitsAfter(...late, endSuspension(at('2026-03-10')))).toEqual(['2026-03-18', '2026-04-01']);
    expect(outcome(contextFor(), [...accepted, ...late], notice(at('2026-03-09')))).toBe('application.notice-given');
  });

  it('pauses from its start if the notice came before', () => {
    const early = startSuspension(at('2026-03-04'), { notice: { document: document(), givenAt: at('2026-03-03') } });
    expect(outcome(contextFor(), accepted, early)).toMatchObject([{ data: { pausesFrom: at('2026-03-04') } }, {}]);
  });

  it('excludes a day once where two overlap', () => {
    const two = [
      startSuspension(at('2026-03-04')),
      startSuspension(at('2026-03-05')),
      endSuspension(at('2026-03-10')),
      endSuspension(at('2026-03-11'), { suspension: 2 }),
    ];
    // Excluded: Thu 5, Fri 6, Mon 9, Tue 10, Wed 11.
    expect(limitsAfter(...two)).toEqual(['2026-03-23', '2026-04-07']);
  });

  it('reported later and proved moves the limits as if reported immediately', () => {
    const now = at('2026-03-20');
    const proofOfService = proof(at('2026-03-04'));
    expect(
      limitsAfter(startSuspension(at('2026-03-04'), { now, proofOfService }), endSuspension(at('2026-03-10'), { now })),
    ).toEqual(['2026-03-20', '2026-04-03']);
  });

  it('reported later without proof excludes no day before its recording, even while every limit runs', () => {
    // Recorded on Monday 9 March: of Thu 5, Fri 6, Mon 9, Tue 10 only the last two are excluded.
    const now = at('2026-03-09');
    expect(limitsAfter(startSuspension(at('2026-03-04'), { now }), endSuspension(at('2026-03-10')))).toEqual([
      '2026-03-18',
      '2026-04-01',
    ]);
    expect(limitsAfter(startSuspension(at('2026-03-04'), { now, endedAt: at('2026-03-06') }))).toEqual([
      '2026-03-16',
      '2026-03-30',
    ]);
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), { now }))).toMatchObject([
      { data: { pausesFrom: at('2026-03-09', '00:00'), pausesFromDate: '2026-03-08', creditedAt: now } },
      {},
    ]);
    const noticed = [startSuspension(at('2026-03-04'), { notice: null }), notice(at('2026-03-05'), { now })];
    expect(limitsAfter(...noticed, endSuspension(at('2026-03-10')))).toEqual(['2026-03-18', '2026-04-01']);
  });

  it('pauses from the service of its notice, not from the reported time of it', () => {
    const served = { now: at('2026-03-12'), proofOfService: proof(at('2026-03-06')) };
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), served))).toMatchObject([
      { data: { pausesFrom: at('2026-03-06'), pausesFromDate: '2026-03-06', creditedAt: at('2026-03-06') } },
      {},
    ]);
    // A system log that shows the act itself proves more than the service.
    const shown = proof(at('2026-03-06'), { mode: 'systemLog', actAt: at('2026-03-05') });
    expect(
      outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), { ...served, proofOfService: shown })),
    ).toMatchObject([{ data: { pausesFromDate: '2026-03-05' } }, {}]);
  });

  it('pauses from its recording if the time of the notice is unknown', () => {
    const given = { notice: { document: document(), givenAt: null }, now: at('2026-03-06') };
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), given))).toMatchObject([
      { data: { notice: { givenAt: null }, pausesFrom: at('2026-03-06'), pausesFromDate: '2026-03-06' } },
      {},
    ]);
  });

  it('announces its time in the notice: without one, no announced time applies', () => {
    const untold = startSuspension(at('2026-03-04'), { notice: null });
    expect(outcome(contextFor(), accepted, untold)).toMatchObject([{ data: { expected: null, ownLimit: null } }]);
    const past = [...accepted, untold];
    const ledger = (...more: ApplicationCommand[]) => ledgerOf(recordedEventsAfter(contextFor(), ...past, ...more));
    expect(findClock(ledger(), 'suspension:1')).toMatchObject({ promisedTerm: null, promised: null });
    expect(findClock(ledger(notice(at('2026-03-06'))), 'suspension:1')).toMatchObject({
      promisedTerm: { days: 5 },
      promised: { date: '2026-03-11' },
    });
    const prolonged = { suspension: 1, expected: workingDays(8), reason: written('slow'), document: document() };
    expect(
      outcome(contextFor(), past, {
        type: 'ProlongSuspension',
        data: { ...officialAct(at('2026-03-05')), ...prolonged },
      }),
    ).toBe('application.not-announced');
  });

  it('reported with its end moves the limits once, also after the decision; then its end is required', () => {
    const files = ['form', 'plan'].map(
      (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
    );
    const decided = [
      submit(at('2026-03-02'), { materials: files }),
      accept(at('2026-03-02', '11:00')),
      grant(at('2026-03-19')),
    ];
    const proofOfService = proof(at('2026-03-04'));
    const told = (change: object) =>
      startSuspension(at('2026-03-04'), { now: at('2026-03-25'), proofOfService, ...change });
    // The promised limit of 16 March moves to 20 March: the decision of 19 March was in time.
    expect(outcome(contextFor(), decided, told({ endedAt: at('2026-03-10') }))).toMatchObject([
      { type: 'SuspensionStarted', data: { occurredAt: at('2026-03-04') } },
      { type: 'SuspensionEnded', data: { occurredAt: at('2026-03-10') } },
      { type: 'LimitsMoved', data: { moves: [{ to: { date: '2026-03-20' } }, { to: { date: '2026-04-03' } }] } },
      { type: 'ClosingReassessed', data: { before: { withinPromise: false }, after: { withinPromise: true } } },
    ]);
    expect(outcome(contextFor(), decided, told({}))).toBe('application.end-missing');
    expect(outcome(contextFor(), decided, told({ endedAt: at('2026-03-20') }))).toBe('application.end-missing');
    expect(outcome(contextFor(), decided, told({ endedAt: at('2026-03-03') }))).toBe('application.before-its-act');
    expect(outcome(contextFor(), decided, startSuspension(at('2026-03-20'), { endedAt: at('2026-03-20') }))).toBe(
      'application.closed',
    );
  });

  it('is one of the eight, or one that the item’s own law names; anything else pauses no clock', () => {
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), { procedure: 'siteSurvey' }))).toBe(
      'application.procedure-stops-no-clock',
    );
    const named = contextFor({
      ...promisedItem,
      furtherProcedures: [{ code: 'siteSurvey', name: '现场勘验', article: '地图管理条例 20' }],
    });
    expect(outcome(named, accepted, startSuspension(at('2026-03-04'), { procedure: 'siteSurvey' }))).toHaveLength(2);
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), { legalBasis: written(' ') }))).toBe(
      'application.legal-basis-missing',
    );
  });

  it('does not run before acceptance: no clock of the review runs yet', () => {
    expect(outcome(contextFor(), [submit(at('2026-03-02'))], startSuspension(at('2026-03-04')))).toBe(
      'application.not-accepted',
    );
  });

  it('of a branch pauses the case and that branch, not the others', () => {
    const past = recordedEventsAfter(
      contextFor(jointItem),
      submit(at('2026-03-02')),
      accept(at('2026-03-02', '11:00')),
      startSuspension(at('2026-03-03'), { branch: 'fire', department: 'fire', officer: 'fire-handler' }),
    );
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'branch:fire')?.promised).toBeNull();
    expect(findClock(ledger, 'branch:water')?.promised?.date).toBe('2026-03-05');
    expect(findClock(ledger, 'case')?.promised).toBeNull();
  });

  it('may be prolonged, also after its announced time has ended', () => {
    const prolong = (instant: string, days: number): ApplicationCommand => ({
      type: 'ProlongSuspension',
      data: {
        ...officialAct(instant),
        suspension: 1,
        expected: workingDays(days),
        reason: written('expert ill'),
        document: document(),
      },
    });
    const past = [...accepted, startSuspension(at('2026-03-04'))];
    expect(outcome(contextFor(), past, prolong(at('2026-03-10'), 8))).toMatchObject([
      { data: { ownLimit: { date: '2026-03-16' } } },
    ]);
    expect(outcome(contextFor(), past, prolong(at('2026-03-10'), 5))).toBe('application.not-longer');
    expect(outcome(contextFor(), past, prolong(at('2026-03-12'), 8))).toMatchObject([
      { data: { ownLimit: { date: '2026-03-16' }, creditedAt: at('2026-03-12') } },
    ]);
  });

  it('has no notice dated in the future', () => {
    const notice = { document: document(), givenAt: at('2026-03-05') };
    expect(outcome(contextFor(), accepted, startSuspension(at('2026-03-04'), { notice }))).toBe(
      'application.in-the-future',
    );
  });

  it('ends once, not before it began, and must exist', () => {
    const past = [...accepted, startSuspension(at('2026-03-04'))];
    expect(outcome(contextFor(), past, endSuspension(at('2026-03-03')))).toBe('application.before-last-step');
    expect(outcome(contextFor(), [...past, endSuspension(at('2026-03-05'))], endSuspension(at('2026-03-06')))).toBe(
      'application.suspension-ended',
    );
    expect(outcome(contextFor(), past, endSuspension(at('2026-03-05'), { suspension: 2 }))).toBe(
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
      startSuspension(at('2026-03-04')),
    ];
    expect(outcome(contextFor(), past, grant(at('2026-03-10')))).toMatchObject([
      { type: 'SuspensionEnded', data: { suspension: 1 } },
      { type: 'LimitsMoved', data: { moves: [{ to: { date: '2026-03-20' } }, { to: { date: '2026-04-03' } }] } },
      { type: 'DecisionMade', data: { closing: { usedDays: 2, withinPromise: true } } },
    ]);
  });

  it('extends to the branches of a stage that starts meanwhile', () => {
    const past = [
      submit(at('2026-03-02')),
      accept(at('2026-03-02', '11:00')),
      startSuspension(at('2026-03-03')),
      giveOpinion('water', at('2026-03-04')),
    ];
    expect(outcome(contextFor(jointItem), past, giveOpinion('fire', at('2026-03-05')))).toMatchObject([
      { type: 'OpinionGiven' },
      { type: 'StageStarted' },
      { type: 'LimitsMoved', data: { moves: [{ clock: 'branch:build', to: null }] } },
    ]);
  });
});
