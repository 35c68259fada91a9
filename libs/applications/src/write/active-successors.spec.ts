import type { Application, Case, Successor } from '../domain/application';
import { accept, at, caseAfter, contextFor, promisedItem, submit, withdraw } from '../testing';
import { activeSuccessorsOf } from './active-successors';

const open = caseAfter(contextFor(promisedItem), submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')));
const gone = caseAfter(contextFor(promisedItem), submit(at('2026-03-02')), withdraw(at('2026-03-03')));
const successor = (id: string, statedBy: Successor['statedBy'] = 'applicant'): Successor => ({
  successor: id,
  successorNumber: id,
  statedBy,
});
const followedBy = (state: Case, ...successors: readonly Successor[]): Case => ({ ...state, successors });
const among = (cases: Readonly<Record<string, Application>>) => (id: string) =>
  Promise.resolve(cases[id] ?? { status: 'unknown' as const });

describe('the active successors of a case', () => {
  it('are those that have not ended without a decision on the merits', async () => {
    const cases = among({ a2: gone, a3: open });
    expect(await activeSuccessorsOf([successor('a2'), successor('a3')], cases)).toEqual([successor('a3')]);
  });

  it('are found along the chain, which counts as the applicant’s if each step does', async () => {
    const cases = among({ a2: followedBy(gone, successor('a3')), a3: open });
    expect(await activeSuccessorsOf([successor('a2')], cases)).toEqual([successor('a3')]);
    expect(await activeSuccessorsOf([successor('a2', 'department')], cases)).toEqual([successor('a3', 'department')]);
  });

  it('are followed up to a maximum length, whatever the chain', async () => {
    const round = among({ a2: followedBy(gone, successor('a2')) });
    expect(await activeSuccessorsOf([successor('a2')], round)).toEqual([]);
  });
});
