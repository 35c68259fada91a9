import { dateOf, recounted } from '@sealtrail/working-days';
import { reject } from '../../rejections';
import type { DecisionContext } from '../decision-context';
import type { Card, Supervision } from '../supervision-state';
import type { ChargedAct } from './life-commands';
import type { CardLifeEvent } from './life-events';
import { appealLimitOf, decideByFrom, passedLimits, policyOfCard } from './life-limits';
import { chargedCard, stepFact } from './step-preconditions';

type Facts = readonly CardLifeEvent[];
type Decide = (act: ChargedAct, state: Supervision, context: DecisionContext) => Facts;

/** The answer of the charged unit to its card. */
export const chargedSteps: Readonly<Record<'AcknowledgeCard' | 'ExplainCard' | 'RectifyCard' | 'AppealCard', Decide>> =
  {
    AcknowledgeCard: (act, state, context) => {
      const card = chargedCard(state, act);
      return [{ type: 'CardAcknowledged', data: stepFact('acknowledgement', card, act, context) }];
    },

    ExplainCard: (act, state, context) => {
      const card = chargedCard(state, act);
      const fact = stepFact('explanation', card, act, context);
      const { passed, late } = feedbackBy(card, act, context);
      return [
        ...passed,
        ...(card.life.stage === 'open' ? [acknowledged(fact)] : []),
        { type: 'CardExplained', data: { ...fact, late } },
      ];
    },

    RectifyCard: (act, state, context) => {
      const card = chargedCard(state, act);
      return [{ type: 'CardRectified', data: stepFact('rectification', card, act, context) }];
    },

    AppealCard: (act, state, context) => {
      const card = chargedCard(state, act);
      const fact = stepFact('appeal', card, act, context);
      const { calendar, policies } = context;
      if (card.life.appeal !== null) throw reject('supervision.appealed-before', { appealedAt: card.life.appeal.at });
      const { limit } = appealLimitOf(card, policies, calendar);
      if (act.now > limit.at) throw reject('supervision.appeal-late', { until: limit.date });
      const policy = policyOfCard(card, policies);
      const { stopsPublication } = policy.appeal;
      const { passed, late } = feedbackBy(card, act, context);
      const decideBy = decideByFrom(dateOf(act.now, calendar.zone), policy, calendar);
      return [
        ...passed,
        ...(card.life.stage === 'open' ? [acknowledged(fact)] : []),
        { type: 'CardAppealed', data: { ...fact, late, decideBy, stopsPublication } },
      ];
    },
  };

/** Who answers has received it. The paper is of the answer. */
const acknowledged = (fact: ReturnType<typeof stepFact>): CardLifeEvent => ({
  type: 'CardAcknowledged',
  data: { ...fact, document: null, text: null },
});

/** Feedback counts from when it is told: no proof of an earlier date is taken. */
function feedbackBy(
  card: Card,
  { now }: ChargedAct,
  { calendar }: DecisionContext,
): { readonly passed: Facts; readonly late: boolean | null } {
  const { feedback } = card.life;
  if (feedback === null || feedback.answeredAt !== null) return { passed: [], late: null };
  const passed = passedLimits(card, ['feedback'], { calendar, now });
  return { passed, late: now > recounted(feedback, calendar).at };
}
