import { evolve, type Instant } from '@sealtrail/event-sourcing';
import type { Exemptions } from '../exemptions/exemption-decider';
import type { SupervisionEvent } from './card-events';
import { cardIssued, cardLeftReview, cardPutUnderReview } from './card-facts';
import { limitFacts } from './card-life/life-limits';
import { conversions } from './conversion';
import type { DecisionContext } from './decision-context';
import type { DueCard } from './due-cards';
import { type Evaluation, evaluate, evaluateFeedback, evaluateIfProved } from './evaluation';
import { exemptedCard, exemptionFor } from './exempted-card';
import { answeredCardOf, feedbackClockId } from './feedback-clocks';
import { reassessCard } from './reassess-card';
import { type CardTrigger, dutyOf, type RuleContext } from './rules/rule';
import { type Card, isActive, type Supervision, supervisionEvolve } from './supervision-state';
import { isSuppressed, suppressBreaches } from './suppressed-breaches';
import { isMetInTime, warningResolved } from './warnings';

type Facts = readonly SupervisionEvent[];

/**
 * Brings the cards of a case into line with what is known of it now. Idempotent and independent of the order of commands:
 * what a later evaluation has settled is not undone by an earlier one that comes late.
 */
export function reconcile(state: Supervision, decisionContext: DecisionContext, at: Instant): Facts {
  const { supervisedCase, calendar, policies, calendarChanges, exemptions } = decisionContext;
  if (supervisedCase === null) return [];
  const now = at > state.latestInstant ? at : state.latestInstant;
  const evaluation = evaluate({ ...supervisedCase, calendar, policies }, calendarChanges, now);
  const ifProved = evaluateIfProved(evaluation);
  return applyInSequence(state, [
    ...ofCase(state.cards.filter(isActive)).map(
      (card) => (current: Supervision) => reassessCard(current, evaluation, card),
    ),
    (current) => suppressBreaches(current, evaluation, decisionContext),
    ...[...evaluation.due.values()].map(
      (variants) => (current: Supervision) => issue(current, evaluation, variants, exemptions),
    ),
    (current) => feedbackCards(current, evaluation, exemptions),
    (current) => resolveWarnings(current, evaluation),
    (current) => updateUnderReview(current, evaluation, ifProved),
    (current) => feedbackUnderReview(current, evaluation),
    (current) => conversions(current, { at: now, zone: calendar.zone }),
    (current) => limitFacts(current, { calendar, now, policies }),
    (current) => scheduleChecks(current, evaluation, ifProved),
  ]);
}

/** Those that the facts of the case decide on; of the others it is a card of the case that does. */
const ofCase = (cards: readonly Card[]): readonly Card[] => cards.filter(({ fact }) => fact.rule !== 'feedbackLate');

/** 逾期反馈: what follows of the answers to the cards, as these stand now. */
function feedbackCards(state: Supervision, caseEvaluation: Evaluation, exemptions: Exemptions): Facts {
  const evaluation = evaluateFeedback(caseEvaluation, state);
  const active = state.cards.filter((card) => isActive(card) && card.fact.rule === 'feedbackLate');
  return applyInSequence(state, [
    ...active.map((card) => (current: Supervision) => reassessCard(current, evaluation, card)),
    ...[...evaluation.due.values()].map(
      (variants) => (current: Supervision) => issue(current, evaluation, variants, exemptions),
    ),
    (current) => scheduleChecks(current, { ...evaluation, triggers: untimed(evaluation) }, null),
  ]);
}

/** A limit of the answer comes by the timer of its card; once it has passed, and a calendar gives more time, by none. */
const untimed = ({ context: { feedback }, triggers }: Evaluation): readonly CardTrigger[] => {
  const overdue = new Set(feedback.filter((one) => one.overdue).map(({ cardId }) => feedbackClockId(cardId)));
  return triggers.filter(({ clock }) => overdue.has(clock.id));
};

