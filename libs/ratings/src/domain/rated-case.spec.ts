import {
  accept,
  actTimes,
  at,
  contextFor,
  eventsAfter,
  grant,
  jointItem,
  requestCorrection,
  submit,
  submitCorrectionLate,
  withdraw,
} from '@sealtrail/applications/testing';
import { ratedCaseOf } from './rated-case';

const materials = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;
const submitted = submit(at('2026-03-02'), { materials });
const accepted = accept(at('2026-03-02', '11:00'));
const granted = grant(at('2026-03-10', '16:00'));

const visit = (instant: string, officer: string | null) =>
  ({ type: 'RecordVisit', data: { ...actTimes(instant), department: 'hall', officer, purpose: null } }) as const;

const assign = (instant: string, official: string, branch: string | null = null) =>
  ({
    type: 'AssignHandler',
    data: { ...actTimes(instant), department: 'planning', officer: null, branch, official },
  }) as const;

const known = contextFor();

describe('a case as loaded for rating', () => {
  it('is open again after a corrected set reopens it', () => {
    const asked = requestCorrection(['form'], at('2026-03-04'), { deadline: { days: 2, unit: 'workingDay' } });
    const told = submitCorrectionLate(at('2026-03-06'), at('2026-03-10'), 'form');
    const facts = eventsAfter(known, submit(at('2026-03-02')), asked, told);
    expect(ratedCaseOf(facts.slice(0, 3))?.closed).toMatchObject({ department: 'planning' });
    expect(ratedCaseOf(facts)?.closed).toBeNull();
  });

  it('does not exist without a submission', () => {
    expect(ratedCaseOf([])).toBeNull();
  });

  it('has its number, its zone and its holder', () => {
    expect(ratedCaseOf(eventsAfter(known, submitted))).toStrictEqual({
      number: '37010020260302000001X',
      item: 'i1',
      region: '370100',
      zone: 'Asia/Shanghai',
      holder: 'li',
      visits: {},
      closed: null,
    });
  });

  it('has each visit with its time and the official who served it', () => {
    const { visits } =
      ratedCaseOf(eventsAfter(known, submitted, visit(at('2026-03-03'), 'chen'), visit(at('2026-03-04'), null))) ?? {};
    expect(visits).toStrictEqual({
      1: { at: at('2026-03-03'), on: '2026-03-03', department: 'hall', official: 'chen' },
      2: { at: at('2026-03-04'), on: '2026-03-04', department: 'hall', official: null },
    });
  });

  it('is closed by a decision, for the official who held it', () => {
    expect(ratedCaseOf(eventsAfter(known, submitted, accepted, granted))?.closed).toStrictEqual({
      at: at('2026-03-10', '16:00'),
      on: '2026-03-10',
      department: 'planning',
      official: 'li',
    });
  });

  it('is also closed by a withdrawal, for the official who held it then', () => {
    const past = eventsAfter(known, submitted, accepted, assign(at('2026-03-03'), 'wang'), withdraw(at('2026-03-05')));
    expect(ratedCaseOf(past)?.closed).toStrictEqual({
      at: at('2026-03-05'),
      on: '2026-03-05',
      department: 'planning',
      official: 'wang',
    });
  });

  it('stays with its holder when one branch of a joint item changes hands', () => {
    const past = eventsAfter(contextFor(jointItem), submit(at('2026-03-02')), accepted, {
      ...assign(at('2026-03-03'), 'wang', 'fire'),
      data: { ...assign(at('2026-03-03'), 'wang', 'fire').data, department: 'fire' },
    });
    expect(past.at(-1)?.type).toBe('HandlerAssigned');
    expect(ratedCaseOf(past)?.holder).toBe('li');
  });
});
