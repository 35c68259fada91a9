import type { Projection } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { SupervisionEvent } from '../domain/card-events';
import type { CardStep, FeedbackState } from '../domain/card-life/life-enums';
import type { CardLifeEvent, CardLimits, StepFact } from '../domain/card-life/life-events';
import type { CardLifeRow, CardStepRow } from './card-life-row';
import { type CardRow, withStatus } from './card-row';

type Folds = Pick<Projection<CardRow, SupervisionEvent>['on'], CardLifeEvent['type']>;

const byCardId = ({ data }: { readonly data: { readonly cardId: string } }): string => data.cardId;

const dueBy = ({ date, at }: Limit) => ({ dueOn: date, dueAt: at });

/** What the issue, the confirmation or the notice of a year begins. */
export const begun = (limits: CardLimits | null | undefined): Pick<CardLifeRow, 'feedback' | 'appealUntil'> => ({
  feedback: limits == null ? null : { ...dueBy(limits.feedback.limit), state: 'due' },
  appealUntil: limits == null ? null : limits.appeal.limit.date,
});

/** The row with a step taken. */
function stepped(
  row: CardRow,
  step: CardStep,
  { actor, at, on, document, text }: StepFact,
  more: Partial<CardLifeRow>,
  { late = null, result = null }: Partial<Pick<CardStepRow, 'late' | 'result'>> = {},
): CardRow {
  const { department, official, posts, key: by } = actor;
  const taken: CardStepRow = { step, at, on, department, official, posts, by, document, text, late, result };
  return withStatus({ ...row, steps: [...row.steps, taken], ...more });
}

/** A card that asks for none, or had its answer, keeps what it has. */
const answered = ({ feedback }: CardRow, late: boolean | null): Pick<CardLifeRow, 'feedback'> => {
  const state: FeedbackState = late === true ? 'late' : 'inTime';
  return { feedback: feedback === null || late === null ? feedback : { ...feedback, state } };
};

/** How each fact of the life of a card changes its row. */
export const cardLifeFolds: Folds = {
  CardAcknowledged: {
    id: byCardId,
    fold: (row, { data }) => stepped(row, 'acknowledgement', data, { stage: 'acknowledged' }),
  },
  CardExplained: {
    id: byCardId,
    fold: (row, { data }) =>
      stepped(row, 'explanation', data, { stage: 'explained', ...answered(row, data.late) }, { late: data.late }),
  },
  CardRectified: {
    id: byCardId,
    fold: (row, { data }) => stepped(row, 'rectification', data, { stage: 'rectified' }),
  },
  CardClosed: { id: byCardId, fold: (row, { data }) => stepped(row, 'closing', data, { stage: 'closed' }) },
  CardAppealed: {
    id: byCardId,
    fold: (row, { data }) => {
      const { on, decideBy, stopsPublication, late } = data;
      const appeal = { state: 'running', on, ...dueBy(decideBy.limit), overdue: false, stopsPublication } as const;
      return stepped(row, 'appeal', data, { appeal, ...answered(row, late) });
    },
  },
  CardAppealDecided: {
    id: byCardId,
    fold: (row, { data }) => {
      const { result, late, escalated } = data;
      const due = escalated === null ? {} : { ...dueBy(escalated.decideBy.limit), overdue: false };
      const appeal = row.appeal && { ...row.appeal, state: result, ...due };
      return stepped(row, 'appealDecision', data, { appeal }, { late, result });
    },
  },
  CardRevocationDecided: { id: byCardId, fold: (row, { data }) => stepped(row, 'revocation', data, {}) },
  CardReferred: {
    id: byCardId,
    fold: (row, { data }) => stepped(row, 'referral', data, { referral: { on: data.on, to: data.to, result: null } }),
  },
  CardReferralAnswered: {
    id: byCardId,
    fold: (row, { data }) => {
      const { result } = data;
      return stepped(row, 'outcome', data, { referral: row.referral && { ...row.referral, result } }, { result });
    },
  },
  CardStepLimitMoved: {
    id: byCardId,
    fold: (row, { data: { step, to } }) => {
      const { feedback, appeal } = row;
      if (step === 'appeal') return { ...row, appealUntil: to.date };
      if (step === 'feedback') return { ...row, feedback: feedback && { ...feedback, ...dueBy(to) } };
      return { ...row, appeal: appeal && { ...appeal, ...dueBy(to) } };
    },
  },
  CardStepOverdue: {
    id: byCardId,
    fold: (row, { data: { step } }) => {
      const { feedback, appeal } = row;
      return step === 'feedback'
        ? { ...row, feedback: feedback && { ...feedback, state: 'overdue' } }
        : { ...row, appeal: appeal && { ...appeal, overdue: true } };
    },
  },
};
