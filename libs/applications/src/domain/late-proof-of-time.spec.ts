import { fold, written } from '@sealtrail/event-sourcing';
import {
  accept,
  act,
  addProof,
  at,
  documentOf,
  jointItem,
  knowing,
  official,
  outcome,
  proof,
  recordedStory,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { findClock } from './ledger';

const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const EXTENSION = { act: 3 };

describe('a proof that is added to an extension told before (补交送达回证)', () => {
  const known = {
    ...knowing({ ...jointItem, promised: workingDays(13), statutory: workingDays(13) }),
    approver: official('zhao', { posts: ['governmentHead'] }),
  };
  const extended: ApplicationCommand = {
    type: 'ExtendApplication',
    data: {
      ...act(at('2026-03-04'), { now: at('2026-03-24') }),
      days: 10,
      approver: 'zhao',
      approverDepartment: null,
      approval: 'onPaper',
      reason: written('complex'),
      document: documentOf(at('2026-03-04')),
      notifiedAt: at('2026-03-04'),
      branch: 'fire',
    },
  };

  it('gives its days to the branch that it names, and to no other', () => {
    const past = [...accepted, extended];
    const added = addProof(at('2026-03-04'), at('2026-03-25'), EXTENSION);
    expect(outcome(known, past, added)).toMatchObject([
      { type: 'ProofAdded', data: { credit: { extension: { moves: 'both', branches: ['fire'] } } } },
      { type: 'LimitsMoved', data: { cause: 'extension' } },
    ]);
    const state = fold(applicationDecider, recordedStory(known, ...past, added));
    if (state.status === 'unknown') throw new Error('no case');
    const dueOn = (id: string) => findClock(state.ledger, `branch:${id}`)?.promised?.date;
    expect([dueOn('fire'), dueOn('water')]).toEqual(['2026-03-23', '2026-03-05']);
  });
});
