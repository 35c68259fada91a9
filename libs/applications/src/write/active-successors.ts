import type { Instant } from '@sealtrail/event-sourcing';
import type { Application, Case, Successor } from '../domain/application';
import { isAbandonedFiling, isActiveSuccessor } from '../domain/successor';
import type { FilingsInProgress } from './filings-in-progress';

/** Maximum length of a chain of successors that is followed. */
const CHAIN_MAX = 10;

/** Every possibly active successor of a case: those filed, and those announced. */
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

/** The successors that have not ended without a decision on the merits, and theirs in turn. */
export async function activeSuccessorsOf(
  successors: readonly ReportedSuccessor[],
  caseOf: (applicationId: string) => Promise<Application>,
  chainMax = CHAIN_MAX,
): Promise<readonly Successor[]> {
  const living: Successor[] = [];
  for (const { wasAbandoned = false, ...one } of successors) {
    const state = await caseOf(one.successor);
    if (state.status === 'unknown') {
      // An announced filing that cannot be read yet may be active.
      if (!wasAbandoned) living.push(one);
    } else if (isActiveSuccessor(state)) {
      living.push(one);
    } else if (chainMax > 1) {
      const further = await activeSuccessorsOf(state.successors, caseOf, chainMax - 1);
      // A chain counts as stated by the applicant if each of its steps is.
      living.push(
        ...further.map((next) => (one.statedBy === 'applicant' ? next : { ...next, statedBy: one.statedBy })),
      );
    }
  }
  return living;
}
