import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import { decide, fold, written } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  extend,
  giveOpinion,
  grant,
  jointItem,
  official,
  officialAct,
  outcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuseAcceptance,
  remedies,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  withdraw,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { ApplicationEvent } from './application-events';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

// 2026-03-02 is a Monday; March 2026 has no holiday and no make-up day. Five working days from there end on 03-09.
const received = submit(at('2026-03-02'));
const accepted = [received, accept(at('2026-03-02', '11:00'))];

const assign = (instant: string, branch: string | null, name: string, change: object = {}): ApplicationCommand => ({
  type: 'AssignHandler',
  data: {
    ...actTimes(instant),
    department: branch ?? 'planning',
    officer: null,
    branch,
    official: name,
    ...change,
  },
});

const recompute = (changedAt: string): ApplicationCommand => ({ type: 'RecomputeLimits', data: { changedAt } });

const declaring = (date: string, working: boolean, terms = promisedItem): ApplicationDecisionContext =>
  contextFor(terms, {
    calendar: calendarFrom([yearImported(2025), yearImported(2026), dayDeclared({ date, working })]),
  });

type Step = readonly [ApplicationDecisionContext, ApplicationCommand];

/** A scenario in which knowledge changes over time. */
function told(...steps: readonly Step[]): readonly ApplicationEvent[] {
  const past: ApplicationEvent[] = [];
  for (const [context, command] of steps) {
    past.push(...decide(applicationDecider, command, fold(applicationDecider, past), context));
  }
  return past;
}

describe('the order of business time', () => {
  it('allows no second notice dated before the first', () => {
    const first = [received, requestCorrection(['plan'], at('2026-03-05'))];
    expect(outcome(contextFor(), first, requestCorrection(['form'], at('2026-03-04'), { now: at('2026-03-06') }))).toBe(
      'application.before-last-step',
    );
    expect(
      outcome(contextFor(), first, requestCorrection(['form'], at('2026-03-05'), { now: at('2026-03-06') })),
    ).toHaveLength(1);
  });

  it('allows no extension approved before the case was accepted (行政许可法 art. 42)', () => {
    expect(outcome(contextFor(), accepted, extend(at('2026-03-02', '10:30'), { now: at('2026-03-10') }))).toBe(
      'application.before-last-step',
    );
  });

  it('allows no decision to end a procedure before it started (行政许可法 art. 45)', () => {
    const past = [...accepted, startSuspension(at('2026-03-10'))];
    const refusal = { outcome: 'refused', reasons: written('r'), legalBasis: written('b'), remedies };
    expect(outcome(contextFor(), past, grant(at('2026-03-09'), { ...refusal, now: at('2026-03-11') }))).toBe(
      'application.before-last-step',
    );
    expect(outcome(contextFor(), past, grant(at('2026-03-10'), { ...refusal, now: at('2026-03-11') }))).toMatchObject([
      { type: 'SuspensionEnded', data: { occurredAt: at('2026-03-10') } },
      { type: 'LimitsMoved' },
      { type: 'DecisionMade' },
    ]);
  });

  it('of a stage follows the time of its preceding event, whenever that counts', () => {
    // Both reported on 03-30, after their limits, without a proof: they count from then.
    const now = at('2026-03-30');
    const told = [giveOpinion('water', at('2026-03-04'), { now }), giveOpinion('fire', at('2026-03-05'), { now })];
    const ended = withdraw(at('2026-03-06'), { now: at('2026-03-31') });
    expect(outcome(contextFor(jointItem), [...accepted, ...told], ended)).toContainEqual(
      expect.objectContaining({ type: 'ApplicationWithdrawn' }),
    );
  });

  it('of the case does not wait for an assignment within a branch', () => {
    const joint = [...accepted, assign(at('2026-03-05'), 'water', 'wang')];
    const wang = { assignee: official('wang') };
    const after = (command: ApplicationCommand) => outcome(contextFor(jointItem), joint, command, wang);
    expect(after(assign(at('2026-03-04'), null, 'wang'))).toHaveLength(1);
    expect(after(assign(at('2026-03-04'), 'fire', 'wang'))).toHaveLength(1);
    expect(after(assign(at('2026-03-04'), 'water', 'wang'))).toBe('application.before-last-step');
  });
});

