import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, dateUntil, type LocalDate } from '@sealtrail/working-days';
import type {
  CardFact,
  CardIssued,
  CardLeftReview,
  CardPutUnderReview,
  CardRecomputed,
  CardRevoked,
} from './card-events';
import { cardIdOf, caseSubject } from './card-key';
import { clocksOf } from './clock-limits';
import { computationNow, computationOf } from './computation';
import type { DueCard } from './due-cards';
import { type Falling, policyOf, type Respondent, type Sight } from './falling';
import type { Explanation } from './revocation';
import { releasedBy, supersededBy, superseding } from './superseding';
import { type Card, factOf, type Supervision } from './supervision-state';

/** A card falls. Its id derives from what it is about, and from how many such cards there have been. */
export function cardIssued(state: Supervision, sight: Sight, due: DueCard, now: Instant): CardIssued {
  const { falling, respondent, key } = due;
  const { applicationId, number, item, region } = sight.watched.ledger;
  const ordinal = state.cards.filter((card) => card.key === key).length + 1;
  const fact: CardFact = {
    cardId: cardIdOf(key, ordinal),
    subject: caseSubject(applicationId),
    applicationId,
    number,
    item,
    region,
    rule: falling.rule,
    clock: falling.clock.id,
    level: falling.level,
    department: respondent.department,
    official: respondent.official,
    breachedAt: falling.at,
    fellOn: dayOfFalling(falling, sight.calendar.zone),
  };
  const { calendar } = sight;
  const policy = falling.policy ?? policyOf(sight, falling.clock);
  return {
    type: 'CardIssued',
    data: {
      ...fact,
      issuedAt: now,
      issuedOn: dateUntil(now, calendar.zone),
      status: falling.certain ? 'issued' : 'pending',
      policy: { id: policy.id, version: policy.version },
      computation: computationOf(sight, due, 1),
      targets: policy.targets[falling.level],
      informed: informedOf(sight, respondent),
      supersedes: falling.certain ? supersededBy(state, fact) : [],
      supersededBy: superseding(state, fact),
    },
  };
}

/** The day on which a card fell: that of the act, else the one that its instant ended (民法典 art. 203). */
const dayOfFalling = ({ at, clock }: Falling, zone: string): LocalDate =>
  at === clock.startedAt ? clock.startedOn : dateUntil(at, zone);

/** The department in whose name an entrusted window acts is told of each of its cards (行政许可法 art. 24). */
function informedOf({ watched: { ledger } }: Sight, { department }: Respondent): readonly string[] {
  const held = clocksOf(ledger, 'firstCheck').some(({ holders }) =>
    holders.some((one) => one.department === department),
  );
  return held && department !== ledger.department ? [ledger.department] : [];
}

/** The limit of a card moved and is still broken. */
export function cardRecomputed(
  sight: Sight,
  card: Card,
  due: DueCard,
  reason: Explanation['reason'],
  now: Instant,
): CardRecomputed {
  const { breachedAt, fellOn, official } = card.fact;
  const { falling, respondent } = due;
  const { zone } = sight.calendar;
  const { id, version } = falling.policy ?? policyOf(sight, falling.clock);
  return {
    type: 'CardRecomputed',
    data: {
      ...factOf(card.fact),
      official: respondent.official,
      breachedAt: falling.at,
      fellOn: dayOfFalling(falling, zone),
      policy: { id, version },
      computation: computationOf(sight, due, card.version + 1),
      before: { breachedAt, fellOn, official },
      wasPending: card.status === 'pending',
      reason,
      recomputedAt: now,
      recomputedOn: dateOf(now, zone),
    },
  };
}

/** The computation itself takes a card back. */
export const cardRevoked = (
  state: Supervision,
  sight: Sight,
  card: Card,
  { cause, reason, revokedOn: ground }: Explanation,
  now: Instant,
): CardRevoked => ({
  type: 'CardRevoked',
  data: {
    ...factOf(card.fact),
    cause,
    reason,
    ground,
    computation: computationNow(sight, card),
    revokedAt: now,
    revokedOn: dateOf(now, sight.calendar.zone),
    revokedBy: null,
    wasPending: card.status === 'pending',
    restores: releasedBy(state, card),
  },
});

/** A proof that waits for a reviewer would take it back. */
export const cardPutUnderReview = (sight: Sight, card: Card, since: Instant): CardPutUnderReview => ({
  type: 'CardPutUnderReview',
  data: { ...factOf(card.fact), since, sinceOn: dateOf(since, sight.calendar.zone) },
});

/** Nothing that waits would take it back. */
export const cardLeftReview = (sight: Sight, card: Card, leftAt: Instant): CardLeftReview => ({
  type: 'CardLeftReview',
  data: { ...factOf(card.fact), leftAt, leftOn: dateOf(leftAt, sight.calendar.zone) },
});
