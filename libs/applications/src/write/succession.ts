import type { Instant } from '@sealtrail/event-sourcing';
import type { Application, Case, Successor } from '../domain/application';
import { isAlive, isBrokenOff } from '../domain/successor';

/** So far a chain of cases is followed, each filed in place of the one before it. */
const CHAIN_MAX = 10;

/** Every successor of a case that may live: those filed, and those of which it has been told that they are being filed. */
export const successorsOf = ({ successors, announced }: Case, now: Instant): readonly Told[] => [
  ...successors,
  ...announced.map((one) => ({ ...one, wasBrokenOff: isBrokenOff(one, now) })),
];

type Told = Successor & { readonly wasBrokenOff?: boolean };

/** The successors that have not ended without a word on the matter, and those that were filed in place of these in turn. */
export async function livingSuccessors(
  successors: readonly Told[],
  caseOf: (applicationId: string) => Promise<Application>,
  chainMax = CHAIN_MAX,
): Promise<readonly Successor[]> {
  const living: Successor[] = [];
  for (const { wasBrokenOff = false, ...one } of successors) {
    const state = await caseOf(one.successor);
    if (state.status === 'unknown') {
      // What has been told of and cannot be read yet may live.
      if (!wasBrokenOff) living.push(one);
    } else if (isAlive(state)) {
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