describe('a deemed acceptance (视为受理, 行政许可法 art. 32(4))', () => {
  // Deemed accepted at 24:00 of 03-09; withdrawn on 03-05, reported on 03-12.
  const withdrawn = (served: string | null) => {
    const proofOfService = served === null ? null : proof(served);
    const command = withdraw(at('2026-03-05'), { now: at('2026-03-12'), proofOfService });
    return fold(applicationDecider, recordedEventsAfter(contextFor(jointItem), received, command));
  };

  it('is undone by a withdrawal that is proved to precede it', () => {
    expect(withdrawn(at('2026-03-05'))).toMatchObject({ status: 'withdrawn', deemed: false, acceptedOn: null });
  });

  it('stands if nothing proves the withdrawal, or if it came later', () => {
    expect(withdrawn(null)).toMatchObject({ status: 'withdrawn', deemed: true, acceptedOn: '2026-03-02' });
    expect(withdrawn(at('2026-03-10'))).toMatchObject({ status: 'withdrawn', deemed: true });
  });

  it('of a joint item allows a withdrawal dated before its recording', () => {
    // Deemed accepted at 24:00 of 03-09; withdrawn on 03-05, reported on 03-12.
    const withdrawn = withdraw(at('2026-03-05'), { now: at('2026-03-12') });
    for (const terms of [promisedItem, jointItem]) {
      expect(outcome(contextFor(terms), [received], withdrawn)).toContainEqual(
        expect.objectContaining({ type: 'ApplicationWithdrawn' }),
      );
    }
  });

  it('undone by a notice proved in time leaves no open procedure that would pause the next review', () => {
    const past = recordedEventsAfter(
      contextFor(),
      received,
      startSuspension(at('2026-03-11')),
      requestCorrection(['plan'], at('2026-03-05'), { now: at('2026-03-13'), proofOfService: proof(at('2026-03-05')) }),
      submitCorrection(at('2026-03-16'), 'plan'),
      accept(at('2026-03-17')),
      // Moves nothing: 10 working days from 03-17 end on 03-31.
      startSuspension(at('2026-03-18'), { notice: null }),
    );
    const ledger = ledgerOf(past);
    expect(findClock(ledger, 'case')?.promised?.date).toBe('2026-03-31');
    expect(past.slice(-2).map(({ type }) => type)).toEqual(['ApplicationAccepted', 'SuspensionStarted']);
    expect(ledger.suspensions).toMatchObject([{ endedOn: '2026-03-11' }, { number: 2, endedOn: null }]);
  });
});

describe('an assignment', () => {
  const past = (...commands: readonly ApplicationCommand[]) =>
    ledgerOf(
      recordedEventsAfter(
        contextFor(jointItem),
        ...accepted,
        startSuspension(at('2026-03-03'), { ...officialAct(at('2026-03-03'), { department: 'fire' }), branch: 'fire' }),
        startSuspension(at('2026-03-03')),
        ...commands,
      ),
    );
  const holders = (ledger: ReturnType<typeof past>, id: string) =>
    findClock(ledger, id)?.holders.map(({ department, official: name }) => `${department}/${name}`);

  it('of the case applies to its own procedure, not to that of a branch', () => {
    const ledger = past(assign(at('2026-03-04'), null, 'wang'));
    expect(holders(ledger, 'suspension:1')).toEqual(['fire/fire-handler']);
    expect(holders(ledger, 'suspension:2')).toEqual(['planning/li', 'planning/wang']);
  });

  it('of a branch applies to its procedure too', () => {
    const ledger = past(assign(at('2026-03-04'), 'fire', 'wang'));
    expect(holders(ledger, 'suspension:1')).toEqual(['fire/fire-handler', 'fire/wang']);
    expect(holders(ledger, 'suspension:2')).toEqual(['planning/li']);
  });
});

