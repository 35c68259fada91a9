import { COUNTRY_CODE, evolve, type Instant, regionContains, type Statement } from '@sealtrail/event-sourcing';
import { dateOf, recounted } from '@sealtrail/working-days';
import { reject } from '../../rejections';
import { statement } from '../../statements';
import type { SupervisionEvent } from '../card-events';
import { cardRevoked } from '../card-facts';
import { conversions } from '../conversion';
import type { DecisionContext } from '../decision-context';
import { type Card, type Supervision, supervisionEvolve } from '../supervision-state';
import type {
  AnswerReferral,
  CloseCard,
  DecideAppeal,
  OutsideStepCommand,
  ReferCard,
  RevokeCard,
} from './life-commands';
import type { StepFact } from './life-events';
import { decideByFrom, passedLimits, policyOfCard } from './life-limits';
import { isAppealUndecided } from './life-state';
import { outsideCard, stepFact } from './step-preconditions';

type Facts = readonly SupervisionEvent[];
type Decide<Command extends OutsideStepCommand> = (
  act: Command['data'],
  state: Supervision,
  context: DecisionContext,
) => Facts;

/** What a supervising body does with the card of another unit. */
export const outsideSteps: {
  readonly CloseCard: Decide<CloseCard>;
  readonly DecideAppeal: Decide<DecideAppeal>;
  readonly RevokeCard: Decide<RevokeCard>;
  readonly ReferCard: Decide<ReferCard>;
  readonly AnswerReferral: Decide<AnswerReferral>;
} = {
  CloseCard: (act, state, context) => {
    const card = outsideCard(state, act, context);
    const fact = stepFact('closing', card, act, context);
    requireNoAppeal(card);
    if (card.underReview) throw reject('supervision.card-not-counting', { status: 'underReview' });
    return [{ type: 'CardClosed', data: fact }];
  },

  DecideAppeal: (act, state, context) => {
    const card = outsideCard(state, act, context);
    const fact = stepFact('appealDecision', card, act, context);
    const { appeal, confirmedBy } = card.life;
    if (appeal === null || !isAppealUndecided(card.life)) throw reject('supervision.no-appeal');
    if (act.at < appeal.at) throw reject('supervision.before-last-step', { last: appeal.at });
    if (confirmedBy !== null && [act.officer, act.key].includes(confirmedBy)) {
      throw reject('supervision.confirmed-by-you', { by: confirmedBy });
    }
    if (appeal.escalatedFrom !== null && !isAbove(context.officer?.region ?? null, appeal.escalatedFrom)) {
      throw reject('supervision.appeal-escalated', { region: appeal.escalatedFrom });
    }
    const passed = passedLimits(card, ['appealDecision'], { calendar: context.calendar, now: act.now });
    const late = act.now > recounted(appeal.decideBy, context.calendar).at;
    const escalated = act.result === 'escalated' ? escalatedTo(card, context, act.now) : null;
    const revoking = { state, context, now: act.now };
    return [
      ...passed,
      { type: 'CardAppealDecided', data: { ...fact, result: act.result, late, escalated } },
      ...(act.result === 'upheld' ? revokedBy('ground.appeal-upheld', card, fact, revoking) : []),
    ];
  },

  RevokeCard: (act, state, context) => {
    const card = outsideCard(state, act, context);
    const fact = stepFact('revocation', card, act, context);
    requireNoAppeal(card);
    return [
      { type: 'CardRevocationDecided', data: fact },
      ...revokedBy('ground.revoked-on-review', card, fact, { state, context, now: act.now }),
    ];
  },

  ReferCard: (act, state, context) => {
    const card = outsideCard(state, act, context);
    const fact = stepFact('referral', card, act, context);
    if (card.life.referral !== null) throw reject('supervision.referred-before', { at: card.life.referral.at });
    return [{ type: 'CardReferred', data: { ...fact, to: act.to } }];
  },

  AnswerReferral: (act, state, context) => {
    const card = outsideCard(state, act, context);
    const fact = stepFact('outcome', card, act, context);
    const { referral } = card.life;
    if (referral === null || referral.answeredAt !== null) throw reject('supervision.no-referral');
    if (act.at < referral.at) throw reject('supervision.before-last-step', { last: referral.at });
    return [{ type: 'CardReferralAnswered', data: { ...fact, result: act.result } }];
  },
};

function requireNoAppeal({ life }: Card): void {
  if (isAppealUndecided(life)) throw reject('supervision.appeal-running');
}

/** Whether a region holds another, and is not the same. */
const isAbove = (region: string | null, other: string): boolean =>
  region !== null && regionContains(region, other) && !regionContains(other, region);

/** 上报: to the supervising body of a region above that of the one that passes it on. */
function escalatedTo(card: Card, { calendar, policies, officer }: DecisionContext, now: Instant) {
  const from = officer?.region ?? COUNTRY_CODE;
  if (regionContains(from, COUNTRY_CODE)) throw reject('supervision.nobody-above');
  const on = dateOf(now, calendar.zone);
  return { from, decideBy: decideByFrom(on, policyOfCard(card, policies), calendar) };
}

type Revoking = { readonly state: Supervision; readonly context: DecisionContext; readonly now: Instant };

/** 撤牌 by a person: what it had superseded is released, and warnings that it converted are so no more. */
function revokedBy(
  ground: 'ground.appeal-upheld' | 'ground.revoked-on-review',
  card: Card,
  { actor, document, text }: StepFact,
  { state, context, now }: Revoking,
): Facts {
  const said: Statement = statement(ground, { document: document?.number ?? '', reason: text ?? '' });
  const { supervisedCase, calendar, policies } = context;
  // Who has a card has a case.
  if (supervisedCase === null) throw reject('supervision.card-not-found');
  const why = { cause: 'decision', reason: [said], ground: 'decision' } as const;
  const revoked = cardRevoked(state, { ...supervisedCase, calendar, policies }, card, why, now, actor.official);
  const after = evolve({ evolve: supervisionEvolve }, state, revoked);
  return [revoked, ...conversions(after, { at: now, zone: calendar.zone })];
}
