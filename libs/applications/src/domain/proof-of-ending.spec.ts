import {
  addProof,
  at,
  caseAfter,
  contextFor,
  ownProof,
  plainOutcome,
  promisedItem,
  proof,
  reviewProof,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';

// The first check has 5 working days from Monday 2 March: deemed accepted on Monday 9 March.
const context = contextFor({ ...promisedItem, materials: [] });
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
const received = [submit(at('2026-03-02')), silence];
const given = (change: object) => withdraw(at('2026-03-04'), { now: at('2026-03-12'), ...change });
const standing = (...commands: readonly ApplicationCommand[]) => {
  const { status, deemed, acceptedOn, passings, closingMarks, ledger } = caseAfter(context, ...commands);
  return { status, deemed, acceptedOn, passings, closingMarks, clocks: ledger.clocks, closedAt: ledger.closedAt };
};
const proved = standing(...received, given({ proofOfService: proof(at('2026-03-04')) }));

describe('a withdrawal that is proved later to precede the deemed acceptance', () => {
  it('undoes it like a withdrawal that came with its proof', () => {
    const told = [...received, given({})];
    const added = addProof(at('2026-03-04'), at('2026-03-13'), { act: 2 });
    expect(plainOutcome(context, told, added)).toMatchObject([
      { type: 'ProofAdded', credit: { silence: { replacesDeemed: true, undoes: { on: '2026-03-02' } } } },
      { type: 'ClosingReassessed', before: { withinPromise: true }, after: { usedDays: null, withinPromise: null } },
    ]);
    expect(proved).toMatchObject({ deemed: false, acceptedOn: null, clocks: [{ id: 'firstCheck:1' }] });
    expect(standing(...told, added)).toEqual(proved);
  });

  it("does so by a reviewer's decision, even if the limits of the review had passed", () => {
    const passes: ApplicationCommand = { type: 'RecordLimitPassing', data: { at: at('2026-03-17', '00:00') } };
    const held = given({ now: at('2026-03-30'), proofOfService: ownProof(at('2026-03-04')) });
    const word = reviewProof(at('2026-04-01'));
    expect(plainOutcome(context, [...received, passes, held], word)).toMatchObject([
      { type: 'ProofReviewed', credit: { silence: { replacesDeemed: true } } },
      { type: 'LimitPassingUndone', cause: 'neverRan' },
      { type: 'ClosingReassessed', after: { withinPromise: null } },
    ]);
    expect(standing(...received, passes, held, word)).toEqual(proved);
  });

  it('is put to review for that reason alone, if no limit of the review lies in between', () => {
    const long = contextFor({ ...promisedItem, materials: [], promised: workingDays(45), statutory: workingDays(45) });
    const byUnit = { act: 2, department: 'planning', officer: 'li', proofOfService: ownProof(at('2026-03-04')) };
    const added = addProof(at('2026-03-04'), at('2026-03-30'), byUnit);
    expect(plainOutcome(long, [...received, given({})], added)).toMatchObject([{ type: 'ProofPutToReview' }]);
    const held = given({ now: at('2026-03-30'), proofOfService: ownProof(at('2026-03-04')) });
    expect(plainOutcome(long, received, held)).toMatchObject([
      { type: 'ApplicationWithdrawn' },
      { type: 'ProofPutToReview' },
    ]);
    const after = given({ now: at('2026-03-30'), proofOfService: ownProof(at('2026-03-11')) });
    expect(plainOutcome(long, received, after)).toMatchObject([{ type: 'ApplicationWithdrawn' }]);
  });

  it('leaves it if the proof shows no earlier day', () => {
    const after = addProof(at('2026-03-11'), at('2026-03-13'), { act: 2 });
    expect(standing(...received, given({}), after)).toMatchObject({ deemed: true, acceptedOn: '2026-03-02' });
  });
});
