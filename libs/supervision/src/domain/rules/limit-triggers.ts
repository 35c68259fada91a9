import {
  type CaseClock,
  cardBefore,
  cardEnd,
  chargedAt,
  type LimitBasis,
  type LimitName,
  pausesOf,
  warningDay,
} from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { CardLevel, GraceRule, PromiseRule, WarningRule } from '@sealtrail/policy/events';
import { limitOf } from '@sealtrail/working-days';
import { statement } from '../../statements';
import type { CardBasis, RuleId } from '../card-enums';
import { cardClockOf, cardCounting } from '../card-instants';
import { firstBreached, holderAt, type InForce, limitsInForce } from '../clock-limits';
import type { CardTrigger, Respondent, RuleContext } from './rule';

/** The card that a limit of a clock leads to. */
type LimitCard = { readonly rule: RuleId; readonly level: CardLevel; readonly limit: LimitBasis };

/** The card falls `graceDays` working days after the end of the limit. */
export function pastLimit(
  context: RuleContext,
  clock: CaseClock,
  card: LimitCard,
  { graceDays }: GraceRule,
): readonly CardTrigger[] {
  const pauses = pausesOf(context.ledger, clock);
  const endOf = (inForce: InForce) => cardEnd(cardClockOf(context, clock), inForce, graceDays);
  const found = firstBreached(limitsInForce(context, clock, card.limit), (inForce) => endOf(inForce)?.at ?? null);
  if (found === null) return [];
  const { terms, limit } = found.breached;
  // The instant rests on the days of grace as on those of the limit.
  const provisional = endOf(found.breached)?.provisional === true ? ({ provisional: true } as const) : {};
  return [
    {
      ...identityOf(context, clock, card),
      at: found.at,
      terms,
      limit,
      pauses,
      parameters: { graceDays },
      ...provisional,
    },
  ];
}

/**
 * The card falls at the end of the counted day that the rule names, never before the clock started: a warning before the
 * present limit, a card before the first that was in force then, which no later grant undoes.
 */
export function beforeLimit(
  context: RuleContext,
  clock: CaseClock,
  card: LimitCard,
  rule: WarningRule,
): readonly CardTrigger[] {
  const inForce = limitsInForce(context, clock, card.limit);
  const instantOf = ({ terms }: InForce): Instant | null => cardBefore(cardClockOf(context, clock), terms, rule);
  const present = inForce.at(-1);
  const presentAt = present === undefined ? null : instantOf(present);
  const ofPresent = present === undefined || presentAt === null ? null : { at: presentAt, breached: present };
  const found = card.level === 'warning' ? ofPresent : firstBreached(inForce, instantOf);
  if (found === null) return [];
  const { at, breached } = found;
  const { terms, limit } = breached;
  const day = warningDay(rule, terms) ?? 0;
  const { remainingDays, usedPercent } = rule;
  const left = remainingDays === null ? {} : { remainingDays };
  const share = usedPercent === null ? {} : { usedPercent };
  const parameters = { ...left, ...share, day };
  return [
    { ...identityOf(context, clock, card), at, terms, limit, pauses: pausesOf(context.ledger, clock), parameters },
  ];
}

/**
 * The card falls when the policy's own promise ends: the one on the clock since its start; of a clock from before promises
 * stood on clocks, the one that the policy counts from the start.
 */
export function pastPromise(
  context: RuleContext,
  clock: CaseClock,
  card: Omit<LimitCard, 'limit'>,
  { promiseDays }: PromiseRule,
): readonly CardTrigger[] {
  const promise = { ...card, limit: 'promised' } as const;
  if (clock.policy !== null) {
    const past = pastLimit(context, clock, promise, { graceDays: 0 });
    return past.map((trigger) => ({ ...trigger, parameters: { promiseDays: trigger.terms[0]?.days ?? promiseDays } }));
  }
  const terms = [{ days: promiseDays, unit: 'workingDay' }] as const;
  const limit = limitOf({ startedOn: clock.startedOn, terms, pauses: [], calendar: context.calendar });
  if (limit === null) return [];
  return [
    { ...identityOf(context, clock, promise), at: limit.at, terms, limit, pauses: [], parameters: { promiseDays } },
  ];
}

function identityOf(context: RuleContext, clock: CaseClock, { rule, level, limit }: LimitCard) {
  const counting = cardCounting(context, clock);
  const counted = counting === null ? {} : { counting };
  return { rule, level, clock, basis: basisOf(clock, limit), needsConfirmation: false, ...counted };
}

/** Branches and suspensions have one limit, of their own. */
const basisOf = ({ kind }: CaseClock, limit: LimitBasis): CardBasis =>
  kind === 'branch' || kind === 'suspension' ? 'own' : limit;

/** The limit with whose end a card falls; `null`: it falls days after or before one, or for want of a notice. */
export const limitOfTrigger = ({ rule, clock, basis, parameters }: CardTrigger): LimitName | null =>
  rule === 'suspensionNotice' || 'day' in parameters || (parameters['graceDays'] ?? 0) > 0
    ? null
    : { clock: clock.id, basis: basis === 'own' ? 'promised' : basis };

/** Charges who held the clock when the card fell; a warning goes to its present holder. */
export function clockHolder(_: RuleContext, trigger: CardTrigger): readonly Respondent[] {
  const { clock, at, level } = trigger;
  const found = level === 'warning' ? holderAt(clock, at) : chargedAt(clock, at, limitOfTrigger(trigger));
  return found === null ? [] : [{ ...found, why: [statement('charge.held-clock', { clock: clock.id })] }];
}
