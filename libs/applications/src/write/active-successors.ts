import type { Instant } from '@sealtrail/event-sourcing';
import type { Application, Case, Successor } from '../domain/application';
import { isAbandonedFiling, isActiveSuccessor } from '../domain/successor';
import type { FilingsInProgress } from './filings-in-progress';

/** So far a chain of cases is followed, each filed in place of the one before it. */
const CHAIN_MAX = 10;

/** Every successor of a case that may live: those filed, and those of which it has been told that they are being filed. */
export const reportedSuccessorsOf = (
  { successors, announcedSuccessors: announced }: Case,
  now: Instant,
  inProgress: Pick<FilingsInProgress, 'has'>,
): readonly ReportedSuccessor[] => [
  ...successors,
  ...announced.map((one) => ({
    ...one,
    wasAbandoned: isAbandonedFiling(one, now) && !inProgress.has(one.successor),
  })),
];

type ReportedSuccessor = Successor & { readonly wasAbandoned?: boolean };

/** The successors that have not ended without a decision on the merits, and those that were filed in place of these in turn. */
export async function activeSuccessorsOf(
  successors: readonly ReportedSuccessor[],
  caseOf: (applicationId: string) => Promise<Application>,
  chainMax = CHAIN_MAX,
): Promise<readonly Successor[]> {
  const living: Successor[] = [];
  for (const { wasAbandoned = false, ...one } of successors) {
    const state = await caseOf(one.successor);
    if (state.status === 'unknown') {
      // What has been told of and cannot be read yet may live.
      if (!wasAbandoned) living.push(one);
    } else if (isActiveSuccessor(state)) {
      living.push(one);
    } else if (chainMax > 1) {
      const further = await activeSuccessorsOf(state.successors, caseOf, chainMax - 1);
      // A chain is the applicant's own where each of its steps is.
      living.push(
        ...further.map((next) => (one.statedBy === 'applicant' ? next : { ...next, statedBy: one.statedBy })),
      );
    }
  }
  return living;
}
