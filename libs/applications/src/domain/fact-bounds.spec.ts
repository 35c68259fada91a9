import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  endSuspension,
  eventsAfter,
  outcome,
  paperMaterial,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  withdraw,
} from '../testing';
import { addMaterial, assign, fullCase, fullItem, onTheSpot, prolong, visit } from '../testing/full-case';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { factBounds } from './fact-counts';

const context = contextFor(fullItem);
const LATER = at('2026-03-04');
const times = (length: number, command: ApplicationCommand): readonly ApplicationCommand[] =>
  Array(length).fill(command);

describe('a case', () => {
  it.each([
    ['materials', addMaterial('photo', LATER)],
    ['visits', visit(LATER)],
    ['notices', requestCorrection(['photo'], LATER)],
    ['assignments', assign(LATER)],
    ['suspensions', startSuspension(LATER)],
  ])('that is full accepts no more %s', (kind, command) => {
    expect(outcome(context, fullCase, command)).toBe(`application.too-many-${kind}`);
  });

  it('that is full still records ends of waits, ends of cases and effects of law: never refused for their number', () => {
    const past = [...fullCase];
    const told = (command: ApplicationCommand) => {
      const facts = outcome(context, past, command);
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
      told({
        ...endSuspension(LATER, { suspension: 51, department: 'fire', officer: 'fire-handler' }),
      } as ApplicationCommand),
    ).toContain('SuspensionEnded');
  });

  it('accepts from one department half of the total, so that another has room for its own', () => {
    const fire = suspendedBy('fire');
    expect(outcome(context, fullCase, fire)).toMatchObject([
      { type: 'SuspensionStarted', data: { suspension: 51 } },
      { type: 'LimitsMoved' },
    ]);
  });

  it.each([['prolongations', factBounds.prolongations.ofDepartment, (n: number) => prolong(LATER, 1, n + 6)]] as const)(
    'accepts a maximum number of %s',
    (kind, max, one) => {
      const past = [
        submit(at('2026-03-02'), { materials: [paperMaterial('form'), paperMaterial('plan')] }),
        accept(at('2026-03-03')),
        startSuspension(at('2026-03-03')),
      ];
      const many = Array.from({ length: max }, (_, n) => one(n));
      expect(outcome(context, [...past, ...many], one(max))).toBe(`application.too-many-${kind}`);
      expect(outcome(context, [...past, ...many.slice(1)], one(max))).toHaveLength(1);
    },
  );

  it('before its acceptance accepts a maximum number of corrections on the spot', () => {
    const past = [submit(at('2026-03-02')), ...times(50, onTheSpot(at('2026-03-03')))];
    expect(outcome(context, past, onTheSpot(LATER))).toBe('application.too-many-corrections-on-the-spot');
    expect(outcome(context, past.slice(0, -1), onTheSpot(LATER))).toHaveLength(1);
  });

  it('is never too full for what the applicant has to submit', () => {
    const awaited = [submit(at('2026-03-02')), requestCorrection(['form'], at('2026-03-03'))];
    // A caller of the case submits unrequested materials until no more are accepted.
    const nothing = submitCorrection(LATER, 'photo');
    const filled = [...awaited, ...times(50, nothing)];
    expect(outcome(context, filled, nothing)).toBe('application.too-many-corrected-sets');
    expect(outcome(context, filled, submitCorrection(LATER, 'form'))).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true } },
    ]);
    const missing = [submit(at('2026-03-02')), ...times(300, addMaterial('photo', at('2026-03-03')))];
    expect(outcome(context, missing, addMaterial('photo', LATER))).toBe('application.too-many-materials');
    expect(outcome(context, missing, addMaterial('form', LATER))).toHaveLength(1);
  });

  it('records the first notice of its list however many others exist', () => {
    const beyond = requestCorrection(['a tax clearance'], at('2026-03-03'));
    const filled = [submit(at('2026-03-02')), ...times(25, beyond)];
    expect(outcome(context, filled, beyond)).toBe('application.too-many-notices');
    expect(outcome(context, filled, requestCorrection(['form'], LATER))).toMatchObject([
      { data: { stopsCheck: true } },
    ]);
  });

  it('counts by kind, and by department', () => {
    const facts = eventsAfter(context, ...fullCase);
    const state = fold(applicationDecider, facts);
    expect(state).toMatchObject({
      factCounts: { visits: 200, materials: 300, suspensions: 50, 'suspensions@planning': 50 },
    });
  });
});

const suspendedBy = (department: string): ApplicationCommand =>
  startSuspension(LATER, { branch: department, department, officer: `${department}-handler` });
