import { evolve, type Instant } from '@sealtrail/event-sourcing';
import { type GraceRule, policyAt } from '@sealtrail/policy/events';
import type { Application, ApplicationDecisionContext } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import type { LimitBasis } from './case-enums';
import type { LimitName } from './case-fact';
import { type Change, endedBetween, endedClocks } from './effect-limits';
import { claimsPassedLimit } from './effective-time';
import type { CaseClock, Ledger } from './ledger';
import { afterGrace, type DecisiveEnd, decisiveLimits } from './limits';

type Context = Pick<ApplicationDecisionContext, 'calendar' | 'policies'>;

/**
 * Facts that end clocks, with the limits whose days of grace (宽限) ended between when it is said to have happened and from when it counts: the
 * limits themselves had ended before either, and a card fell all the same.
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
    graceEnds(change.before.ledger, clock, context).flatMap(({ basis, end }) => {
      const name = { clock: clock.id, basis };
      if (named.has(keyOf(name)) || !claimsPassedLimit([end], { at, now: credited })) return [];
      named.add(keyOf(name));
      return [name];
    }),
  );
}

const keyOf = ({ clock, basis }: LimitName): string => `${clock}|${basis}`;

/** With which days of grace a limit of the clock is carded; of a first check none: its law leaves none. */
function graceEnds(ledger: Ledger, clock: CaseClock, { calendar, policies }: Context): readonly DecisiveEnd[] {
  if (clock.kind === 'case') return decisiveLimits(ledger, clock, calendar);
  const { step, suspension, delivery } = policyAt(policies, clock.startedAt).rules;
  const rules: Partial<Record<CaseClock['kind'], readonly [LimitBasis, ...GraceRule[]]>> = {
    branch: ['promised', step.yellow],
    suspension: ['promised', suspension.yellow, suspension.red],
    delivery: ['statutory', delivery.red],
  };
  const [basis, ...graces] = rules[clock.kind] ?? [null];
  const limit = basis && clock[basis];
  if (basis === null || limit === null) return [];
  return graces.map(({ graceDays: days }) => {
    const more = { days, unit: 'workingDay' } as const;
    return { basis, end: afterGrace(ledger, clock, calendar, { end: limit, more }) };
  });
}
