import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  askFor,
  at,
  correct,
  knowing,
  outcome,
  paper,
  resume,
  story,
  submit,
  suspend,
  withdraw,
} from '../testing';
import { addMaterial, assign, fullCase, fullItem, onTheSpot, prolong, visit } from '../testing/full-case';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { factBounds } from './fact-counts';

const known = knowing(fullItem);
const LATER = at('2026-03-04');
const times = (length: number, command: ApplicationCommand): readonly ApplicationCommand[] =>
  Array(length).fill(command);

describe('a case', () => {
  it.each([
    ['materials', addMaterial('photo', LATER)],
    ['visits', visit(LATER)],
    ['notices', askFor(['photo'], LATER)],
    ['assignments', assign(LATER)],
    ['suspensions', suspend(LATER)],
  ])('that is full takes no more %s', (kind, command) => {
    expect(outcome(known, fullCase, command)).toBe(`application.too-many-${kind}`);
  });

  it('that is full is told on: what ends a wait or a case, and what law and limits do, is never refused for its number', () => {
    const past = [...fullCase];
    const told = (command: ApplicationCommand) => {
      const facts = outcome(known, past, command);
      return typeof facts === 'string' ? facts : facts.map(({ type }) => type);
    };
    expect(told({ type: 'RecomputeLimits', data: { changedAt: LATER } })).toEqual([]);
    expect(told(withdraw(LATER))).toEqual(['ApplicationWithdrawn']);
    expect(told({ type: 'RecordLimitPassing', data: { at: at('2026-12-01') } })).toEqual([
      'LimitPassed',
      'LimitPassed',
    ]);
    past.push(suspendedBy('fire'));
    expect(
      told({ ...resume(LATER, { suspension: 51, department: 'fire', officer: 'fire-handler' }) } as ApplicationCommand),
    ).toContain('SuspensionEnded');
  });

  it('takes of one department half of what all may tell, so that another finds room for its own', () => {
    const fire = suspendedBy('fire');
    expect(outcome(known, fullCase, fire)).toMatchObject([
      { type: 'SuspensionStarted', data: { suspension: 51 } },
      { type: 'LimitsMoved' },
    ]);
  });

  it.each([['prolongations', factBounds.prolongations.ofDepartment, (n: number) => prolong(LATER, 1, n + 6)]] as const)(
    'takes no more than so many %s',
    (kind, max, one) => {
      const past = [
        submit(at('2026-03-02'), { materials: [paper('form'), paper('plan')] }),
        accept(at('2026-03-03')),
        suspend(at('2026-03-03')),
      ];
      const many = Array.from({ length: max }, (_, n) => one(n));
      expect(outcome(known, [...past, ...many], one(max))).toBe(`application.too-many-${kind}`);
      expect(outcome(known, [...past, ...many.slice(1)], one(max))).toHaveLength(1);
    },
  );

  it('before its acceptance takes so many corrections on the spot', () => {
    const past = [submit(at('2026-03-02')), ...times(50, onTheSpot(at('2026-03-03')))];
    expect(outcome(known, past, onTheSpot(LATER))).toBe('application.too-many-corrections-on-the-spot');
    expect(outcome(known, past.slice(0, -1), onTheSpot(LATER))).toHaveLength(1);
  });

  it('is never too full for what the applicant is waited for', () => {
    const awaited = [submit(at('2026-03-02')), askFor(['form'], at('2026-03-03'))];
    // Whoever holds the case sends what nobody has asked for, until nothing more is taken.
    const nothing = correct(LATER, 'photo');
    const filled = [...awaited, ...times(50, nothing)];
    expect(outcome(known, filled, nothing)).toBe('application.too-many-corrected-sets');
    expect(outcome(known, filled, correct(LATER, 'form'))).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true } },
    ]);
    const missing = [submit(at('2026-03-02')), ...times(300, addMaterial('photo', at('2026-03-03')))];
    expect(outcome(known, missing, addMaterial('photo', LATER))).toBe('application.too-many-materials');
    expect(outcome(known, missing, addMaterial('form', LATER))).toHaveLength(1);
  });

  it('tells the first notice of its list however many others stand in it', () => {
    const beyond = askFor(['a tax clearance'], at('2026-03-03'));
    const filled = [submit(at('2026-03-02')), ...times(25, beyond)];
    expect(outcome(known, filled, beyond)).toBe('application.too-many-notices');
    expect(outcome(known, filled, askFor(['form'], LATER))).toMatchObject([{ data: { stopsCheck: true } }]);
  });

  it('counts by kind, and by department', () => {
    const facts = story(known, ...fullCase);
    const state = fold(applicationDecider, facts);
    expect(state).toMatchObject({ told: { visits: 200, materials: 300, suspensions: 50, 'suspensions@planning': 50 } });
  });
});

const suspendedBy = (department: string): ApplicationCommand =>
  suspend(LATER, { branch: department, department, officer: `${department}-handler` });
