import type { Application, Successor } from '../domain/application';
import { isAlive } from '../domain/successor';

/** So far a chain of cases is followed, each filed in place of the one before it. */
const CHAIN_MAX = 10;

/** The successors that have not ended without a word on the matter, and those that were filed in place of these in turn. */
export async function livingSuccessors(
  successors: readonly Successor[],
  caseOf: (applicationId: string) => Promise<Application>,
  chainMax = CHAIN_MAX,
): Promise<readonly Successor[]> {
  const living: Successor[] = [];
  for (const one of successors) {
    const state = await caseOf(one.successor);
    if (state.status === 'unknown' || isAlive(state)) {
      // What has been told of and cannot be read yet may live.
      living.push(one);
    } else if (chainMax > 1) {
      const further = await livingSuccessors(state.successors, caseOf, chainMax - 1);
      // A chain is the applicant's own where each of its steps is.
      living.push(
        ...further.map((next) => (one.statedBy === 'applicant' ? next : { ...next, statedBy: one.statedBy })),
      );
    }
  }
  return living;
}
