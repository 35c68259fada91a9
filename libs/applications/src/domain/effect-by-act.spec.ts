import { type Effect, fold, written } from '@sealtrail/event-sourcing';
import { policies, rulesOfProfile } from '@sealtrail/policy/events';
import {
  accept,
  actTimes,
  at,
  contextFor,
  documentOf,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  ownProof,
  paperMaterial,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuse,
  refuseAcceptance,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  submitCorrectionLate,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { effectOf } from './effect';

/** The effect of the last of these. */
function effect(context: ApplicationDecisionContext, ...told: readonly ApplicationCommand[]): Effect {
  const past = recordedEventsAfter(context, ...told.slice(0, -1));
  const own = recordedEventsAfter(context, ...told).slice(past.length);
  return effectOf({ before: fold(applicationDecider, past), ownEvents: own });
}

const item = { ...promisedItem, materials: [] };
// The first check of Monday 2 March is promised by Wednesday 4 March, and ends on Monday 9 March; the case is promised by 16 March.
const received = submit(at('2026-03-02'));
const accepted = [received, accept(at('2026-03-02', '11:00'))];
const late = (told: string, proofOfService: ReturnType<typeof proof> | null = null) => ({
  now: at(told),
  proofOfService,
});
const limit = (clock: string, basis: 'promised' | 'statutory' = 'promised') => ({ clock, basis });
const check = [limit('firstCheck:1'), limit('firstCheck:1', 'statutory')];
const bothOfCase = [limit('case'), limit('case', 'statutory')];
const partly = (reason: string, ...limits: readonly object[]) => ({
  kind: 'partly',
  reason,
  ...(limits.length > 0 && { limits }),
});
const recordedOnly = (reason: string, ...limits: readonly object[]) => ({
  ...partly(reason, ...limits),
  kind: 'recordedOnly',
});
const APPLIED = { kind: 'applied', reason: null };

const terminate = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'TerminateApplication',
  data: {
    ...officialAct(instant),
    approval: 'onPaper',
    reason: written('gone'),
    legalBasis: written('行政许可法 art. 70'),
    document: documentOf(instant),
    ground: null,
    remedies: null,
    ...change,
  },
});
const giveNotice = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'GiveSuspensionNotice',
  data: { ...officialAct(instant), suspension: 1, document: documentOf(instant), expected: workingDays(8), ...change },
});
const prolong = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'ProlongSuspension',
  data: {
    ...officialAct(instant),
    suspension: 1,
    expected: workingDays(9),
    reason: written('slow'),
    document: documentOf(instant),
    ...change,
  },
});
const material = (code: string, instant: string, change: object = {}): ApplicationCommand => ({
  type: 'AddMaterial',
  data: { ...actTimes(instant), department: null, officer: null, material: paperMaterial(code), ...change },
});
const assign = (branch: string | null, instant: string): ApplicationCommand => ({
  type: 'AssignHandler',
  data: { ...actTimes(instant), department: branch ?? 'planning', officer: 'li', branch, official: 'wang' },
});

describe('an act of the first check that is reported late', () => {
  it.each([
    ['an acceptance', accept(at('2026-03-04'), late('2026-03-06'))],
    ['a notice', requestCorrection(['form'], at('2026-03-04'), late('2026-03-06'))],
    [
      'a notice that also asks for what the item does not list',
      requestCorrection(['diary', 'form'], at('2026-03-04'), late('2026-03-06')),
    ],
    ['a non-acceptance', refuseAcceptance('notRequired', at('2026-03-04'), late('2026-03-06'))],
  ])('%s counts in part where the promise of the check ended in between', (_, told) => {
    expect(effect(contextFor(), received, told)).toEqual(partly('countsFromReport', limit('firstCheck:1')));
  });

  it('is a notice after the first check where the case had been accepted in time, or the notice names nothing listed', () => {
    const afterEnd = requestCorrection(['form'], at('2026-03-04'), late('2026-03-11'));
    expect(effect(contextFor(), ...accepted, afterEnd)).toEqual(recordedOnly('firstCheckEnded'));
    const beyond = requestCorrection(['diary'], at('2026-03-03'), late('2026-03-12'));
    expect(effect(contextFor(), received, beyond)).toEqual(recordedOnly('firstCheckEnded'));
  });
});

