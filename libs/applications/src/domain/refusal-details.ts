import type { ItemTerms } from '@sealtrail/catalog/events';
import { statutoryProcedures } from '@sealtrail/catalog/events';
import type { Case } from './application';
import { findClock } from './ledger';

/** Materials of the item's list, as named in a refusal; unlisted ones have no name. */
export const materialDetails = ({ materials }: ItemTerms, codes: readonly string[]) =>
  codes.map((code) => ({ code, name: materials.find((rule) => rule.code === code)?.name ?? null }));

/** Branches with these ids, their holders and last days; `null`: the stage has not started. */
export const branchDetails = (state: Case, ids: readonly string[]) =>
  state.terms.stages.flatMap(({ id: stage, branches }) =>
    branches
      .filter(({ id }) => ids.includes(id))
      .map(({ id, department }) => ({ id, stage, department, until: untilOf(state, `branch:${id}`) })),
  );

/** The branches that may still give an opinion: one that disagreed may still agree. */
export const runningBranchDetails = (state: Case) =>
  branchDetails(
    state,
    state.branches.filter(({ opinion }) => opinion !== 'agree').map(({ id }) => id),
  );

/** The special procedures that have not ended, with the last announced day of each; `null`: none was announced. */
export const openSuspensionDetails = (state: Case) =>
  state.ledger.suspensions
    .filter(({ endedAt }) => endedAt === null)
    .map(({ number, procedure, startedOn }) => ({
      number,
      procedure,
      since: startedOn,
      until: untilOf(state, `suspension:${number}`),
    }));

/** The procedures of the law, which have terms in the catalogue, and those of the item, which it names. */
export const procedureCodes = ({ furtherProcedures }: ItemTerms): readonly string[] => [
  ...statutoryProcedures.values,
  ...furtherProcedures.map(({ code }) => code),
];

const untilOf = ({ ledger }: Case, clock: string): string | null => findClock(ledger, clock)?.promised?.date ?? null;
