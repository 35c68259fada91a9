import { decide, fold, written } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  eventsAfter,
  giveOpinion,
  grant,
  jointItem,
  outcome,
  proof,
  startSuspension,
  submit,
} from '../testing';
import { applicationDecider } from './application-decider';

const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

describe('stages (并联审批)', () => {
  it('start the next stage at the last opinion of the previous one', () => {
    const past = [...joint, giveOpinion('water', at('2026-03-04'))];
    expect(outcome(contextFor(jointItem), past, giveOpinion('fire', at('2026-03-05')))).toMatchObject([
      { type: 'OpinionGiven', data: { branch: 'fire', department: 'fire', usedDays: 3, withinLimit: true } },
      {
        type: 'StageStarted',
        data: { stage: 'works', occurredAt: at('2026-03-05'), branches: [{ limit: { date: '2026-03-17' } }] },
      },
    ]);
  });

  it('start the next stage when the last opinion is reported, if that is on a later day (nobody could examine before)', () => {
    const past = [...joint, giveOpinion('water', at('2026-03-04'))];
    const lastOf = (change: object) =>
      outcome(contextFor(jointItem), past, giveOpinion('fire', at('2026-03-05'), change)).at(-1);
    const now = at('2026-03-09', '11:00');
    const told = { occurredAt: at('2026-03-05'), countsFrom: { at: now, on: '2026-03-09' } };
    // Its limit of eight days ends on 19 March, with a proof and without.
    const data = { ...told, branches: [{ limit: { date: '2026-03-19' } }] };
    expect(lastOf({ now })).toMatchObject({ type: 'StageStarted', data });
    expect(lastOf({ now, proofOfService: proof(at('2026-03-05')) })).toMatchObject({ type: 'StageStarted', data });
    // On the same day it is live, and earlier late reports no longer matter.
    const live = { countsFrom: { at: at('2026-03-05'), on: '2026-03-05' } };
    expect(lastOf({ now: at('2026-03-05', '18:00') })).toMatchObject({ data: live });
    const lateBefore = [...joint, giveOpinion('water', at('2026-03-03'), { now: at('2026-03-05', '09:00') })];
    expect(outcome(contextFor(jointItem), lateBefore, giveOpinion('fire', at('2026-03-05'))).at(-1)).toMatchObject({
      data: live,
    });
    // One that was reported in between counts from its report also to the hour.
    const lateBetween = [...joint, giveOpinion('water', at('2026-03-03'), { now: at('2026-03-05', '16:00') })];
    const last = giveOpinion('fire', at('2026-03-05'), { now: at('2026-03-05', '18:00') });
    expect(outcome(contextFor(jointItem), lateBetween, last).at(-1)).toMatchObject({
      data: { countsFrom: { at: at('2026-03-05', '16:00') } },
    });
  });

  it('start the first stage when an acceptance of an earlier day is reported; the limits of the case count from the acceptance', () => {
    const now = at('2026-03-05', '11:00');
    expect(outcome(contextFor(jointItem), joint.slice(0, 1), accept(at('2026-03-03'), { now }))).toMatchObject([
      { type: 'ApplicationAccepted', data: { promised: { date: '2026-03-20' } } },
      {
        type: 'StageStarted',
        data: { countsFrom: { on: '2026-03-05' }, branches: [{ limit: { date: '2026-03-12' } }, {}] },
      },
    ]);
  });

  it('accept acts of a stage dated before the report of its start, but after the preceding opinion', () => {
    const past = [
      ...joint,
      giveOpinion('water', at('2026-03-04')),
      giveOpinion('fire', at('2026-03-05'), { now: at('2026-03-09', '11:00') }),
    ];
    const now = at('2026-03-09', '12:00');
    expect(outcome(contextFor(jointItem), past, giveOpinion('build', at('2026-03-06'), { now }))).toMatchObject([
      { data: { usedDays: 0, withinLimit: true } },
    ]);
    expect(outcome(contextFor(jointItem), past, giveOpinion('build', at('2026-03-04', '12:00'), { now }))).toBe(
      'application.before-last-step',
    );
    const pausing = startSuspension(at('2026-03-06'), {
      branch: 'build',
      department: 'build',
      officer: 'build-handler',
      now,
    });
    expect(outcome(contextFor(jointItem), past, pausing)).toMatchObject([{ type: 'SuspensionStarted' }, {}]);
  });

  it('accept, after a deemed acceptance, acts dated before its recording: a timer bars no earlier date', () => {
    const silence = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } } as const;
    const past = [submit(at('2026-03-02')), silence];
    const early = giveOpinion('water', at('2026-03-05'), { now: at('2026-03-10', '09:00') });
    expect(outcome(contextFor(jointItem), past, early)).toMatchObject([{ data: { usedDays: 0, withinLimit: true } }]);
    const before = giveOpinion('water', at('2026-03-02', '09:00'), { now: at('2026-03-10', '09:00') });
    expect(outcome(contextFor(jointItem), past, before)).toBe('application.before-receipt');
  });

  it('judge a branch by its own limit', () => {
    expect(outcome(contextFor(jointItem), joint, giveOpinion('water', at('2026-03-06')))).toMatchObject([
      { data: { usedDays: 4, withinLimit: false } },
    ]);
  });

  it('judge an opinion in time but reported late by its proof', () => {
    const told = (change: object) => giveOpinion('water', at('2026-03-05'), { now: at('2026-03-09'), ...change });
    expect(outcome(contextFor(jointItem), joint, told({}))).toMatchObject([
      { data: { withinLimit: false, usedDays: 5 } },
    ]);
    expect(
      outcome(contextFor(jointItem), joint, told({ proofOfService: proof(at('2026-03-05', '12:00')) })),
    ).toMatchObject([{ data: { withinLimit: true, usedDays: 3, creditedAt: at('2026-03-05', '12:00') } }]);
  });

  it('accept an opinion from the department of the branch alone, once its stage runs', () => {
    expect(outcome(contextFor(jointItem), joint, giveOpinion('water', at('2026-03-04'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    expect(outcome(contextFor(jointItem), joint, giveOpinion('build', at('2026-03-04')))).toBe(
      'application.step-not-running',
    );
  });

  it('can be suspended until they have given an opinion: a refusal names those, and not one that disagrees', () => {
    const no = giveOpinion('water', at('2026-03-04'), { opinion: 'disagree', reasons: written('flood plain') });
    const context = contextFor(jointItem);
    const state = fold(applicationDecider, eventsAfter(context, ...joint, no));
    const ofWater = startSuspension(at('2026-03-05'), {
      branch: 'water',
      department: 'water',
      officer: 'water-handler',
    });
    expect(() => decide(applicationDecider, ofWater, state, context)).toThrow(
      expect.objectContaining({
        code: 'application.step-not-running',
        parameters: { step: 'water', running: [expect.objectContaining({ id: 'fire' })] },
      }),
    );
  });

  it('record a disagreement with its reasons, and block the grant, not the other branches', () => {
    const no = giveOpinion('water', at('2026-03-04'), { opinion: 'disagree', reasons: written('flood plain') });
    expect(
      outcome(
        contextFor(jointItem),
        joint,
        giveOpinion('water', at('2026-03-04'), { opinion: 'disagree', reasons: written(' ') }),
      ),
    ).toBe('application.reasons-missing');
    const past = [...joint, no, giveOpinion('fire', at('2026-03-05')), giveOpinion('build', at('2026-03-06'))];
    expect(outcome(contextFor(jointItem), past, grant(at('2026-03-09')))).toBe('application.disagreement');
    expect(
      outcome(contextFor(jointItem), [...past, giveOpinion('water', at('2026-03-07'))], grant(at('2026-03-09'))),
    ).toHaveLength(1);
  });

  it('must be completed before a grant', () => {
    const past = [...joint, giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-05'))];
    expect(outcome(contextFor(jointItem), past, grant(at('2026-03-09')))).toBe('application.steps-open');
  });

  it('record nothing for the same opinion again, and refuse a change of mind after agreeing', () => {
    const past = [...joint, giveOpinion('water', at('2026-03-04'))];
    expect(outcome(contextFor(jointItem), past, giveOpinion('water', at('2026-03-05')))).toEqual([]);
    expect(
      outcome(
        contextFor(jointItem),
        past,
        giveOpinion('water', at('2026-03-05'), { opinion: 'disagree', reasons: written('x') }),
      ),
    ).toBe('application.opinion-given');
  });

  it('end the procedure of their own branch, not those of others', () => {
    const pausing = (branch: string) =>
      startSuspension(at('2026-03-03'), { branch, department: branch, officer: `${branch}-handler` });
    const past = [...joint, pausing('water'), pausing('fire')];
    expect(outcome(contextFor(jointItem), past, giveOpinion('water', at('2026-03-09')))).toMatchObject([
      { type: 'SuspensionEnded', data: { suspension: 1 } },
      { type: 'LimitsMoved', data: { moves: [{ clock: 'branch:water', to: { date: '2026-03-11' } }] } },
      { type: 'OpinionGiven', data: { usedDays: 1, withinLimit: true } },
    ]);
  });

  it('keep the order of time within a branch, not between branches', () => {
    const past = [...joint, giveOpinion('water', at('2026-03-05'))];
    expect(outcome(contextFor(jointItem), past, giveOpinion('fire', at('2026-03-04')))).toMatchObject([
      { type: 'OpinionGiven' },
      {},
    ]);
    expect(outcome(contextFor(jointItem), past, giveOpinion('fire', at('2026-03-02', '10:30')))).toBe(
      'application.before-last-step',
    );
  });
});