describe('an ending that is reported late', () => {
  const endings: readonly (readonly [string, (instant: string, change?: object) => ApplicationCommand])[] = [
    ['a withdrawal', withdraw],
    ['a termination', terminate],
  ];

  it.each(endings)('%s of a case that was accepted in time is not said to have been accepted by silence', (_, end) => {
    expect(effect(contextFor(item), ...accepted, end(at('2026-03-04'), late('2026-03-11')))).toEqual(APPLIED);
    expect(effect(contextFor(item), ...accepted, end(at('2026-03-12'), late('2026-03-17')))).toEqual(
      partly('countsFromReport', limit('case')),
    );
  });

  it.each(endings)(
    '%s names the limits that ended after silence had accepted the case, and those whose card was due',
    (_, end) => {
      const told = (now: string) => end(at('2026-03-04'), late(now));
      expect(effect(contextFor(item), received, told('2026-03-18'))).toEqual(
        partly('acceptedBySilence', ...check, limit('case')),
      );
      const yulin = { policies: [{ ...policies()[0], ...rulesOfProfile('yulin') }] } as const;
      expect(effect(contextFor(item, yulin), received, told('2026-03-14'))).toEqual(
        partly('acceptedBySilence', ...check, limit('case')),
      );
    },
  );

  it('at 24:00 of the last day of the first check came before the silence', () => {
    const told = withdraw(at('2026-03-10', '00:00'), late('2026-03-11'));
    expect(effect(contextFor(item), received, told)).toEqual(partly('acceptedBySilence', check[1] as object));
  });

  it('counts from its service where that lies within the first check: silence had accepted nothing', () => {
    const told = withdraw(at('2026-03-03'), late('2026-03-12', proof(at('2026-03-05'))));
    expect(effect(contextFor(item), received, told)).toEqual(APPLIED);
  });
});

describe('what is only recorded', () => {
  const asked = [received, requestCorrection(['form'], at('2026-03-04'), { deadline: workingDays(1) })];

  it('of a case that a person closed, says that it has been closed since', () => {
    const set = { ...submitCorrection(at('2026-03-05'), 'form') };
    const told = { ...set, data: { ...set.data, now: at('2026-03-09') } } as ApplicationCommand;
    const open = [received, requestCorrection(['form'], at('2026-03-04'))];
    expect(effect(contextFor(), ...open, withdraw(at('2026-03-06')), told)).toEqual(recordedOnly('closedSince'));
  });

  it('of a case that a timer closed, says so of any act but the corrected set', () => {
    const told = accept(at('2026-03-05'), late('2026-03-09'));
    expect(effect(contextFor(), ...asked, told)).toEqual(recordedOnly('closedSince'));
  });

  it('of a case that silence accepted and that was decided since, says that it has been closed since', () => {
    const told = refuseAcceptance('notRequired', at('2026-03-04'), late('2026-03-12'));
    expect(effect(contextFor(item), received, grant(at('2026-03-11')), told)).toEqual(recordedOnly('closedSince'));
  });

  it('as the earlier end of a procedure, counts from its report, before the decision and after it', () => {
    const paused = [...accepted, startSuspension(at('2026-03-03')), endSuspension(at('2026-03-06'))];
    const earlier = endSuspension(at('2026-03-04'), late('2026-03-12'));
    const context = contextFor(jointItem);
    expect(effect(context, ...paused, earlier)).toEqual(recordedOnly('countsFromReport'));
    expect(effect(context, ...paused, refuse(at('2026-03-09')), earlier)).toEqual(recordedOnly('countsFromReport'));
  });

  it('as a receipt that another party reports late, counts from its report or from its electronic receipt', () => {
    const stranger = { role: 'integrator', department: null };
    const told = { now: at('2026-03-06'), toldBy: stranger, filedBy: 'portal' };
    expect(effect(contextFor(), submit(at('2026-03-02'), told))).toEqual(
      recordedOnly('countsFromReport', check[1] as object),
    );
    const shown = proof(at('2026-03-04'), { mode: 'electronicReceipt', toldBy: stranger });
    expect(effect(contextFor(), submit(at('2026-03-02'), { ...told, proofOfService: shown }))).toEqual(
      recordedOnly('countsFromService', check[1] as object),
    );
  });
});

