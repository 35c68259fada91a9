import type { Instant } from '@sealtrail/event-sourcing';
import type { Calendar, Limit } from '@sealtrail/working-days';
import { type CardClock, cardBefore, cardEnd } from './card-ends';
import { type LimitBasis, limitBases } from './case-enums';
import type { CardRule, CardRules } from './case-fact';
import { type CaseClock, findClock, type Ledger } from './ledger';
import { areAllNoticed, asIfNoticed, computedLimit } from './limits';

/** An end that is decisive for a limit: its own, or the instant at which a card falls off it. */
export type DecisiveEnd = { readonly basis: LimitBasis; readonly end: Pick<Limit, 'at'> | null };

/**
 * What a clock must not outlast, as far as a late word could deny that it did: its limits, and the instants at which cards fall off them by the
 * policy that it started under; of a case also without the days of procedures that were not told in writing, after which it is late for certain.
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

/** When a card falls; `null`: there is no such limit, or it stands still. */
function cardFall(card: CardClock, { basis, before, graceDays }: CardRule, limit: Limit | null): DecisiveEnd['end'] {
  const { clock } = card;
  const term = basis === 'promised' ? clock.promisedTerm : clock.statutoryTerm;
  const extension = basis === 'promised' ? clock.promisedExtension : clock.statutoryExtension;
  if (term === null) return null;
  const terms = extension === null ? [term] : [term, extension];
  if (before === null) return cardEnd(card, { terms, limit }, graceDays);
  const at: Instant | null = cardBefore(card, terms, before);
  return at === null ? null : { at };
}

/** 环节: a card falls off the limit of a branch only while the promise of the case still runs, which no days of grace make longer. */
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
 * What the act that ends a clock must not deny: the review ends with all its branches, and what is told late of it counts from its
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

/** The instants that are decisive for a clock. */
export const endsOf = (ledger: Ledger, clock: CaseClock, calendar: Calendar): readonly DecisiveEnd['end'][] =>
  decisiveLimits(ledger, clock, calendar).map(({ end }) => end);
