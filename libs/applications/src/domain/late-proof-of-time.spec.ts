import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  addProof,
  at,
  caseAfter,
  contextFor,
  documentOf,
  extend,
  jointItem,
  official,
  officialAct,
  outcome,
  ownProof,
  promisedItem,
  reviewProof,
  startSuspension,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';

const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const EXTENSION = { act: 3 };
const PROLONGATION = { act: 4 };

describe('a proof that is added to an earlier prolongation (补交送达回证)', () => {
  const context = contextFor({ ...promisedItem, materials: [] });
  // Announced from Wednesday 4 March for 3 working days: Monday 9 March. Prolonged that day, reported on Thursday.
  const prolonged: ApplicationCommand = {
    type: 'ProlongSuspension',
    data: {
      ...officialAct(at('2026-03-09'), { now: at('2026-03-12') }),
      suspension: 1,
      expected: workingDays(10),
      reason: written('slow'),
      document: documentOf(at('2026-03-09')),
    },
  };
  const past = [...accepted, startSuspension(at('2026-03-04'), { expected: workingDays(3) }), prolonged];
  const byUnit = addProof(at('2026-03-09'), at('2026-03-27'), {
    ...PROLONGATION,
    department: 'planning',
    officer: 'li',
    proofOfService: ownProof(at('2026-03-09')),
  });
  const added = addProof(at('2026-03-09'), at('2026-03-13'), PROLONGATION);

  it('makes it count from when it was given, once', () => {
    const prolongs = { suspension: 1, prolongation: 1, toldAt: at('2026-03-09') };
    expect(outcome(context, past, added)).toMatchObject([
      { type: 'ProofAdded', data: { act: 'prolongation', credit: { creditedAt: at('2026-03-09'), prolongs } } },
    ]);
    const again = addProof(at('2026-03-09'), at('2026-03-14'), PROLONGATION);
    expect(outcome(context, [...past, added], again)).toBe('application.proof-shows-nothing');
  });

  it('of the unit itself, more than ten working days later, is put to review', () => {
    expect(outcome(context, past, byUnit)).toMatchObject([
      { type: 'ProofPutToReview', data: { act: 'prolongation', of: 4 } },
    ]);
    expect(outcome(context, [...past, byUnit], reviewProof(at('2026-04-01')))).toMatchObject([
      { type: 'ProofReviewed', data: { credit: { creditedAt: at('2026-03-09'), prolongs: { suspension: 1 } } } },
    ]);
  });

  it('refers to it by its number: another one of the same instant keeps its own time', () => {
    const further = { ...prolonged, data: { ...prolonged.data, now: at('2026-03-25'), expected: workingDays(12) } };
    const both = [...past, further as ApplicationCommand];
    const second = addProof(at('2026-03-09'), at('2026-03-26'), { act: 5 });
    const countsFrom = (...more: readonly ApplicationCommand[]) =>
      caseAfter(context, ...both, ...more).ledger.suspensions[0]?.prolongations.map((one) => one.countsFrom);
    expect(countsFrom()).toEqual([at('2026-03-12'), at('2026-03-25')]);
    expect(countsFrom(second)).toEqual([at('2026-03-12'), at('2026-03-09')]);
    const held = { ...byUnit, data: { ...byUnit.data, act: 5 } } as ApplicationCommand;
    expect(outcome(context, both, held)).toMatchObject([{ data: { act: 'prolongation', of: 5, number: 2 } }]);
    expect(countsFrom(held, reviewProof(at('2026-04-01')))).toEqual([at('2026-03-12'), at('2026-03-09')]);
  });

  it('of the unit itself has no effect if the announced time had not ended at the report', () => {
    const inTime = [...past.slice(0, 3), { ...prolonged, data: { ...prolonged.data, now: at('2026-03-09', '20:00') } }];
    expect(outcome(context, inTime as ApplicationCommand[], byUnit)).toBe('application.proof-shows-nothing');
  });
});

describe('a proof that is added to an earlier extension (补交送达回证)', () => {
  const context = {
    ...contextFor({ ...jointItem, promised: workingDays(13), statutory: workingDays(13) }),
    approver: official('zhao', { posts: ['governmentHead'] }),
  };
  const extended = extend(at('2026-03-04'), { now: at('2026-03-24'), branch: 'fire' });

  it('that counted for the case from its recording gives its days to a branch that was running at the service', () => {
    // The water branch ended on 5 March; the statutory limit of the case is much later.
    const told = extend(at('2026-03-04'), { now: at('2026-03-09') });
    const joint = { ...contextFor(jointItem), approver: official('zhao', { posts: ['governmentHead'] }) };
    const dueOn = (...more: readonly ApplicationCommand[]) =>
      findClock(caseAfter(joint, ...accepted, told, ...more).ledger, 'branch:water')?.promised?.date;
    expect(dueOn()).toBe('2026-03-05');
    expect(dueOn(addProof(at('2026-03-04'), at('2026-03-25'), EXTENSION))).toBe('2026-03-19');
    const byUnit = { department: 'planning', officer: 'li', proofOfService: ownProof(at('2026-03-04')) };
    const held = addProof(at('2026-03-04'), at('2026-03-25'), { ...EXTENSION, ...byUnit });
    expect(dueOn(held)).toBe('2026-03-05');
    expect(dueOn(held, reviewProof(at('2026-04-01')))).toBe('2026-03-19');
  });

  it('gives its days to the branch that it names, and to no other', () => {
    const past = [...accepted, extended];
    const added = addProof(at('2026-03-04'), at('2026-03-25'), EXTENSION);
    expect(outcome(context, past, added)).toMatchObject([
      { type: 'ProofAdded', data: { credit: { extension: { moves: 'both', branches: ['fire'] } } } },
      { type: 'LimitsMoved', data: { cause: 'extension' } },
    ]);
    const { ledger } = caseAfter(context, ...past, added);
    const dueOn = (id: string) => findClock(ledger, `branch:${id}`)?.promised?.date;
    expect([dueOn('fire'), dueOn('water')]).toEqual(['2026-03-23', '2026-03-05']);
  });
});