describe('a corrected set, and a deferred material', () => {
  it('counts in part where nothing shows that it came before its first check would have ended', () => {
    const asked = [received, requestCorrection(['form', 'plan'], at('2026-03-04'))];
    const set = submitCorrectionLate(at('2026-03-05'), at('2026-03-13'), 'form', 'plan');
    expect(effect(contextFor(), ...asked, set)).toEqual(APPLIED);
    const unproved = { ...set, data: { ...set.data, proofOfService: null } } as ApplicationCommand;
    expect(effect(contextFor(), ...asked, unproved)).toEqual(partly('countsFromReport'));
  });

  it('counts from its report, or from what proves that it came in time, also after the lapse', () => {
    const deferral = { materials: ['plan'], term: workingDays(2) };
    const deferred = [received, accept(at('2026-03-02', '11:00'), { deferral })];
    const missed = partly('deferralMissed', limit('deferral', 'statutory'));
    expect(effect(contextFor(), ...deferred, material('plan', at('2026-03-04'), late('2026-03-06')))).toEqual(missed);
    const shown = late('2026-03-06', proof(at('2026-03-04')));
    expect(effect(contextFor(), ...deferred, material('plan', at('2026-03-04'), shown))).toEqual(APPLIED);
    expect(effect(contextFor(), ...deferred, material('plan', at('2026-03-05', '00:00')))).toEqual(APPLIED);
  });
});

describe('a procedure', () => {
  const begun = (change: object = {}) => startSuspension(at('2026-03-04'), change);
  const noticed = (givenAt: string) => ({ notice: { document: documentOf(givenAt), givenAt } });

  it('pauses from the later of its start and its notice, and takes effect as reported from there', () => {
    const after = startSuspension(at('2026-03-04'), { ...noticed(at('2026-03-06')), now: at('2026-03-06') });
    expect(effect(contextFor(), ...accepted, after)).toEqual(APPLIED);
    expect(effect(contextFor(), ...accepted, begun(noticed(at('2026-03-03'))))).toEqual(APPLIED);
    const untold = [...accepted, begun({ notice: null, expected: null })];
    expect(effect(contextFor(), ...untold, giveNotice(at('2026-03-06')))).toEqual(APPLIED);
    expect(effect(contextFor(), ...untold, giveNotice(at('2026-03-03'), late('2026-03-04')))).toEqual(APPLIED);
    expect(effect(contextFor(), ...untold, giveNotice(at('2026-03-05'), late('2026-03-10')))).toEqual(
      partly('countsFromReport', ...bothOfCase),
    );
  });

  it('that is prolonged before its announced end, and told after it, counts from its report or its service', () => {
    const running = [...accepted, begun({ expected: workingDays(3) })];
    const own = limit('suspension:1');
    expect(effect(contextFor(), ...running, prolong(at('2026-03-06')))).toEqual(APPLIED);
    expect(effect(contextFor(), ...running, prolong(at('2026-03-06'), late('2026-03-12')))).toEqual(
      partly('countsFromReport', own),
    );
    const shown = late('2026-03-12', proof(at('2026-03-11')));
    expect(effect(contextFor(), ...running, prolong(at('2026-03-06'), shown))).toEqual(
      partly('countsFromService', own),
    );
  });

  it('that is told at once with its end is not said to have run over', () => {
    const told = begun({
      ...late('2026-03-13', proof(at('2026-03-04'))),
      endedAt: at('2026-03-06'),
      expected: workingDays(3),
    });
    expect(effect(contextFor(), ...accepted, told)).toEqual(APPLIED);
    const told6th = { ...late('2026-03-06'), now: at('2026-03-06', '12:00'), endedAt: at('2026-03-06', '09:00') };
    const elapsed = { countMode: 'elapsed', offHours: 'legalInstant', hours: [] } as const;
    const byStartDay = contextFor(item, { policies: [{ ...policies()[0], clock: elapsed }] });
    expect(effect(byStartDay, ...accepted, begun({ ...told6th, expected: workingDays(3) }))).toEqual(
      partly('countsFromReport', ...bothOfCase),
    );
    const withinDay = begun({ endedAt: at('2026-03-04', '15:00'), now: at('2026-03-04', '16:00') });
    expect(effect(contextFor(), ...accepted, withinDay)).toEqual(APPLIED);
  });

  it('whose end is reported late counts in part where other departments have a part in the case', () => {
    const running = [...accepted, startSuspension(at('2026-03-03'), { expected: workingDays(8) })];
    const ended = endSuspension(at('2026-03-05'), late('2026-03-09'));
    expect(effect(contextFor(jointItem), ...running, ended)).toEqual(partly('countsFromReport'));
    expect(effect(contextFor(item), ...running, ended)).toEqual(APPLIED);
  });

  it('that is reported late names the limits that it stops, and no others', () => {
    const joint = contextFor(jointItem);
    const fireSaid = [...accepted, giveOpinion('fire', at('2026-03-03'))];
    const told = startSuspension(at('2026-03-04'), late('2026-03-06'));
    expect(effect(joint, ...fireSaid, told)).toEqual(partly('countsFromReport', ...bothOfCase, limit('branch:water')));
    const ofWater = { branch: 'water', department: 'water', officer: 'water-handler', ...late('2026-03-06') };
    expect(effect(joint, ...accepted, startSuspension(at('2026-03-04'), ofWater))).toEqual(
      partly('countsFromReport', ...bothOfCase, limit('branch:water')),
    );
    expect(effect(contextFor({ ...item, statutory: null }), ...accepted, told)).toEqual(
      partly('countsFromReport', limit('case')),
    );
    // A limit that another procedure has paused is stopped all the same.
    const paused = [...accepted, startSuspension(at('2026-03-03'))];
    expect(effect(contextFor(item), ...paused, told)).toMatchObject({ limits: bothOfCase });
  });

  it('that is reported after the decision names the limits of the decided case', () => {
    const told = begun({ ...late('2026-03-17'), endedAt: at('2026-03-06') });
    expect(effect(contextFor(item), ...accepted, grant(at('2026-03-12')), told)).toEqual(
      recordedOnly('countsFromReport', ...bothOfCase),
    );
  });
});

