import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  branch,
  contextFor,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  official,
  outcome,
  ownProof,
  paperMaterial,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  reviewProof,
  stage,
  startSuspension,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';

// 45 working days from Monday 2 March.
const longItem = { ...promisedItem, promised: workingDays(45), statutory: workingDays(45) };
const context = contextFor(longItem);
const accepted = [
  submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) }),
  accept(at('2026-03-02', '11:00')),
];
/** Reported by the department itself, more than ten working days after the proved time. */
const own = (day: string, now = at('2026-04-03')) => ({
  now,
  proofOfService: ownProof(at(day)),
});
const types = (past: readonly ApplicationCommand[], command: ApplicationCommand, knowns = context) => {
  const events = outcome(knowns, past, command);
  return typeof events === 'string' ? events : events.map(({ type }) => type);
};

describe('an own proof needs no review if nothing lies between service and report', () => {
  it('for a decision within its limits; it does if one has ended', () => {
    const decided = grant(at('2026-03-12'), own('2026-03-12'));
    expect(types(accepted, decided)).toEqual(['DecisionMade']);
    const promised = contextFor({ ...longItem, promised: workingDays(10) });
    expect(types(accepted, decided, promised)).toEqual(['DecisionMade', 'ProofPutToReview']);
  });

  it('for a piece of a corrected set', () => {
    const asked = [submit(at('2026-03-02')), requestCorrection(['form', 'plan'], at('2026-03-03'))];
    const set = submitCorrection(at('2026-03-04'), 'form');
    const [policy] = context.policies;
    const confirm = contextFor(promisedItem, { policies: [{ ...policy, lateProof: 'confirm' as const }] });
    const piece = { ...set, data: { ...set.data, ...own('2026-03-04', at('2026-03-17')) } } as ApplicationCommand;
    expect(types(asked, piece, confirm)).toEqual(['CorrectionReceived']);
  });

  it('for the end of a procedure within its announced time; it does after that', () => {
    const ended = endSuspension(at('2026-03-06'), own('2026-03-06'));
    const begun = (days: number) => [...accepted, startSuspension(at('2026-03-04'), { expected: workingDays(days) })];
    expect(types(begun(60), ended)).toEqual(['SuspensionEnded', 'LimitsMoved']);
    expect(types(begun(5), ended)).toEqual(['SuspensionEnded', 'LimitsMoved', 'ProofPutToReview']);
  });
});

describe('an extension that names a branch which did not run yet when its proof counts', () => {
  const stages = (days: number) => [stage('review', branch('water', 5)), stage('works', branch('build', days))];
  const knowingStages = (days: number) => ({
    ...contextFor({ ...jointItem, promised: workingDays(45), stages: stages(days) }),
    approver: official('zhao', { posts: ['governmentHead'] }),
  });
  const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')), giveOpinion('water', at('2026-03-05'))];
  const extension = (now: string) => extend(at('2026-03-04'), { branch: 'build', ...own('2026-03-04', now) });

  it("moves the case, and not the branch, by a reviewer's decision", () => {
    const slow = knowingStages(60);
    const held = [...joint, extension(at('2026-05-20'))];
    expect(outcome(slow, held, reviewProof(at('2026-05-21')))).toMatchObject([
      { type: 'ProofReviewed', data: { credit: { extension: { moves: 'both', branches: [] } } } },
      { type: 'LimitsMoved', data: { cause: 'extension' } },
    ]);
  });

  it('needs no review if it counted when it was reported', () => {
    const state = fold(
      applicationDecider,
      recordedEventsAfter(knowingStages(20), ...joint, extension(at('2026-03-20'))),
    );
    expect(state).toMatchObject({ extended: true, proofReviews: [] });
  });
});
