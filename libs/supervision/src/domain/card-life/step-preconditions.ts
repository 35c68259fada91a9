import { mandateCovers, type Official } from '@sealtrail/catalog/events';
import { isReadable, mustLieWithin } from '@sealtrail/event-sourcing';
import { type Calendar, dateOf, dateUntil } from '@sealtrail/working-days';
import { reject } from '../../rejections';
import { type Card, cardFactOf, isEffective, type Supervision } from '../supervision-state';
import type { ChargedAct, OutsideAct, StepAct } from './life-commands';
import type { CardStep } from './life-enums';
import type { StepFact } from './life-events';
import { STEP_RULES } from './step-rules';

/** An official as the directory has him, with the region of his department. */
export type StepOfficer = Official & { readonly region: string };

/** What the steps need of other streams. `officer: null`: the department has none of that name. */
export type StepContext = { readonly calendar: Calendar; readonly officer: StepOfficer | null };

/** A card of the charged unit: what is not the key's to answer is not there. @throws {Rejection} `supervision.card-not-found` */
export function chargedCard(state: Supervision, { cardId, department, onlyOf }: ChargedAct): Card {
  const card = knownCard(state, cardId);
  const { official } = card.fact;
  const isOthers = onlyOf !== null && official !== null && official !== onlyOf;
  if (department !== card.fact.department || isOthers) throw reject('supervision.card-not-found');
  return card;
}

/**
 * A card of another unit than the body that takes the step, which lies in the region of the key and whose region holds the card's.
 *
 * @throws {Rejection} `supervision.card-not-found`, `supervision.own-unit`, `region.outside`
 */
export function outsideCard(
  state: Supervision,
  { cardId, department, within }: OutsideAct,
  { officer }: StepContext,
): Card {
  const card = knownCard(state, cardId);
  if (department === card.fact.department) throw reject('supervision.own-unit', { department });
  if (officer !== null) {
    mustLieWithin(within, [officer.region]);
    mustLieWithin(officer.region, [card.fact.region]);
  }
  return card;
}

/** @throws {Rejection} `supervision.card-not-found` */
export function knownCard({ cards }: Supervision, cardId: string): Card {
  const card = cards.find(({ fact }) => fact.cardId === cardId);
  if (card === undefined) throw reject('supervision.card-not-found');
  return card;
}

/**
 * What every step asks of its card, its actor and its paper.
 *
 * @throws {Rejection} `supervision.reason-missing`, `.card-not-counting`, `.step-not-of-warning`, `.step-not-open`,
 *   `.document-needed`, `.document-misdated`, `.before-card`, `.before-last-step`, `.no-post`
 */
export function stepFact(step: CardStep, card: Card, act: StepAct, context: StepContext): StepFact {
  const { levels, from, counts } = STEP_RULES[step];
  const { status, life, fact } = card;
  if (act.text !== null && !isReadable(act.text)) throw reject('supervision.reason-missing');
  if (counts && !isEffective(card)) throw reject('supervision.card-not-counting', { status });
  if (!levels.includes(fact.level)) throw reject('supervision.step-not-of-warning', { step });
  if (from.length > 0 && !from.includes(life.stage) && !isAnsweredByAppeal(step, card)) {
    throw reject('supervision.step-not-open', { step, stage: life.stage });
  }
  requireInOrder(step, card, act);
  requireDocument(step, card, act, context.calendar);
  const { on, posts } = requirePost(step, card, act, context);
  const { department, officer: official, key, at, now: toldAt, document, text } = act;
  return { ...cardFactOf(fact), actor: { department, official, posts, key }, at, on, toldAt, document, text };
}

/** A rejected appeal has said what an explanation would say. */
const isAnsweredByAppeal = (step: CardStep, { life: { stage, appeal } }: Card): boolean =>
  step === 'closing' && stage !== 'closed' && appeal?.state === 'rejected';

/** An answer follows the answer before it, and a closing what it closes; an appeal, its decision and a review stand beside them. */
function requireInOrder(step: CardStep, { issuedAt, life: { lastStepAt, appeal } }: Card, { at }: StepAct): void {
  if (at < issuedAt) throw reject('supervision.before-card', { issuedAt });
  if (STEP_RULES[step].from.length === 0) return;
  const last = step === 'closing' && appeal !== null && appeal.at > (lastStepAt ?? '') ? appeal.at : lastStepAt;
  if (last !== null && at < last) throw reject('supervision.before-last-step', { last });
}

/** 文书: there where the step needs one, and dated neither before the card nor after now. */
function requireDocument(step: CardStep, { fact, issuedAt }: Card, act: StepAct, { zone }: Calendar): void {
  const { document, now } = act;
  const { neededOf } = STEP_RULES[step].document;
  if (document === null) {
    if (neededOf.includes(fact.level)) throw reject('supervision.document-needed', { step, level: fact.level });
    return;
  }
  const [from, to] = [dateUntil(issuedAt, zone), dateOf(now, zone)];
  if (document.date < from || document.date > to) throw reject('supervision.document-misdated', { from, to });
}

/** Whoever takes a step holds a post that may, with a mandate (授权) that covers the day and the item. */
function requirePost(step: CardStep, { fact }: Card, { at }: StepAct, { calendar, officer }: StepContext) {
  const on = dateOf(at, calendar.zone);
  const wanted = STEP_RULES[step].posts;
  if (officer === null || !mandateCovers(officer, { on, item: fact.item, posts: wanted })) {
    throw reject('supervision.no-post', { posts: wanted, on });
  }
  return { on, posts: officer.posts };
}
