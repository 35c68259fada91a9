import { dateOf, endOfDay } from '@sealtrail/working-days';

import { type CaseClock, findClock, type Ledger } from './ledger';
import {
  changeClock,
  changeClocks,
  clockStartAt,
  endClock,
  extendClocks,
  type LedgerHandlers,
  startedClock,
  withClock,
} from './ledger-changes';

/** The branches of the case, moves of its limits, and holders of its clocks. */
export const reviewInLedger: LedgerHandlers = {
  StageStarted: (ledger, data) =>
    data.branches.reduce(
      (before, { id, department, official, term, limit }) =>
        withClock(
          before,
          startedClock({
            id: `branch:${id}`,
            kind: 'branch',
            stage: data.stage,
            fact: clockStartAt(data.countsFrom),
            promised: limit,
            promisedTerm: term,
            cardRules: data.cardRules ?? null,
            holder: { department, official },
          }),
        ),
      ledger,
    ),

  OpinionGiven: (ledger, data, recordedAt) => {
    const id = `branch:${data.branch}`;
    const toldOnOwnProofAt = data.proofOfService?.weight === 'own' ? recordedAt : null;
    if (findClock(ledger, id)?.endedBy !== null) return ledger;
    const ended = endClock(ledger, id, {
      endedAt: data.creditedAt,
      endedOccurredAt: data.occurredAt,
      endedBy: 'OpinionGiven',
    });
    return changeClock(ended, id, (clock) => ({ ...clock, toldOnOwnProofAt }));
  },

  ApplicationExtended: (ledger, data) => extendClocks(ledger, data, data.creditedAt ?? data.approvedAt),

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

/** The branch of a clock, or of a procedure's clock; `null`: the case itself, whose assignment applies to it. */
function branchOf({ suspensions }: Ledger, { id, kind }: CaseClock): string | null {
  if (kind === 'branch') return id.slice('branch:'.length);
  if (kind !== 'suspension') return null;
  return suspensions.find(({ number }) => id === `suspension:${number}`)?.branch ?? null;
}
