import { fold, written } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  addProof,
  at,
  caseAfter,
  contextFor,
  documentOf,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  official,
  officialAct,
  outcome,
  outcomeIn,
  ownProof,
  paperMaterial,
  plainOutcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuse,
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
import { lateActOf } from './late-acts';
import type { OvertakenAct } from './proof-commands';

const reason = written('moved away');
const context = contextFor(promisedItem);
const received = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [received, accept(at('2026-03-02', '11:00'))];
const examined = [...accepted, startSuspension(at('2026-03-03')), endSuspension(at('2026-03-04'))];
const terminate = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'TerminateApplication',
  data: {
    ...officialAct(instant),
    approval: 'onPaper',
    reason,
    legalBasis: reason,
    document: documentOf(instant),
    ground: null,
    remedies: null,
    ...change,
  },
});

/** Closed on Friday 6 March, in different ways. */
const closed: Readonly<Record<string, readonly ApplicationCommand[]>> = {
  granted: [...examined, grant(at('2026-03-06'))],
  refused: [...examined, refuse(at('2026-03-06'))],
  notAccepted: [received, refuseAcceptance('notRequired', at('2026-03-06'))],
  withdrawn: [...examined, withdraw(at('2026-03-06'))],
  terminated: [...examined, terminate(at('2026-03-06'))],
};

/** Happened on Thursday the 5th, reported on Tuesday 10 March. */
const HAPPENED = at('2026-03-05');
const late = { now: at('2026-03-10') };
const prolong: ApplicationCommand = {
  type: 'ProlongSuspension',
  data: {
    ...officialAct(HAPPENED, late),
    suspension: 1,
    expected: workingDays(8),
    reason,
    document: documentOf(HAPPENED),
  },
};
const told: readonly ApplicationCommand[] = [
  requestCorrection(['plan'], HAPPENED, late),
  {
    type: 'AddMaterial',
    data: {
      ...actTimes(HAPPENED, late.now),
      department: null,
      officer: null,
      material: paperMaterial('plan'),
      proofOfService: null,
    },
  },
  refuseAcceptance('notRequired', HAPPENED, late),
  accept(HAPPENED, late),
  prolong,
  { ...refuse(HAPPENED), data: { ...refuse(HAPPENED).data, ...late } } as ApplicationCommand,
  withdraw(HAPPENED, late),
  terminate(HAPPENED, late),
];
/** Acts accepted for a decided case as for one under review. */
const ofProcedures: readonly ApplicationCommand[] = [
  startSuspension(HAPPENED, late),
  endSuspension(HAPPENED, late),
  extend(HAPPENED, late),
];

const effectIn = (past: readonly ApplicationCommand[], command: ApplicationCommand) => {
  const before = recordedEventsAfter(context, ...past);
  const own = recordedEventsAfter(context, ...past, command).slice(before.length);
  return effectOf({ before: fold(applicationDecider, before), ownEvents: own });
};

