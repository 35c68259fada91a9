import { dateOf, endOfDay } from '@sealtrail/working-days';
import type { LimitName } from './case-fact';
import type { CaseClock, Ledger } from './ledger';
import {
  changeClock,
  changeClocks,
  endClock,
  type LedgerRows,
  runsFrom,
  startedClock,
  withClock,
} from './ledger-changes';
import type { ApplicationExtended } from './review-events';

/** The branches of the case, what moves its limits, and who holds its clocks. */
export const reviewInLedger: LedgerRows = {
  StageStarted: (ledger, data) =>
    data.branches.reduce(
      (before, { id, department, official, term, limit }) =>
        withClock(
          before,
          startedClock({
            id: `branch:${id}`,
            kind: 'branch',
            stage: data.stage,
            fact: runsFrom(data.countsFrom),
            promised: limit,
            promisedTerm: term,
            holder: { department, official },
          }),
        ),
      ledger,
    ),

  OpinionGiven: (ledger, data) =>
    endClock(ledger, `branch:${data.branch}`, {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'OpinionGiven',
    }),

  ApplicationExtended: (ledger, data) => {
    const extended = changeClocks(
      ledger,
      ({ id }) => id === 'case' && data.moves !== 'none',
      (clock) => ({
        ...clock,
        statutoryExtension: data.extension,
        promisedExtension: data.moves === 'both' ? data.extension : null,
      }),
    );
    const lengthened = changeClocks(
      extended,
      ({ id }) => data.branches.some((branch) => id === `branch:${branch}`),
      (clock) => ({ ...clock, promisedExtension: data.extension }),
    );
    return withNewTime(lengthened, data);
  },

  LimitsMoved: (ledger, data) =>
    data.moves.reduce(
      (before, { clock: id, basis, to }) => changeClock(before, id, (clock) => ({ ...clock, [basis]: to })),
      ledger,
    ),

  HandlerAssigned: (ledger, data) =>
    changeClocks(
      ledger,
      (clock) =>
        clock.endedBy === null &&
        // A department names its own officials: the entrusted window for the first check that it holds.
        clock.holders.at(-1)?.department === data.department &&
        branchOf(ledger, clock) === data.branch,
      (clock) => {
        const { department, official, holdsFrom: from, occurredAt: datedFrom, keeps } = data;
        const chargedFrom = endOfDay(dateOf(from, ledger.zone), ledger.zone);
        return { ...clock, holders: [...clock.holders, { department, official, from, datedFrom, chargedFrom, keeps }] };
      },
    ),
};

/** Days that are granted later are those of whoever holds the clock then: nobody before is left with their end. */
function withNewTime(ledger: Ledger, { moves, branches }: ApplicationExtended['data']): Ledger {
  const isGranted = ({ clock, basis }: LimitName): boolean =>
    clock === 'case' ? moves === 'both' || moves === basis : branches.some((branch) => clock === `branch:${branch}`);
  return changeClocks(
    ledger,
    () => true,
    (clock) => ({
      ...clock,
      holders: clock.holders.map((one) => ({ ...one, keeps: one.keeps.filter((limit) => !isGranted(limit)) })),
    }),
  );
}

/** The branch that a clock belongs to, a procedure's with it; `null`: the case itself, whose assignment reaches it. */
function branchOf({ suspensions }: Ledger, { id, kind }: CaseClock): string | null {
  if (kind === 'branch') return id.slice('branch:'.length);
  if (kind !== 'suspension') return null;
  return suspensions.find(({ number }) => id === `suspension:${number}`)?.branch ?? null;
}