describe('an act whose own proof waits for a reviewer', () => {
  const inTime = { ...item, promised: workingDays(30), statutory: workingDays(40) };

  it('takes effect as reported where nothing lies in between', () => {
    const told = grant(at('2026-03-03'), late('2026-03-24', ownProof(at('2026-03-03'))));
    expect(effect(contextFor(inTime), ...accepted, told)).toEqual(APPLIED);
  });

  it('names the limits that its proof would concern', () => {
    const told = grant(at('2026-03-13'), late('2026-04-07', ownProof(at('2026-03-13'))));
    expect(effect(contextFor(item), ...accepted, told)).toEqual(recordedOnly('ownProofWaits', ...bothOfCase));
  });
});

describe('the effect of a decision', () => {
  it('names the limits of all that it ends: of the procedure, and of the branches', () => {
    // By the start day as day 1: the procedure to 6 March at 10:00, the fire branch to 6 March at 11:00.
    const clock = { countMode: 'elapsed', offHours: 'legalInstant', hours: [] } as const;
    const elapsed = contextFor(jointItem, { policies: [{ ...policies()[0], clock }] });
    const ofWater = { branch: 'water', department: 'water', officer: 'water-handler', expected: workingDays(4) };
    const running = [...accepted, startSuspension(at('2026-03-03'), ofWater)];
    const told = refuse(at('2026-03-06', '09:00'), { now: at('2026-03-06', '12:00') });
    expect(effect(elapsed, ...running, told)).toEqual(
      partly('countsFromReport', limit('suspension:1'), limit('branch:fire')),
    );
  });

  it('is judged by 24:00 of the last day: what happened then was in time, what was reported then is not late', () => {
    const decided = (instant: string, now: string) =>
      effect(contextFor(item), ...accepted, grant(instant, { now, document: documentOf(at('2026-03-16')) }));
    expect(decided(at('2026-03-17', '00:00'), at('2026-03-17'))).toEqual(partly('countsFromReport', limit('case')));
    expect(decided(at('2026-03-16'), at('2026-03-17', '00:00'))).toEqual(APPLIED);
  });
});

describe('an assignment', () => {
  it('keeps only the limits that it found itself', () => {
    // The case is promised by Thursday 19 March.
    const context = contextFor(jointItem);
    const first = assign(null, at('2026-03-19'));
    expect(effect(context, ...accepted, first)).toEqual(partly('chargeStays', limit('case')));
    expect(effect(context, ...accepted, first, assign('fire', at('2026-03-20')))).toEqual(APPLIED);
  });

  it('at 24:00 of the last day of a limit leaves its charge', () => {
    expect(effect(contextFor(item), ...accepted, assign(null, at('2026-03-17', '00:00')))).toEqual(
      partly('chargeStays', limit('case')),
    );
  });
});
