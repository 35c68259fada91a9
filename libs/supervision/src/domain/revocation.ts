import { findClock } from '@sealtrail/applications/events';
import type { Instant, Statement } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { statement } from '../statements';
import type { RevocationCause, RevocationGround } from './card-enums';
import type { ChangeReason } from './change-reasons';
import { endOf } from './clock-limits';
import { triggersOf } from './due-cards';
import { answeredCardOf, feedbackLimit, isAnsweredBy } from './feedback-clocks';
import { type CardTrigger, isHigher } from './rules/rule';
import { RULES } from './rules/rules';
import type { EvaluationContext } from './supervised-case';
import type { Card } from './supervision-state';

/** Why a card was revoked or recomputed: what has become known, then what follows for the card. */
export type Explanation = {
  readonly cause: RevocationCause;
  readonly reason: readonly Statement[];
  readonly ground: RevocationGround;
};

/** The latest event since the card was computed that explains why it is not due any more, or differently. */
export function explain(context: EvaluationContext, card: Card, changes: readonly ChangeReason[]): Explanation {
  const answered = answeredCardOf(card.fact.clock);
  if (answered !== null) return explainFeedback(context, answered, card, changes);
  const facts = [...changes, ...context.changeReasons].filter(
    ({ clock, recordedAt }) => recordedAt >= card.computedAt && concerns(clock, card),
  );
  const { causes, consequence } = whyNotDue(context, card);
  const fact = latest(facts.filter(({ cause }) => causes.includes(cause))) ?? latest(facts);
  const cause = fact?.cause ?? 'calendar';
  const { id: calendar, version } = context.calendar;
  const known = fact?.statement ?? statement('known.calendar-version', { calendar, version });
  return { cause, reason: [known, consequence], ground: groundOf(cause, fact) };
}

/** Why a card about an answer is not due any more: the card that was to be answered is gone, or it was answered in time. */
function explainFeedback(
  context: EvaluationContext,
  card: string,
  { limitOn, computedAt }: Pick<Card, 'computedAt' | 'limitOn'>,
  changes: readonly ChangeReason[],
): Explanation {
  const one = context.feedback.find(({ cardId }) => cardId === card);
  if (one === undefined || one.revokedOn !== null) {
    const { cause, ground } = one?.revokedOn ?? { cause: 'acceptance', ground: 'record' };
    return { cause, ground, reason: [statement('ground.answered-card-revoked', { card })] };
  }
  const limit = feedbackLimit(one, context.calendar);
  const consequence = isAnsweredBy(one, limit)
    ? statement('ground.answered-in-time', { card, limit: limit.date })
    : statement('ground.limit-moved', { limit: limitOn ?? '', movedTo: limit.date, fallsAt: limit.at });
  const change = changes.findLast(({ recordedAt }) => recordedAt >= computedAt);
  return change === undefined
    ? { cause: 'lateReport', ground: 'record', reason: [consequence] }
    : { cause: 'calendar', ground: 'calendar', reason: [change.statement, consequence] };
}

/** Whose statement it rests on. */
function groundOf(cause: RevocationCause, fact: ChangeReason | undefined): RevocationGround {
  if (cause === 'calendar') return 'calendar';
  if (fact?.proof === 'own') return 'ownProof';
  return fact?.proof === 'others' ? 'othersProof' : 'record';
}

const concerns = (clock: string | null, card: Card): boolean =>
  clock === null || clock === card.fact.clock || card.fact.clock === 'case' || card.fact.rule === 'suspensionNotice';

const latest = (facts: readonly ChangeReason[]): ChangeReason | undefined =>
  facts.reduce<ChangeReason | undefined>(
    (last, fact) => (last === undefined || fact.recordedAt >= last.recordedAt ? fact : last),
    undefined,
  );

/** Why a card is not due any more; the causes that are likely to have led to it. */
type WhyNotDue = { readonly causes: readonly RevocationCause[]; readonly consequence: Statement };

function whyNotDue(context: EvaluationContext, { fact, limitOn }: Card): WhyNotDue {
  const { ledger } = context;
  if (fact.clock.startsWith('notice:')) {
    return {
      causes: ['acceptance', 'lateReport', 'calendar'],
      consequence: statement('ground.conduct-in-order', { act: fact.clock }),
    };
  }
  const clock = findClock(ledger, fact.clock);
  if (clock === undefined) {
    return { causes: ['acceptance'], consequence: statement('ground.clock-never-ran', { clock: fact.clock }) };
  }
  const { breachedAt: fellAt } = fact;
  const endedAt = endOf(ledger, clock);
  if (endedAt !== null && endedAt <= fellAt && !RULES[fact.rule].firesAfterClockEnd) {
    return {
      causes: ['lateReport', 'acceptance'],
      consequence: statement('ground.clock-had-ended', { endedAt, fellAt }),
    };
  }
  if (fact.level === 'warning' && ledger.closedAt !== null && endedAt === ledger.closedAt) {
    return { causes: ['lateReport'], consequence: statement('ground.case-ended', { endedAt }) };
  }
  const moved = triggersOf(context).findLast(
    (trigger) => trigger.rule === fact.rule && trigger.clock.id === clock.id && trigger.level === fact.level,
  );
  if (moved !== undefined && moved.at === fellAt) {
    return {
      causes: ['lateReport', 'suspension', 'calendar'],
      consequence: statement('ground.not-overrun', { department: fact.department }),
    };
  }
  const causes = ['suspension', 'extension', 'calendar', 'acceptance', 'approval'] as const;
  const higher = moved === undefined && higherFor(context, fact, clock.id);
  if (higher) {
    const { level, at: fallsAt } = higher;
    return { causes, consequence: statement('ground.higher-card', { level, fallsAt }) };
  }
  return { causes, consequence: movedTo(moved, limitOn, fellAt) };
}

/** Of one clock and one instant there is only the higher card. */
const higherFor = (
  context: EvaluationContext,
  { rule, level, breachedAt }: Card['fact'],
  clock: string,
): CardTrigger | undefined =>
  triggersOf(context).find(
    (one) =>
      one.rule === rule &&
      one.clock.id === clock &&
      !one.needsConfirmation &&
      one.at <= breachedAt &&
      isHigher(one.level, level),
  );

function movedTo(moved: CardTrigger | undefined, limit: LocalDate | null, fellAt: Instant): Statement {
  if (moved === undefined) {
    return limit === null ? statement('ground.breach-gone', { fellAt }) : statement('ground.limit-gone', { limit });
  }
  const { at: fallsAt } = moved;
  if (limit === null || moved.limit === null) return statement('ground.breach-moved', { fellAt, fallsAt });
  return statement('ground.limit-moved', { limit, movedTo: moved.limit.date, fallsAt });
}