/** Each step sees the state that the events of those before it lead to. */
function applyInSequence(state: Supervision, steps: readonly ((state: Supervision) => Facts)[]): Facts {
  let current = state;
  return steps.flatMap((step) => {
    const facts = step(current);
    current = facts.reduce((before, fact) => evolve({ evolve: supervisionEvolve }, before, fact), current);
    return facts;
  });
}

/**
 * A new breach is a new card; one that a person dismissed is issued again only where it needs no confirmation, and one that a
 * person revoked never: whoever decided on it has judged the duty.
 */
function issue(
  state: Supervision,
  { context, now }: Evaluation,
  variants: readonly DueCard[],
  exemptions: Exemptions,
): Facts {
  const due = variants.at(-1);
  if (due === undefined || isSuppressed(state, due)) return [];
  const before = state.cards.filter(({ key }) => key === due.key);
  if (before.some((card) => isActive(card) || card.revokedOn?.cause === 'decision')) return [];
  if (before.at(-1)?.dismissedByPerson === true && due.trigger.needsConfirmation) return [];
  const exemption = exemptionFor(exemptions, context, due);
  if (exemption !== null) return exemptedCard(state, context, due, exemption, now);
  return [cardIssued(state, context, due, now)];
}

/** 预警化解: the clock of the warning has ended in time. */
const resolveWarnings = ({ cards }: Supervision, { context, now, due, triggers }: Evaluation): Facts =>
  cards
    .filter(
      ({ fact, status, supersededBy }) => fact.level === 'warning' && status === 'issued' && supersededBy === null,
    )
    .flatMap((card) => {
      const trigger = due.get(card.key)?.at(-1)?.trigger;
      return trigger !== undefined && isMetInTime(context, trigger, triggers)
        ? [warningResolved(context, card, trigger, now)]
        : [];
    });

/**
 * 待复核: the yellow and red cards that would be revoked if the proofs under review counted, those included that fall
 * meanwhile; and those that would not be any more.
 */
const updateUnderReview = (state: Supervision, { context, now }: Evaluation, ifProved: Evaluation | null): Facts =>
  ofCase(state.cards.filter(isActive)).flatMap((card): Facts => {
    const facts = ifProved === null ? [] : reassessCard(state, ifProved, card);
    const isUnderReview = card.fact.level !== 'warning' && facts.some(({ type }) => type === 'CardRevoked');
    return reviewed(context, card, isUnderReview, now);
  });

/** A card about an answer waits with the card that was to be answered. */
const feedbackUnderReview = ({ cards }: Supervision, { context, now }: Evaluation): Facts =>
  cards.filter(isActive).flatMap((card) => {
    const answered = answeredCardOf(card.fact.clock);
    const base = cards.find(({ fact }) => fact.cardId === answered);
    return base === undefined ? [] : reviewed(context, card, base.underReview, now);
  });

function reviewed(context: RuleContext, card: Card, isUnderReview: boolean, now: Instant): Facts {
  if (isUnderReview === card.underReview) return [];
  return [isUnderReview ? cardPutUnderReview(context, card, now) : cardLeftReview(context, card, now)];
}

/** Schedules checks at future instants that have none yet. */
function scheduleChecks(
  state: Supervision,
  { context, now, triggers }: Evaluation,
  ifProved: Evaluation | null,
): Facts {
  const duties = triggers
    .filter(({ at }) => at > now)
    .map((trigger) => ({ duty: dutyOf(trigger), at: trigger.at }))
    .filter(({ duty, at }) => state.expected[duty] !== at);
  // A card leaves the review when it would fall with the proofs, too.
  const checks = [...duties, ...(ifProved?.triggers ?? []).filter(({ at }) => at > now)].map(({ at }) => at);
  const instants = [...new Set(checks)].filter((at) => !state.scheduled.has(at));
  if (duties.length === 0 && instants.length === 0) return [];
  const { applicationId } = context.ledger;
  const data = { applicationId, calendarVersion: context.calendar.version, checkedAt: now, instants, duties };
  return [{ type: 'ChecksScheduled', data }];
}
