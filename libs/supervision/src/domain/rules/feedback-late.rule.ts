import { statement } from '../../statements';
import { type FeedbackClock, feedbackClockId, feedbackLimit, isAnsweredBy } from '../feedback-clocks';
import type { CardTrigger, Rule, RuleContext } from './rule';
import { standInClock } from './stand-in-clock';

/**
 * 逾期反馈: a yellow or red card that is neither explained nor appealed against in its time (Hunan 2018: late feedback is itself
 * supervised). Yellow, on the unit alone: whose desk the answer lay on nobody has said. What is revoked asks for no answer.
 */
export const feedbackLateRule: Rule = {
  triggers: (context) =>
    context.feedback.flatMap((one) =>
      one.revokedOn !== null || isAnsweredBy(one, feedbackLimit(one, context.calendar)) ? [] : [late(context, one)],
    ),
  firesAfterClockEnd: true,
  outlivesCase: true,
  respondents: ({ feedback, calendar }, { clock: { id } }) =>
    feedback
      .filter(({ cardId }) => feedbackClockId(cardId) === id)
      .map((one) => {
        const { cardId: card, department } = one;
        const { date: limit } = feedbackLimit(one, calendar);
        return { department, official: null, why: [statement('charge.not-answered', { card, limit })] };
      }),
};

function late({ calendar }: RuleContext, one: FeedbackClock): CardTrigger {
  const { cardId, department, startedAt, own, answeredAt: endedAt } = one;
  const limit = feedbackLimit(one, calendar);
  const times = { startedAt, startedOn: own.from, endedAt };
  return {
    rule: 'feedbackLate',
    clock: standInClock(feedbackClockId(cardId), times, { department, official: null }),
    level: 'yellow',
    at: limit.at,
    basis: 'own',
    terms: [{ days: limit.days, unit: 'workingDay' }],
    limit,
    pauses: [],
    parameters: { graceDays: 0 },
    needsConfirmation: false,
  };
}
