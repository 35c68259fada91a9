import {
  accept,
  at,
  caseAfter,
  contextFor,
  endSuspension,
  jointItem,
  outcome,
  ownProof,
  proof,
  reviewProof,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { findClock } from './ledger';

const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const WORD = at('2026-04-22');
/** Reported by the department itself on 20 April, far more than ten working days after the proved time. */
const endedOn = (day: string): ApplicationCommand =>
  endSuspension(at(day), {
    now: at('2026-04-20'),
    proofOfService: ownProof(at(day)),
  });
const ledgerAfter = (commands: readonly ApplicationCommand[], context = contextFor()) =>
  caseAfter(context, ...commands).ledger;

describe('a reviewer accepts that a procedure had ended earlier than reported (复核自证)', () => {
  it('also where it was only stored for the sake of other departments: the days are given back', () => {
    const context = contextFor(jointItem);
    const past = [...accepted, startSuspension(at('2026-03-03')), endSuspension(at('2026-03-13'))];
    expect(outcome(context, past, endedOn('2026-03-04'))).toMatchObject([
      { type: 'LateReportRecorded' },
      { type: 'ProofPutToReview', data: { ends: [] } },
    ]);
    const held = [...past, endedOn('2026-03-04')];
    expect(outcome(context, held, reviewProof(WORD))).toMatchObject([
      { type: 'ProofReviewed', data: { word: 'applied', credit: null } },
      { type: 'SuspensionEnded', data: { suspension: 1, occurredOn: '2026-03-04', creditedAt: at('2026-03-04') } },
      { type: 'LimitsMoved', data: { cause: 'suspension' } },
    ]);
    const { suspensions } = ledgerAfter([...held, reviewProof(WORD)], context);
    expect(suspensions).toMatchObject([{ endedOn: '2026-03-04' }]);
  });

  it('also for the announced time of the procedure, and never later than reported since', () => {
    const past = [...accepted, startSuspension(at('2026-03-04')), endSuspension(at('2026-03-13'))];
    const held = [...past, endedOn('2026-03-06')];
    const ownClock = (commands: readonly ApplicationCommand[]) => findClock(ledgerAfter(commands), 'suspension:1');
    expect(ownClock(held)?.endedAt).toBe(at('2026-03-13'));
    expect(ownClock([...held, reviewProof(WORD)])?.endedAt).toBe(at('2026-03-06'));
    const earlier = [...held, endSuspension(at('2026-03-05'), { now: at('2026-04-21') })];
    expect(outcome(contextFor(), earlier, reviewProof(WORD))).toMatchObject([{ type: 'ProofReviewed' }]);
    expect(ledgerAfter([...earlier, reviewProof(WORD)]).suspensions).toMatchObject([{ endedOn: '2026-03-05' }]);
  });
});

describe('the first end of a procedure that is reported on a later day', () => {
  const context = contextFor(jointItem);
  // fire has 5 working days from Monday 2 March: 9 March; the case 13: 19 March.
  const ofFire = startSuspension(at('2026-03-03'), { department: 'fire', officer: 'fire-handler', branch: 'fire' });
  const ended = (change: object = {}) =>
    endSuspension(at('2026-03-05'), { now: at('2026-03-12'), department: 'fire', officer: 'fire-handler', ...change });
  const limits = (commands: readonly ApplicationCommand[]) => {
    const ledger = ledgerAfter(commands, context);
    return ['branch:fire', 'case'].map((id) => findClock(ledger, id)?.promised?.date);
  };

  it('counts against the reporter from its day, and for other departments from its recording', () => {
    expect(limits([...accepted, ofFire, ended()])).toEqual(['2026-03-11', '2026-03-30']);
    expect(outcome(context, [...accepted, ofFire], ended())).toMatchObject([
      { type: 'SuspensionEnded', data: { occurredOn: '2026-03-05', forOthersOn: '2026-03-12' } },
      { type: 'LimitsMoved' },
    ]);
  });

  it('counts as reported for all if it is proved, or reported on its day', () => {
    const proved = ended({ proofOfService: proof(at('2026-03-05')) });
    expect(limits([...accepted, ofFire, proved])).toEqual(['2026-03-11', '2026-03-23']);
    const sameDay = ended({ now: at('2026-03-05', '20:00') });
    expect(limits([...accepted, ofFire, sameDay])).toEqual(['2026-03-11', '2026-03-23']);
  });

  it('of the whole case counts from its recording for every department', () => {
    const past = [
      ...accepted,
      startSuspension(at('2026-03-03')),
      endSuspension(at('2026-03-05'), { now: at('2026-03-12') }),
    ];
    expect(limits(past)).toEqual(['2026-03-18', '2026-03-30']);
  });

  it('counts as reported if the case has only one department', () => {
    const past = [
      ...accepted,
      startSuspension(at('2026-03-03')),
      endSuspension(at('2026-03-05'), { now: at('2026-03-12') }),
    ];
    expect(findClock(ledgerAfter(past), 'case')?.promised?.date).toBe('2026-03-18');
  });

  it('gives back the days of the others when a reviewer accepts its proof', () => {
    const own = ownProof(at('2026-03-05'), 'fire');
    const held = [...accepted, ofFire, ended({ now: at('2026-03-24'), proofOfService: own })];
    expect(limits(held)).toEqual(['2026-03-11', '2026-04-10']);
    expect(outcome(context, held, reviewProof(at('2026-03-25')))).toMatchObject([
      { type: 'ProofReviewed' },
      { type: 'SuspensionEnded', data: { occurredOn: '2026-03-05' } },
      { type: 'LimitsMoved' },
    ]);
    expect(limits([...held, reviewProof(at('2026-03-25'))])).toEqual(['2026-03-11', '2026-03-23']);
  });
});
