import { statement } from '../statements';
import type { SupervisionEvent } from './card-events';
import { cardRecomputed, cardRevoked } from './card-facts';
import type { ChangeReason } from './change-reasons';
import { asDisputed, type DueCard } from './due-cards';
import type { Evaluation } from './evaluation';
import { awaitsNotice, cardDropped, cardMadeCertain } from './provisional-cards';
import { isMovedByCalendarAlone } from './resolved-warning';
import { type Explanation, explain } from './revocation';
import type { Card, Supervision } from './supervision-state';
import { warningLapsed } from './warnings';

type Facts = readonly SupervisionEvent[];

/** What becomes of an active card: it stays as it is, is recomputed, revoked, dismissed or made certain; a warning lapses. */
export function reassessCard(state: Supervision, evaluation: Evaluation, card: Card): Facts {
  const { context, calendarChanges, now } = evaluation;
  const variants = evaluation.due.get(card.key) ?? [];
  const last = variants.at(-1);
  if (card.fact.level === 'warning') {
    // A superseded one stays what it is.
    if (card.supersededBy !== null) return [];
    if (last?.trigger.at !== card.fact.breachedAt) {
      if (isMovedByCalendarAlone(context, card)) return [];
      return [warningLapsed(context, card, explain(context, card, calendarChanges).reason, now)];
    }
  }
  if (last === undefined) {
    const why = explain(card.disputed ? asDisputed(context) : context, card, calendarChanges);
    const isDropped = awaitsNotice(card) && why.cause === 'calendar';
    return [isDropped ? cardDropped(context, card, why.reason, now) : cardRevoked(state, context, card, why, now)];
  }
  // A confirmed card stays what it was, as long as either variant is due.
  const confirmed = card.status === 'confirmed';
  if (!confirmed && last.trigger.needsConfirmation !== (card.status === 'pending')) {
    const change = changeSince(card, calendarChanges);
    if (awaitsNotice(card) && change !== undefined) {
      return cardMadeCertain(state, context, card, last, [change.statement], now);
    }
    return [cardRevoked(state, context, card, replacedBy(card, last, change), now)];
  }
  if ((confirmed ? variants : [last]).some((variant) => isSame(card, variant))) return [];
  const to = confirmed ? (variants[0] ?? last) : last;
  return [cardRecomputed(context, card, to, explain(context, card, calendarChanges).reason, now)];
}

const isSame = ({ fact, limitAt, startedAt }: Card, { trigger, respondent }: DueCard): boolean =>
  fact.breachedAt === trigger.at &&
  limitAt === (trigger.limit?.at ?? null) &&
  startedAt === trigger.clock.startedAt &&
  fact.official === respondent.official;

/** The latest calendar change since the card was computed. */
const changeSince = ({ computedAt }: Card, calendarChanges: readonly ChangeReason[]): ChangeReason | undefined =>
  calendarChanges.findLast(({ recordedAt }) => recordedAt >= computedAt);

/** Why a pending card gives way to one that needs no confirmation, or the other way round. */
function replacedBy(
  card: Card,
  { trigger: { at: fallsAt, needsConfirmation, disputes, provisional } }: DueCard,
  change: ChangeReason | undefined,
): Explanation {
  if (!needsConfirmation) {
    const inAnyCase = statement('ground.late-in-any-case', { fallsAt });
    if (change !== undefined) {
      return { cause: 'calendar', reason: [change.statement, inAnyCase], ground: 'calendar' };
    }
    return card.disputed
      ? { cause: 'approval', reason: [statement('ground.late-dispute-or-not', { fallsAt })], ground: 'record' }
      : { cause: 'suspension', reason: [inAnyCase], ground: 'record' };
  }
  if (provisional) return { cause: 'calendar', reason: [statement('charge.provisional-days')], ground: 'calendar' };
  if (disputes === undefined) {
    return { cause: 'suspension', reason: [statement('ground.late-by-untold-procedure')], ground: 'record' };
  }
  const reason = disputes.map((act) => statement('ground.late-by-disputed-approval', { act }));
  return { cause: 'approval', reason, ground: 'record' };
}