describe('an act that happened before its case was closed, and is reported after it', () => {
  const rows = Object.entries(closed).flatMap(([state, past]) =>
    [...told, ...(state === 'granted' || state === 'refused' ? [] : ofProcedures)].map(
      (command) => [command.type, state, past, command] as const,
    ),
  );

  it.each(rows)('%s, of a case that is %s: is stored completely, and changes nothing', (_, __, past, command) => {
    expect(plainOutcome(context, past, command)).toMatchObject([
      { type: 'LateReportRecorded', what: lateActOf(command as OvertakenAct), occurredAt: HAPPENED, told: command },
    ]);
    expect(effectIn(past, command)).toEqual({ kind: 'recordedOnly', reason: 'closedSince' });
    const [before, after] = [caseAfter(context, ...past), caseAfter(context, ...past, command)];
    expect({ ...after, ledger: null, factCounts: null, eventCount: null, unproved: null }).toEqual({
      ...before,
      ledger: null,
      factCounts: null,
      eventCount: null,
      unproved: null,
    });
    expect(after.ledger).toEqual(before.ledger);
  });

  it.each(rows)('%s, of a case that is %s: no proof makes it count, now or later', (_, __, past, command) => {
    const proofOfService = proof(HAPPENED);
    const proved = { ...command, data: { ...command.data, proofOfService } } as ApplicationCommand;
    expect(outcome(context, past, proved)).toMatchObject([
      { type: 'LateReportRecorded', data: { proofOfService: { weight: 'others' } } },
    ]);
    const added = addProof(HAPPENED, at('2026-03-11'), { act: caseAfter(context, ...past).eventCount });
    expect(['application.act-not-provable', 'application.closed', 'application.proof-shows-nothing']).toContain(
      outcome(context, [...past, command], added),
    );
  });

  it('needs no review if the unit proves it too late', () => {
    const own = { proofOfService: ownProof(HAPPENED), now: at('2026-04-20') };
    expect(outcome(context, closed['granted'] ?? [], withdraw(HAPPENED, own))).toMatchObject([
      { type: 'LateReportRecorded', data: { proofOfService: { weight: 'waits' } } },
    ]);
  });

  it('is refused if it happened with the closing, or after it', () => {
    for (const past of Object.values(closed)) {
      expect(outcome(context, past, withdraw(at('2026-03-06'), late))).toBe('application.closed');
      expect(outcome(context, past, withdraw(at('2026-03-09'), late))).toBe('application.closed');
    }
  });

  it('is reported only by an authorised caller', () => {
    const past = closed['withdrawn'] ?? [];
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')), withdraw(at('2026-03-06'))];
    const state = caseAfter(contextFor(jointItem), ...joint);
    const told = giveOpinion('fire', HAPPENED, late);
    expect(outcomeIn(state, told, contextFor(jointItem))).toMatchObject([{ data: { what: 'opinion' } }]);
    expect(outcomeIn(state, told, contextFor(jointItem), { officer: null })).toBe('application.no-mandate');
    const closedCase = caseAfter(context, ...past);
    expect(outcomeIn(closedCase, accept(HAPPENED, { ...late, department: 'fire' }), context)).toBe(
      'application.other-department',
    );
    expect(outcomeIn(closedCase, accept(HAPPENED, late), context, { officer: null })).toBe('application.no-mandate');
    const clerk = { officer: official('li', { posts: ['officer'] }) };
    expect(outcomeIn(closedCase, terminate(HAPPENED, late), context, clerk)).toBe('application.no-mandate');
  });

  it('is bounded like every report that changes nothing', () => {
    const again = Array.from({ length: 50 }, () => withdraw(HAPPENED, late));
    expect(outcome(context, [...(closed['granted'] ?? []), ...again], withdraw(HAPPENED, late))).toBe(
      'application.too-many-late-reports',
    );
  });
});

describe('an acceptance overtaken by a deemed acceptance, reported after the case was decided', () => {
  const past: readonly ApplicationCommand[] = [
    received,
    { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } },
    grant(at('2026-03-12')),
  ];

  it('counts if it is proved: the review had run from there; the decision stands', () => {
    const told = accept(at('2026-03-05'), { now: at('2026-03-13'), proofOfService: proof(at('2026-03-05')) });
    expect(plainOutcome(context, past, told)).toMatchObject([
      { type: 'ApplicationAccepted', replacesDeemed: true, occurredAt: at('2026-03-05') },
      {},
    ]);
    expect(caseAfter(context, ...past, told).status).toBe('granted');
  });

  it('is only stored if nothing proves it', () => {
    const told = accept(at('2026-03-05'), { now: at('2026-03-13') });
    expect(plainOutcome(context, past, told)).toMatchObject([{ type: 'LateReportRecorded', what: 'acceptance' }]);
    expect(effectIn(past, told)).toEqual({ kind: 'recordedOnly', reason: 'acceptedBySilence' });
  });
});

describe('a set reported for a case that a timer has closed', () => {
  it('has its own rule: it reopens the case, or was late', () => {
    const lapsed: readonly ApplicationCommand[] = [
      submit(at('2026-03-02')),
      requestCorrection(['form'], at('2026-03-03'), { deadline: workingDays(5) }),
      { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-11', '00:00') } },
    ];
    expect(outcome(context, lapsed, submitCorrection(at('2026-03-12'), 'form'))).toBe('application.closed');
    expect(outcome(context, lapsed, withdraw(at('2026-03-05'), { now: at('2026-03-12') }))).toMatchObject([
      { type: 'LateReportRecorded', data: { what: 'withdrawal' } },
    ]);
  });
});