describe('an extension (延长)', () => {
  it('is approved by the head of the agency itself, not of another (行政许可法 art. 42)', () => {
    const other = official('zhao', { department: 'fire', posts: ['agencyHead'] });
    expect(outcome(contextFor(promisedItem, { approver: other }), accepted, extend(at('2026-03-10')))).toBe(
      'application.no-mandate',
    );
    // A government is a department of its own.
    const mayor = official('mayor', { department: 'government', posts: ['governmentHead'] });
    expect(outcome(contextFor(jointItem, { approver: mayor }), accepted, extend(at('2026-03-10')))).toHaveLength(2);
  });

  it('of a review undone by a notice proved in time is not the only extension of the next', () => {
    const past = [
      received,
      extend(at('2026-03-12')),
      requestCorrection(['plan'], at('2026-03-05'), { now: at('2026-03-13'), proofOfService: proof(at('2026-03-05')) }),
      submitCorrection(at('2026-03-16'), 'plan'),
      accept(at('2026-03-17')),
    ];
    expect(outcome(contextFor(), past, extend(at('2026-03-20')))).toMatchObject([
      { type: 'ApplicationExtended' },
      // 20 working days from 03-17 end on 04-15 (04-06 is Qingming), 10 more on 04-29.
      { data: { moves: [{ basis: 'statutory', from: { date: '2026-04-15' }, to: { date: '2026-04-29' } }] } },
    ]);
  });
});

describe('the ground of a non-acceptance (行政许可法 art. 32)', () => {
  const wrongForm = { stillWrong: [{ code: 'form', reason: written('not signed') }] };

  it('that the corrected set is defective requires a corrected set, or a lapsed deadline of the applicant', () => {
    const asked = [received, requestCorrection(['plan', 'form'], at('2026-03-03'))];
    expect(outcome(contextFor(), asked, refuseAcceptance('correctedSetWrong', at('2026-03-05'), wrongForm))).toBe(
      'application.ground-missing',
    );
    const half = [...asked, submitCorrection(at('2026-03-05'), 'plan')];
    expect(
      outcome(contextFor(), half, refuseAcceptance('correctedSetWrong', at('2026-03-06'), wrongForm)),
    ).toHaveLength(1);
    // 10 working days from 03-03 end on 03-17.
    const end = '2026-03-17T16:00:00.000Z';
    const lapsed: readonly ApplicationCommand[] = [...asked, { type: 'RecordCorrectionTimeout', data: { at: end } }];
    const terms = contextFor({ ...promisedItem, onCorrectionTimeout: 'refused' });
    expect(outcome(terms, lapsed, refuseAcceptance('correctedSetWrong', at('2026-03-18'), wrongForm))).toHaveLength(1);
  });
});

describe('a calendar change', () => {
  it('that moved a limit to its own day is kept, whatever is recorded later', () => {
    // Promised until 03-16. Recorded on Sunday 03-15 that Saturday 03-07 was a working day: 03-13 is past, so it ends on 03-15.
    const now = declaring('2026-03-07', true);
    const review = told(
      [contextFor(), received],
      [contextFor(), accept(at('2026-03-02', '11:00'))],
      [now, recompute(at('2026-03-15'))],
      [now, startSuspension(at('2026-03-15', '12:00'), { notice: null })],
      [now, extend(at('2026-03-15', '13:00'))],
    );
    const moves = review.flatMap((event) => (event.type === 'LimitsMoved' ? event.data.moves : []));
    expect(moves.map(({ basis, to }) => `${basis} ${to?.date}`)).toEqual([
      'promised 2026-03-15',
      'statutory 2026-03-27',
      'statutory 2026-04-13',
    ]);
  });
});
