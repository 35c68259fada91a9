import { type CaseClock, chargedAt, type LimitBasis, type LimitName, pausesOf } from '@sealtrail/applications/events';
import type { CardLevel, GraceRule, PromiseRule, WarningRule } from '@sealtrail/policy/events';
import { type Limit, limitOf } from '@sealtrail/working-days';
import { statement } from '../../statements';
import type { CardBasis, RuleId } from '../card-words';
import { firstBroken, holderAt, limitsInForce, withGrace } from '../clock-limits';
import type { Falling, Respondent, Sight } from '../falling';
import { endOfCountedDay, warningDay } from '../warning-day';

/** A clock, and the card that its limits lead to. */
type Card = {
  readonly rule: RuleId;
  readonly level: CardLevel;
  readonly clock: CaseClock;
  readonly of: LimitBasis;
  readonly basis: CardBasis;
};

/** Falls when the limit has ended and so many further working days have passed. */
export function pastLimit(sight: Sight, card: Card, { graceDays }: GraceRule): readonly Falling[] {
  const pauses = pausesOf(sight.watched.ledger, card.clock);
  const endOf = (limit: Limit | null) => withGrace(limit, graceDays, pauses, sight.calendar);
  const found = firstBroken(limitsInForce(sight, card.clock, card.of), ({ limit }) => endOf(limit)?.at ?? null);
  if (found === null) return [];
  const { terms, limit } = found.broken;
  // Its instant rests on the further days as on those of the limit.
  const provisional = endOf(limit)?.provisional === true ? ({ provisional: true } as const) : {};
  return [{ ...named(card), at: found.at, terms, limit, pauses, parameters: { graceDays }, ...provisional }];
}

/** Falls on the counted day that the rule names, before the limit ends as it is now; never before the clock has started. */
export function beforeLimit(sight: Sight, card: Card, rule: WarningRule): readonly Falling[] {
  const { clock } = card;
  const { terms, limit } = limitsInForce(sight, clock, card.of).at(-1) ?? { terms: [], limit: null };
  const day = terms.length === 0 ? null : warningDay(rule, terms);
  const at = day === null ? null : endOfCountedDay(clock, terms, day, sight);
  if (day === null || at === null || at <= clock.startedAt) return [];
  const { remainingDays, usedPercent } = rule;
  const share = usedPercent === null ? {} : { usedPercent };
  const parameters = { remainingDays, ...share, day };
  return [{ ...named(card), at, terms, limit, pauses: pausesOf(sight.watched.ledger, clock), parameters }];
}

/**
 * Falls when a promise of the policy's own has ended: the one that stands on the clock since its start; of a clock from
 * before it stood there, the one that the policy counts from its start.
 */
export function pastPromise(sight: Sight, card: Omit<Card, 'of'>, { promiseDays }: PromiseRule): readonly Falling[] {
  if (card.clock.policy !== null) {
    const past = pastLimit(sight, { ...card, of: 'promised' }, { graceDays: 0 });
    return past.map((falling) => ({ ...falling, parameters: { promiseDays: falling.terms[0]?.days ?? promiseDays } }));
  }
  const terms = [{ days: promiseDays, unit: 'workingDay' }] as const;
  const limit = limitOf({ startedOn: card.clock.startedOn, terms, pauses: [], calendar: sight.calendar });
  if (limit === null) return [];
  return [{ ...named(card), at: limit.at, terms, limit, pauses: [], parameters: { promiseDays } }];
}

const named = ({ rule, level, clock, basis }: Omit<Card, 'of'>) => ({ rule, level, clock, basis, certain: true });

/** The limit with whose end a card falls; `null`: it falls days after one, or for want of a notice. */
export const limitOfFalling = ({ rule, clock, basis, parameters }: Falling): LimitName | null =>
  rule === 'suspensionNotice' || (parameters['graceDays'] ?? 0) > 0
    ? null
    : { clock: clock.id, basis: basis === 'own' ? 'promised' : basis };

/** Whoever held the clock itself when the card fell; a warning goes to who holds it now. */
export function holder(falling: Falling): readonly Respondent[] {
  const { clock, at, level } = falling;
  const found = level === 'warning' ? holderAt(clock, at) : chargedAt(clock, at, limitOfFalling(falling));
  return found === null ? [] : [{ ...found, why: [statement('charge.held-clock', { clock: clock.id })] }];
}
