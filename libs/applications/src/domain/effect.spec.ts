import { type Effect, fold } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  paperMaterial,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuseAcceptance,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { effectOf } from './effect';

/** Effect of the last of these commands. */
function effect(context: Parameters<typeof recordedEventsAfter>[0], ...told: readonly ApplicationCommand[]): Effect {
  const past = recordedEventsAfter(context, ...told.slice(0, -1));
  const own = recordedEventsAfter(context, ...told).slice(past.length);
  return effectOf({ before: fold(applicationDecider, past), ownEvents: own });
}

// Promised 10 working days from Monday 2 March: Monday 16 March. The first check ends on Monday 9 March.
const received = submit(at('2026-03-02'));
const accepted = [received, accept(at('2026-03-02', '11:00'))];
const late = (instant: string, now: string) => ({ at: instant, now });

const notice = (instant: string, change: object = {}) => requestCorrection(['form'], instant, change);

const material = (code: string, instant: string): ApplicationCommand => ({
  type: 'AddMaterial',
  data: { ...actTimes(instant), department: null, officer: null, material: paperMaterial(code) },
});

const APPLIED = { kind: 'applied', reason: null };

describe('a report about a case', () => {
  it('normally takes effect as reported', () => {
    expect(effect(contextFor(), received)).toEqual(APPLIED);
    expect(effect(contextFor(), ...accepted)).toEqual(APPLIED);
    expect(effect(contextFor(), received, notice(at('2026-03-04')))).toEqual(APPLIED);
    expect(effect(contextFor(), ...accepted, startSuspension(at('2026-03-04')))).toEqual(APPLIED);
    expect(
      effect(contextFor(), ...accepted, startSuspension(at('2026-03-04')), endSuspension(at('2026-03-06'))),
    ).toEqual(APPLIED);
  });

  it('changes nothing if it is already so', () => {
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')), giveOpinion('fire', at('2026-03-03'))];
    const again = giveOpinion('fire', at('2026-03-04'));
    expect(effect(contextFor(jointItem), ...joint, again)).toEqual({ kind: 'applied', reason: 'unchanged' });
  });

  it('that ends a case does not count as earlier than the deemed acceptance, unless it is proved', () => {
    const gone = (change: object) =>
      effect(contextFor(), received, withdraw(at('2026-03-04'), { now: at('2026-03-11'), ...change }));
    expect(gone({})).toEqual({
      kind: 'partly',
      reason: 'acceptedBySilence',
      limits: [
        { clock: 'firstCheck:1', basis: 'promised' },
        { clock: 'firstCheck:1', basis: 'statutory' },
      ],
    });
    expect(gone({ proofOfService: proof(at('2026-03-04')) })).toEqual(APPLIED);
    expect(effect(contextFor(), received, withdraw(at('2026-03-10'), { now: at('2026-03-11') }))).toEqual(APPLIED);
  });

  it('is only recorded where the case has been deemed accepted meanwhile, unless it is proved', () => {
    const told = late(at('2026-03-03'), at('2026-03-12'));
    const overtaken = { kind: 'recordedOnly', reason: 'acceptedBySilence' };
    expect(effect(contextFor(), received, accept(at('2026-03-03'), told))).toEqual(overtaken);
    expect(effect(contextFor(), received, notice(at('2026-03-03'), told))).toEqual(overtaken);
    expect(effect(contextFor(), received, refuseAcceptance('notRequired', at('2026-03-03'), told))).toEqual(overtaken);
    const proved = { ...told, proofOfService: proof(at('2026-03-04')) };
    expect(effect(contextFor(), received, accept(at('2026-03-03'), proved))).toEqual(APPLIED);
    expect(effect(contextFor(), received, notice(at('2026-03-03'), proved))).toEqual(APPLIED);
  });

  it('is only recorded as a notice after the first check', () => {
    const after = { kind: 'recordedOnly', reason: 'firstCheckEnded' };
    expect(effect(contextFor(), received, notice(at('2026-03-12')))).toEqual(after);
    expect(effect(contextFor(), ...accepted, notice(at('2026-03-04')))).toEqual(after);
  });

  it('takes partial effect as a further notice, which ends no first check', () => {
    const [first, second] = [notice(at('2026-03-04')), notice(at('2026-03-05'))];
    expect(effect(contextFor(), received, first, second)).toEqual({ kind: 'partly', reason: 'firstCheckNotStopped' });
  });

  it('has no effect as far as it demands unlisted materials', () => {
    const off = { kind: 'recordedOnly', reason: 'beyondTheList' };
    expect(effect(contextFor(), received, requestCorrection(['diary'], at('2026-03-04')))).toEqual(off);
    const mixed = { kind: 'partly', reason: 'beyondTheList' };
    expect(effect(contextFor(), received, requestCorrection(['diary', 'form'], at('2026-03-04')))).toEqual(mixed);
  });

  it('is only recorded as a further notice that does not extend the deadline', () => {
    const told = [
      notice(at('2026-03-04')),
      requestCorrection(['plan'], at('2026-03-05'), { deadline: workingDays(1) }),
    ];
    const unmoved = { kind: 'recordedOnly', reason: 'firstCheckNotStopped' };
    expect(effect(contextFor(), received, ...told)).toEqual(unmoved);
  });

  it('takes partial effect as a corrected set after the applicant’s deadline, and none if a timer closed the case', () => {
    const asked = [received, notice(at('2026-03-04'), { deadline: workingDays(1) })];
    const refusing = contextFor({ ...promisedItem, onCorrectionTimeout: 'refused' });
    const missed = 'correctionMissed';
    expect(effect(refusing, ...asked, submitCorrection(at('2026-03-06'), 'form'))).toEqual({
      kind: 'partly',
      reason: missed,
    });
    const claimed = { ...submitCorrection(at('2026-03-05'), 'form') } as ApplicationCommand;
    const toldLate = { ...claimed, data: { ...claimed.data, now: at('2026-03-09') } } as ApplicationCommand;
    expect(effect(contextFor(), ...asked, toldLate)).toEqual({ kind: 'recordedOnly', reason: missed });
  });

  it('is only recorded as a procedure without notice, even if reported with its end', () => {
    const unnoticed = { kind: 'recordedOnly', reason: 'notNoticed' };
    expect(effect(contextFor(), ...accepted, startSuspension(at('2026-03-04'), { notice: null }))).toEqual(unnoticed);
    const over = { notice: null, now: at('2026-03-10'), endedAt: at('2026-03-09') };
    expect(effect(contextFor(), ...accepted, startSuspension(at('2026-03-04'), over))).toEqual(unnoticed);
  });

  it('counts from its report where a limit ended in between, or from the time its proof shows', () => {
    const decided = (change: object) =>
      effect(
        contextFor(),
        submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) }),
        accept(at('2026-03-02', '11:00')),
        grant(at('2026-03-13'), change),
      );
    expect(decided({ now: at('2026-03-16') })).toEqual(APPLIED);
    const limits = [{ clock: 'case', basis: 'promised' }];
    expect(decided({ now: at('2026-03-17') })).toEqual({ kind: 'partly', reason: 'countsFromReport', limits });
    const served = (day: string) => decided({ now: at('2026-03-20'), proofOfService: proof(at(day)) });
    expect(served('2026-03-16')).toEqual(APPLIED);
    expect(served('2026-03-18')).toEqual({ kind: 'partly', reason: 'countsFromService', limits });
    expect(decided({ at: at('2026-03-17'), now: at('2026-03-20') })).toEqual(APPLIED);
  });

  it('counts from its report as an opinion whose branch had exceeded its limit', () => {
    // The fire branch has 5 working days: to Monday 9 March.
    const told = (now: string) =>
      effect(contextFor(jointItem), ...accepted, giveOpinion('fire', at('2026-03-05'), late(at('2026-03-05'), now)));
    expect(told(at('2026-03-09'))).toEqual(APPLIED);
    const limits = [{ clock: 'branch:fire', basis: 'promised' }];
    expect(told(at('2026-03-10'))).toEqual({ kind: 'partly', reason: 'countsFromReport', limits });
  });

  it('takes partial effect as a deferred material after its deadline', () => {
    const deferred = [
      received,
      accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(2) } }),
    ];
    expect(effect(contextFor(), ...deferred, material('plan', at('2026-03-04')))).toEqual(APPLIED);
    const missed = { kind: 'partly', reason: 'deferralMissed', limits: [{ clock: 'deferral', basis: 'statutory' }] };
    expect(effect(contextFor(), ...deferred, material('plan', at('2026-03-05')))).toEqual(missed);
    expect(effect(contextFor(), ...deferred, material('photo', at('2026-03-05')))).toEqual(APPLIED);
  });

  const both = [
    { clock: 'case', basis: 'promised' },
    { clock: 'case', basis: 'statutory' },
  ];

  it('takes partial or no effect as a pause reported late: the limits paused for fewer days are named', () => {
    const told = (change: object) => effect(contextFor(), ...accepted, startSuspension(at('2026-03-04'), change));
    expect(told({ now: at('2026-03-05') })).toEqual(APPLIED);
    expect(told({ now: at('2026-03-06') })).toEqual({ kind: 'partly', reason: 'countsFromReport', limits: both });
    const over = { now: at('2026-03-11'), endedAt: at('2026-03-06') };
    expect(told(over)).toEqual({ kind: 'recordedOnly', reason: 'countsFromReport', limits: both });
    expect(told({ ...over, proofOfService: proof(at('2026-03-04')) })).toEqual(APPLIED);
    const servedLater = { now: at('2026-03-11'), proofOfService: proof(at('2026-03-05')) };
    expect(told(servedLater)).toEqual({ kind: 'partly', reason: 'countsFromService', limits: both });
    // After both limits there is nothing left to pause.
    const afterwards = { now: at('2026-04-07') };
    expect(told(afterwards)).toEqual({ kind: 'recordedOnly', reason: 'countsFromReport', limits: both });
  });

  it('is only recorded as an extension reported after the limit without proof', () => {
    const extended = (change: object) => extend(at('2026-03-27'), { now: at('2026-04-01'), ...change });
    const limits = [{ clock: 'case', basis: 'statutory' }];
    const kept = { kind: 'recordedOnly', limits };
    expect(effect(contextFor(), ...accepted, extended({}))).toEqual({ ...kept, reason: 'countsFromReport' });
    expect(effect(contextFor(), ...accepted, extended({ proofOfService: proof(at('2026-03-31')) }))).toEqual({
      ...kept,
      reason: 'countsFromService',
    });
    expect(effect(contextFor(), ...accepted, extended({ proofOfService: proof(at('2026-03-27')) }))).toEqual(APPLIED);
  });

  it('takes partial effect as an assignment when a limit has ended, or is on its last counted day', () => {
    const assign = (instant: string, now = instant): ApplicationCommand => ({
      type: 'AssignHandler',
      data: { ...actTimes(instant, now), department: 'planning', officer: 'li', branch: null, official: 'wang' },
    });
    const stays = { kind: 'partly', reason: 'chargeStays', limits: [{ clock: 'case', basis: 'promised' }] };
    expect(effect(contextFor(), ...accepted, assign(at('2026-03-13'), at('2026-03-13', '23:59')))).toEqual(APPLIED);
    expect(effect(contextFor(), ...accepted, assign(at('2026-03-16', '00:00')))).toEqual(stays);
    expect(effect(contextFor(), ...accepted, assign(at('2026-03-03'), at('2026-03-20')))).toEqual(stays);
    expect(effect(contextFor(), ...accepted, assign(at('2026-03-17')))).toEqual(APPLIED);
    // A pause that began on that day has taken none of its days away.
    const paused = [...accepted, startSuspension(at('2026-03-16', '09:00'))];
    expect(effect(contextFor(), ...paused, assign(at('2026-03-16', '15:00')))).toEqual(stays);
    expect(effect(contextFor(), ...paused, assign(at('2026-03-17')))).toEqual(APPLIED);
  });
});
