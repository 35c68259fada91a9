import { evolve, type Instant } from '@sealtrail/event-sourcing';
import { policyAt } from '@sealtrail/policy/events';
import type { Application, ApplicationDecisionContext } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { cardRulesOf } from './card-rules';
import type { LimitName } from './case-fact';
import { type DecisiveEnd, decisiveLimits } from './decisive-limits';
import { type Change, endedBetween, endedClocks } from './effect-limits';
import { claimsPassedLimit } from './effective-time';
import type { CaseClock, Ledger } from './ledger';

type Context = Pick<ApplicationDecisionContext, 'calendar' | 'policies'>;

/**
 * Adds to events that end clocks the limits with a card that was due between the reported end and the instant from which it counts, although the
 * limit
 * itself did not end in between: after the days of grace (宽限), or before the end where the policy says so or uses another count mode.
 */
export function withDaysOfGrace(
  before: Application,
  facts: readonly ApplicationEvent[],
  context: Context,
): readonly ApplicationEvent[] {
  if (!facts.some(isCreditedLater)) return facts;
  let state = before;
  return facts.map((fact) => {
    const after = evolve({ evolve: applicationEvolve }, state, fact);
    const change = state.status === 'unknown' || after.status === 'unknown' ? null : { before: state, after };
    state = after;
    const graceEnded = change === null ? [] : graceEndedBy(change, fact, context);
    return graceEnded.length === 0 ? fact : ({ ...fact, data: { ...fact.data, graceEnded } } as ApplicationEvent);
  });
}

function creditedAtOf({ data }: ApplicationEvent): Instant | null {
  if ('closing' in data) return data.closing.creditedAt;
  return 'creditedAt' in data ? (data.creditedAt ?? null) : null;
}

const isCreditedLater = (fact: ApplicationEvent): boolean => {
  const credited = creditedAtOf(fact);
  return credited !== null && credited > fact.data.occurredAt;
};

function graceEndedBy(change: Change, fact: ApplicationEvent, context: Context): readonly LimitName[] {
  const credited = creditedAtOf(fact);
  if (credited === null) return [];
  const { occurredAt: at } = fact.data;
  const clocks = endedClocks(change);
  const named = new Set(endedBetween(clocks, at, credited).map(keyOf));
  return clocks.flatMap((clock) =>
    cardEnds(change.before.ledger, clock, context).flatMap(({ basis, end }) => {
      const name = { clock: clock.id, basis };
      if (named.has(keyOf(name)) || !claimsPassedLimit([end], { at, now: credited })) return [];
      named.add(keyOf(name));
      return [name];
    }),
  );
}

const keyOf = ({ clock, basis }: LimitName): string => `${clock}|${basis}`;

/** The instants at which cards for the limits of the clock are due. */
const cardEnds = (ledger: Ledger, clock: CaseClock, { calendar, policies }: Context): readonly DecisiveEnd[] => {
  const { cardRules, kind, startedAt, statutoryTerm } = clock;
  const rules = cardRules ?? cardRulesOf(policyAt(policies, startedAt), kind, statutoryTerm !== null);
  return decisiveLimits(ledger, clock, calendar, rules);
};
