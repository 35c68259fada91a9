import type { Instant } from '@sealtrail/event-sourcing';
import type { Calendar, Limit } from '@sealtrail/working-days';
import { type CardClock, type CountedLimit, cardBefore, cardEnd } from './card-ends';
import { type LimitBasis, limitBases } from './case-enums';
import type { CardRule, CardRules } from './case-fact';
import { type CaseClock, findClock, type Ledger } from './ledger';
import { areAllNoticed, asIfNoticed, computedLimit } from './limits';

/** A decisive end for a limit: its own, or the instant at which a card for it is due. */
export type DecisiveEnd = { readonly basis: LimitBasis; readonly end: Pick<Limit, 'at'> | null };

/**
 * The ends that a late report without proof must not avoid: the limits of a clock, and the instants at which its cards are due by the policy that it
 * started under; for a case also the last of these computed without the days of unnoticed procedures, after which it is late in any event.
 */
export function decisiveLimits(
  ledger: Ledger,
  clock: CaseClock,
  calendar: Calendar,
  rules: CardRules | null = clock.cardRules,
): readonly DecisiveEnd[] {
  const own: readonly DecisiveEnd[] = limitBases.values.map((basis) => ({ basis, end: clock[basis] }));
  if (rules === null) return own;
  const card = { ledger, clock, calendar, countRules: rules.countRules };
  const falls = rules.cards.map(
    (rule): DecisiveEnd => ({ basis: rule.basis, end: cardFall(card, rule, clock[rule.basis]) }),
  );
  if (clock.kind === 'branch') return [...own, ...falls.filter(({ end }) => promiseStillRuns(card, end))];
  if (clock.kind !== 'case' || areAllNoticed(ledger)) return [...own, ...falls];
  const excluded = { ...card, ledger: asIfNoticed(ledger) };
  const certain = rules.cards.slice(-1).map((rule): DecisiveEnd => {
    const limit = computedLimit(excluded.ledger, clock, rule.basis, calendar);
    return { basis: rule.basis, end: cardFall(excluded, rule, limit) };
  });
  return [...own, ...falls, ...certain];
}

/** When a card is due; `null`: there is no such limit, or it is paused. An extension does not undo a card that was due before it. */
function cardFall(card: CardClock, rule: CardRule, limit: Limit | null): DecisiveEnd['end'] {
  const { clock } = card;
  const { beforeExtension } = clock;
  const term = rule.basis === 'promised' ? clock.promisedTerm : clock.statutoryTerm;
  const extension = rule.basis === 'promised' ? clock.promisedExtension : clock.statutoryExtension;
  if (term === null) return null;
  if (extension === null || beforeExtension === null) return fallOff(card, rule, { terms: [term], limit });
  const first = fallOff(card, rule, { terms: [term], limit: beforeExtension[rule.basis] });
  return first !== null && first.at < beforeExtension.until
    ? first
    : fallOff(card, rule, { terms: [term, extension], limit });
}

function fallOff(card: CardClock, { before, graceDays }: CardRule, { terms, limit }: CountedLimit): DecisiveEnd['end'] {
  if (before === null) return cardEnd(card, { terms, limit }, graceDays);
  const at: Instant | null = cardBefore(card, terms, before);
  return at === null ? null : { at };
}

/** 环节: a card for the limit of a branch is due only while the promised limit of the case still runs, without days of grace. */
function promiseStillRuns({ ledger, calendar }: CardClock, end: DecisiveEnd['end']): boolean {
  const clock = findClock(ledger, 'case');
  if (end === null || clock === undefined || clock.cardRules === null) return true;
  const { countRules } = clock.cardRules;
  const promise = cardFall(
    { ledger, clock, calendar, countRules },
    { basis: 'promised', before: null, graceDays: 0 },
    clock.promised,
  );
  return promise === null || end.at < promise.at;
}

/**
 * The ends that the act which ends a clock must not avoid: the review ends with all its branches, and a late report of its end counts from its
 * recording for all of them, or for none.
 */
export function limitsAtEnd(ledger: Ledger, clock: CaseClock, calendar: Calendar): readonly DecisiveEnd['end'][] {
  const endedBy = findClock(ledger, 'case')?.endedBy;
  const isWhole = clock.kind === 'case' || (clock.kind === 'branch' && clock.endedBy === endedBy);
  const ended = isWhole
    ? ledger.clocks.filter((one) => (one.kind === 'case' || one.kind === 'branch') && one.endedBy === endedBy)
    : [clock];
  return ended.flatMap((one) => endsOf(ledger, one, calendar));
}

/** The decisive instants of a clock. */
export const endsOf = (ledger: Ledger, clock: CaseClock, calendar: Calendar): readonly DecisiveEnd['end'][] =>
  decisiveLimits(ledger, clock, calendar).map(({ end }) => end);
