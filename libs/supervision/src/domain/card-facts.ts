import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, dateUntil, type LocalDate } from '@sealtrail/working-days';
import type { CardIssued, CardLeftReview, CardPutUnderReview, CardRecomputed, CardRevoked } from './card-events';
import type { CardFact } from './card-fact';
import { cardIdOf, caseSubject } from './card-key';
import { limitsFrom } from './card-life/life-limits';
import { clocksOf } from './clock-limits';
import { computationAsKnownNow, computationOf } from './compute-card';
import type { DueCard } from './due-cards';
import type { Explanation } from './revocation';
import { type CardTrigger, policyOf, type Respondent, type RuleContext } from './rules/rule';
import { higherCardOf, lowerCardsOf, releasesOnRevocation } from './superseding';
import { type Card, cardFactOf, type Supervision } from './supervision-state';

/** Issues a card. Its id derives from its key and the ordinal of the card under that key. */
export function cardIssued(state: Supervision, context: RuleContext, due: DueCard, now: Instant): CardIssued {
  const { trigger, respondent, key } = due;
  const { applicationId, number, item, region } = context.ledger;
  const ordinal = state.cards.filter((card) => card.key === key).length + 1;
  const fact: CardFact = {
    cardId: cardIdOf(key, ordinal),
    subject: caseSubject(applicationId),
    applicationId,
    number,
    item,
    region,
    rule: trigger.rule,
    clock: trigger.clock.id,
    level: trigger.level,
    department: respondent.department,
    official: respondent.official,
    breachedAt: trigger.at,
    fellOn: triggerDay(trigger, context.calendar.zone),
  };
  const { calendar } = context;
  const policy = trigger.policy ?? policyOf(context, trigger.clock);
  const issuedOn = dateUntil(now, calendar.zone);
  return {
    type: 'CardIssued',
    data: {
      ...fact,
      issuedAt: now,
      issuedOn,
      status: trigger.needsConfirmation ? 'pending' : 'issued',
      policy: { id: policy.id, version: policy.version },
      computation: computationOf(context, due, 1),
      targets: policy.targets[trigger.level],
      informed: informedOf(context, respondent),
      limits: trigger.needsConfirmation ? null : limitsFrom(trigger.level, policy, issuedOn, calendar),
      supersedes: trigger.needsConfirmation ? [] : lowerCardsOf(state, fact),
      supersededBy: higherCardOf(state, fact),
    },
  };
}

/** The local day of the act, else the day that the instant ended (民法典 art. 203). */
export const triggerDay = ({ at, clock }: CardTrigger, zone: string): LocalDate =>
  at === clock.startedAt ? clock.startedOn : dateUntil(at, zone);

/** The department in whose name an entrusted window acts is informed of each of its cards (行政许可法 art. 24). */
function informedOf({ ledger }: RuleContext, { department }: Respondent): readonly string[] {
  const held = clocksOf({ ledger }, 'firstCheck').some(({ holders }) =>
    holders.some((one) => one.department === department),
  );
  return held && department !== ledger.department ? [ledger.department] : [];
}

/** The limit of a card moved and is still breached. */
export function cardRecomputed(
  context: RuleContext,
  card: Card,
  due: DueCard,
  reason: Explanation['reason'],
  now: Instant,
): CardRecomputed {
  const { breachedAt, fellOn, official } = card.fact;
  const { trigger, respondent } = due;
  const { zone } = context.calendar;
  const { id, version } = trigger.policy ?? policyOf(context, trigger.clock);
  return {
    type: 'CardRecomputed',
    data: {
      ...cardFactOf(card.fact),
      official: respondent.official,
      breachedAt: trigger.at,
      fellOn: triggerDay(trigger, zone),
      policy: { id, version },
      computation: computationOf(context, due, card.version + 1),
      before: { breachedAt, fellOn, official },
      wasPending: card.status === 'pending',
      reason,
      recomputedAt: now,
      recomputedOn: dateOf(now, zone),
    },
  };
}

/** 撤牌: `by` a person, or by the computation itself. */
export const cardRevoked = (
  state: Supervision,
  context: RuleContext,
  card: Card,
  { cause, reason, ground }: Explanation,
  now: Instant,
  by: string | null = null,
): CardRevoked => ({
  type: 'CardRevoked',
  data: {
    ...cardFactOf(card.fact),
    cause,
    reason,
    ground,
    computation: computationAsKnownNow(context, card),
    revokedAt: now,
    revokedOn: dateOf(now, context.calendar.zone),
    revokedBy: by,
    wasPending: card.status === 'pending',
    restores: releasesOnRevocation(state, card),
  },
});

/** A proof under review would revoke the card. */
export const cardPutUnderReview = (context: RuleContext, card: Card, since: Instant): CardPutUnderReview => ({
  type: 'CardPutUnderReview',
  data: { ...cardFactOf(card.fact), since, sinceOn: dateOf(since, context.calendar.zone) },
});

/** No proof under review would revoke the card any more. */
export const cardLeftReview = (context: RuleContext, card: Card, leftAt: Instant): CardLeftReview => ({
  type: 'CardLeftReview',
  data: { ...cardFactOf(card.fact), leftAt, leftOn: dateOf(leftAt, context.calendar.zone) },
});
