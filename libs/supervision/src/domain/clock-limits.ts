import {
  type CaseClock,
  type ClockKind,
  findClock,
  type Holder,
  type Ledger,
  type LimitBasis,
  pausesOf,
} from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, dateOf, type Limit, type LocalDate, limitOf, type Term } from '@sealtrail/working-days';
import type { RuleContext } from './rules/rule';

/** The clocks of a kind, in the order in which they started. */
export const clocksOf = ({ ledger }: Pick<RuleContext, 'ledger'>, kind: ClockKind): readonly CaseClock[] =>
  ledger.clocks.filter((clock) => clock.kind === kind);

/** The instant from which a clock can no longer be breached; `null`: it runs, or ended in a deemed acceptance. */
export function endOf(ledger: Ledger, { kind, endedAt }: CaseClock): Instant | null {
  // No suspension outlasts the decision of its case, whenever either is reported.
  const decidedAt = kind === 'suspension' ? (findClock(ledger, 'case')?.endedAt ?? null) : null;
  const ends = [endedAt, ledger.closedAt, decidedAt].filter((end) => end !== null);
  return ends.reduce<Instant | null>((earliest, end) => (earliest === null || end < earliest ? end : earliest), null);
}

/** Whether the clock still ran after this instant: what ends at 24:00 itself is in time (民法典 art. 203). */
export function runsPast(ledger: Ledger, clock: CaseClock, at: Instant): boolean {
  const end = endOf(ledger, clock);
  return end === null || end > at;
}

/** A limit with the terms that it was counted from, and until when it was in force. */
export type InForce = {
  readonly terms: readonly Term[];
  /** `null`: there is none, or a pause without end keeps it from ending. */
  readonly limit: Limit | null;
  /** When a longer time was granted; `null`: this is the present limit. */
  readonly until: Instant | null;
};

/** The limits of a clock in the order in which they were granted. */
export function limitsInForce(context: RuleContext, clock: CaseClock, basis: LimitBasis): readonly InForce[] {
  const { ledger, grants } = context;
  const term = basis === 'promised' ? clock.promisedTerm : clock.statutoryTerm;
  if (term === null) return [];
  const extension = basis === 'promised' ? clock.promisedExtension : clock.statutoryExtension;
  const pauses = pausesOf(ledger, clock);
  const inForce = (terms: readonly Term[], recorded: Limit | null, until: Instant | null): InForce => ({
    terms,
    limit: bindingLimit(recorded, limitOf({ startedOn: clock.startedOn, terms, pauses, calendar: context.calendar })),
    until,
  });
  return [
    ...grants
      .filter((grant) => grant.clock === clock.id && grant.basis === basis && grant.terms.length > 0)
      .map(({ terms, before, grantedAt }) => inForce(terms, before, grantedAt)),
    inForce(extension === null ? [term] : [term, extension], clock[basis], null),
  ];
}

/**
 * The recorded limit binds, unless what is known now gives more time: a calendar change that has not reached the case yet,
 * or a pause recorded after the clock had ended. Nobody is charged by a limit that is about to move.
 */
function bindingLimit(recorded: Limit | null, computed: Limit | null): Limit | null {
  if (recorded === null || computed === null) return computed;
  // Whether a year has its notice follows from the present calendar, not from that of the recording.
  return computed.at > recorded.at ? computed : { ...recorded, provisional: computed.provisional };
}

/** The first limit that was breached while it was in force; time granted after the breach does not undo it. */
export function firstBreached(
  inForce: readonly InForce[],
  instantOf: (limit: InForce) => Instant | null,
): { readonly at: Instant; readonly breached: InForce } | null {
  for (const breached of inForce) {
    const at = instantOf(breached);
    if (at !== null && (breached.until === null || at < breached.until)) return { at, breached };
  }
  return null;
}

/** The last local day that had ended at this instant. */
export function lastDayEnded(at: Instant, zone: string): LocalDate {
  return addDays(dateOf(at, zone), -1);
}

/** Who holds the clock at an instant and can still act: the last to take it over by then. */
export function holderAt({ holders }: CaseClock, at: Instant): Holder | null {
  const holder = holders.findLast(({ from }) => from <= at) ?? holders[0];
  return holder === undefined ? null : { department: holder.department, official: holder.official };
}
