import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  addProof,
  at,
  contextFor,
  endSuspension,
  eventsAfter,
  jointItem,
  outcomeIn,
  ownProof,
  paperMaterial,
  plainOutcome,
  promisedItem,
  proof,
  refuse,
  refuseAcceptance,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
  submitCorrectionLate,
  workingDays,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { ApplicationEvent } from './application-events';

/** An act reported without a proof after it could still change anything, and the proof that others report a day later. */
type Kept = readonly [
  what: string,
  terms: ApplicationDecisionContext,
  past: readonly ApplicationCommand[],
  act: ApplicationCommand,
  proved: ApplicationCommand,
  then: readonly object[],
];

const filed = [submit(at('2026-03-02')), { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } } as const];
/** 24:00 of the fifth working day after Tuesday 3 March. */
const lapsed: readonly ApplicationCommand[] = [
  submit(at('2026-03-02')),
  requestCorrection(['form'], at('2026-03-03'), { deadline: workingDays(5) }),
  { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-11', '00:00') } },
];
const examined = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const paused = [...examined, startSuspension(at('2026-03-03')), endSuspension(at('2026-03-13'))];
const set: ApplicationCommand = {
  type: 'ReceiveCorrection',
  data: {
    at: at('2026-03-09'),
    now: at('2026-03-12'),
    department: null,
    officer: null,
    materials: [paperMaterial('form')],
    proofOfService: null,
  },
};
const late = { now: at('2026-03-12') };
const proved = (servedAt: string, act: number, now = at('2026-03-13')) => addProof(servedAt, now, { act });

const kept: readonly Kept[] = [
  [
    'an acceptance',
    contextFor(),
    filed,
    accept(at('2026-03-05'), late),
    proved(at('2026-03-05'), 2),
    [{ type: 'ApplicationAccepted', replacesDeemed: true, occurredAt: at('2026-03-05') }],
  ],
  [
    'a non-acceptance',
    contextFor(),
    filed,
    refuseAcceptance('notRequired', at('2026-03-05'), late),
    proved(at('2026-03-05'), 2),
    [{ type: 'ApplicationNotAccepted', replacesDeemed: true, occurredAt: at('2026-03-05'), reason: 'no' }],
  ],
  [
    'a corrected set',
    contextFor(),
    lapsed,
    set,
    addProof(at('2026-03-09'), at('2026-03-13'), {
      act: 3,
      proofOfService: { ...proof(at('2026-03-09')), mode: 'window' },
    }),
    [
      { type: 'ApplicationReopened' },
      { type: 'CorrectionReceived', complete: true, materials: [paperMaterial('form')] },
    ],
  ],
  [
    'the earlier end of a procedure',
    contextFor(jointItem),
    paused,
    endSuspension(at('2026-03-04'), { now: at('2026-03-16') }),
    proved(at('2026-03-04'), paused.length + 2, at('2026-03-17')),
    [{ type: 'SuspensionEnded', occurredOn: '2026-03-04' }, { type: 'LimitsMoved' }],
  ],
];

const withoutLimits = (facts: ReturnType<typeof plainOutcome>, wanted: number) =>
  typeof facts === 'string' ? facts : facts.slice(0, wanted);

describe('an act that is recorded only', () => {
  describe.each(kept)('%s', (_, context, past, act, proofOfIt, then) => {
    const facts = eventsAfter(context, ...past);
    const revision = facts.length;
    const added = { ...proofOfIt, data: { ...proofOfIt.data, act: revision } } as ApplicationCommand;

    it('is stored completely, without its proof', () => {
      const told = { type: act.type, data: { ...act.data, proofOfService: null } };
      expect(plainOutcome(context, past, act)).toMatchObject([{ type: 'LateReportRecorded', told }]);
    });

    it('needs nothing but its revision and the proof to count', () => {
      const counted = plainOutcome(context, [...past, act], added);
      expect(withoutLimits(counted, then.length + 1)).toMatchObject([
        { type: 'ProofAdded', revision, credit: null },
        ...then,
      ]);
      const twice = plainOutcome(context, [...past, act, added], added);
      expect(twice).toBe('application.proof-shows-nothing');
    });

    it('stored by an older event without its command, is reported again with its proof', () => {
      const older = [...facts, ...toldBy(context, past, act).map(withoutAct)];
      const state = fold(applicationDecider, older);
      expect(outcomeIn(state, added, context)).toBe('application.act-not-provable');
      const { proofOfService } = proofOfIt.data as { readonly proofOfService: object };
      const { now } = proofOfIt.data as { readonly now: string };
      const again = { ...act, data: { ...act.data, now, proofOfService } } as ApplicationCommand;
      const answer = outcomeIn(state, again, context);
      expect(
        typeof answer === 'string' ? answer : answer.slice(0, then.length).map(({ type, data }) => ({ type, ...data })),
      ).toMatchObject(then);
    });
  });

  it('proved by the unit itself too late, waits for a reviewer by the revision of its event', () => {
    const byUnit = { act: 2, department: 'planning', officer: 'li', proofOfService: ownProof(at('2026-03-05')) };
    const past = [...filed, accept(at('2026-03-05'), late)];
    const held = addProof(at('2026-03-05'), at('2026-03-20'), byUnit);
    expect(plainOutcome(contextFor(), past, held)).toMatchObject([
      { type: 'ProofPutToReview', of: 2, act: 'acceptance', ends: [] },
    ]);
    expect(plainOutcome(contextFor(), [...past, held], reviewProof(at('2026-03-24')))).toMatchObject([
      { type: 'ProofReviewed', of: 2, word: 'applied', credit: null },
      { type: 'ApplicationAccepted', replacesDeemed: true },
    ]);
  });

  it('stays recorded only if its proof shows that it was late, or if the set is incomplete', () => {
    const partial: ApplicationCommand = { ...set, data: { ...set.data, materials: [] } } as ApplicationCommand;
    const window = { ...proof(at('2026-03-09')), mode: 'window' } as const;
    const added = addProof(at('2026-03-09'), at('2026-03-13'), { act: 3, proofOfService: window });
    expect(plainOutcome(contextFor(), [...lapsed, partial], added)).toBe('application.proof-shows-nothing');
    const after = addProof(at('2026-03-11'), at('2026-03-13'), {
      act: 3,
      proofOfService: { ...window, servedAt: at('2026-03-11') },
    });
    expect(plainOutcome(contextFor(), [...lapsed, set], after)).toBe('application.proof-shows-nothing');
  });

  it('is not accepted after a person’s refusal, nor again after another set has reopened the case', () => {
    const window = { ...proof(at('2026-03-09')), mode: 'window' } as const;
    const added = addProof(at('2026-03-09'), at('2026-03-16'), { act: 3, proofOfService: window });
    const reopened = [...lapsed, set, submitCorrectionLate(at('2026-03-10'), at('2026-03-13'), 'form')];
    expect(plainOutcome(contextFor(promisedItem), reopened, added)).toBe('application.proof-shows-nothing');
    const refusing = contextFor({ ...promisedItem, onCorrectionTimeout: 'refused' });
    const refused = [...lapsed, refuse(at('2026-03-11', '09:00')), set];
    const behind = { ...added, data: { ...added.data, act: 4 } } as ApplicationCommand;
    expect(plainOutcome(refusing, refused, behind)).toBe('application.closed');
  });
});

describe('an act under review is identified by the revision of its event', () => {
  const own = (proofOfService: object) => ({ now: at('2026-04-20'), proofOfService });
  const twice = [
    ...examined,
    startSuspension(at('2026-03-03'), own(ownProof(at('2026-03-03')))),
    startSuspension(at('2026-03-03'), { ...own(ownProof(at('2026-03-04'))), procedure: 'hearing' }),
  ];

  it('two of one kind, reported together for the same instant, are distinct', () => {
    const facts = eventsAfter(contextFor(), ...twice);
    const starts = facts.flatMap(({ type }, revision) => (type === 'SuspensionStarted' ? [revision] : []));
    const reviews = facts.filter((fact) => fact.type === 'ProofPutToReview');
    expect(reviews.map(({ data }) => data)).toMatchObject(starts.map((of) => ({ of })));
    const dropped = [...twice, reviewProof(at('2026-04-22'), { word: 'dropped' })];
    const others = (act: number | undefined) => addProof(at('2026-03-04'), at('2026-04-23'), { act });
    expect(plainOutcome(contextFor(), dropped, others(starts[0]))).toBe('application.proof-reviewed');
    expect(plainOutcome(contextFor(), dropped, others(starts[1]))).toMatchObject([
      { type: 'ProofAdded', credit: { pause: { suspension: 2 } } },
      {},
    ]);
  });

  it('without a stored revision it is the act reported just before', () => {
    const facts = eventsAfter(contextFor(), ...twice);
    const older = facts.map((fact) =>
      fact.type === 'ProofPutToReview' ? ({ ...fact, data: { ...fact.data, of: null } } as ApplicationEvent) : fact,
    );
    expect(fold(applicationDecider, older)).toEqual(fold(applicationDecider, facts));
  });
});

const toldBy = (context: ApplicationDecisionContext, past: readonly ApplicationCommand[], act: ApplicationCommand) =>
  eventsAfter(context, ...past, act).slice(eventsAfter(context, ...past).length);

const withoutAct = (fact: ApplicationEvent): ApplicationEvent =>
  fact.type === 'LateReportRecorded' ? { ...fact, data: { ...fact.data, told: null } } : fact;
