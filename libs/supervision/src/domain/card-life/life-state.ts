import type { Instant } from '@sealtrail/event-sourcing';
import type { StepLimit } from '@sealtrail/working-days';
import type { AppealState, CardStage, LimitedStep } from './life-enums';
import type { CardLifeEvent, CardLimits, RemindedLimit } from './life-events';

/** A limit, when somebody is reminded of it (`null`: never), and whether it has passed without its step. */
export type RunningLimit = StepLimit & { readonly remindAt: Instant | null; readonly overdue: boolean };

/** How far the life of a card is, as decisions need to know it. */
export type CardLife = {
  readonly stage: CardStage;
  /** `null`: it has none, for it is a warning, waits, or was issued before limits were. */
  readonly feedback:
    | (RunningLimit & {
        /** Since when the card counts. */
        readonly since: Instant;
        /** When the answer was told; `null`: it was not. */
        readonly answeredAt: Instant | null;
      })
    | null;
  /** Until when an appeal is taken. */
  readonly appealUntil: StepLimit | null;
  readonly appeal: {
    readonly state: Exclude<AppealState, 'moot'>;
    readonly at: Instant;
    readonly decideBy: RunningLimit;
    /** The region of the body that passed it on; `null`: none has. */
    readonly escalatedFrom: string | null;
  } | null;
  readonly referral: { readonly at: Instant; readonly answeredAt: Instant | null } | null;
  /** When the latest step of the answer happened. */
  readonly lastStepAt: Instant | null;
  /** Who confirmed it: the official, or the key where none was named. */
  readonly confirmedBy: string | null;
};

export const noLife: CardLife = {
  stage: 'open',
  feedback: null,
  appealUntil: null,
  appeal: null,
  referral: null,
  lastStepAt: null,
  confirmedBy: null,
};

/** What the issue, the confirmation or the notice of a year begins. Missing in older events: nothing. */
export const withLimits = (life: CardLife, limits: CardLimits | null | undefined, since: Instant): CardLife =>
  limits == null
    ? life
    : {
        ...life,
        feedback: { ...running({ ...limits.feedback, remindAt: limits.remindAt ?? null }), since, answeredAt: null },
        appealUntil: limits.appeal,
      };

/** Whether somebody has still to decide on an appeal. */
export const isAppealUndecided = ({ appeal }: CardLife): boolean =>
  appeal !== null && (appeal.state === 'running' || appeal.state === 'escalated');

type EvolveLife = {
  readonly [Type in CardLifeEvent['type']]: (
    life: CardLife,
    event: Extract<CardLifeEvent, { readonly type: Type }>['data'],
  ) => CardLife;
};

const running = ({ from, limit, remindAt = null }: RemindedLimit): RunningLimit => ({
  from,
  limit,
  remindAt,
  overdue: false,
});

/** The first answer is the feedback. */
const answered = (life: CardLife, toldAt: Instant): CardLife => ({
  ...life,
  feedback: life.feedback && { ...life.feedback, answeredAt: life.feedback.answeredAt ?? toldAt },
});

/** How each fact moves the life of its card. */
const evolveLife: EvolveLife = {
  CardAcknowledged: (life, { at }) => ({ ...life, stage: 'acknowledged', lastStepAt: at }),
  CardExplained: (life, { at, toldAt }) => answered({ ...life, stage: 'explained', lastStepAt: at }, toldAt),
  CardRectified: (life, { at }) => ({ ...life, stage: 'rectified', lastStepAt: at }),
  CardClosed: (life, { at }) => ({ ...life, stage: 'closed', lastStepAt: at }),
  CardAppealed: (life, { at, toldAt, decideBy }) =>
    answered({ ...life, appeal: { state: 'running', at, decideBy: running(decideBy), escalatedFrom: null } }, toldAt),
  CardAppealDecided: (life, { result, at, escalated }) =>
    life.appeal === null
      ? life
      : {
          ...life,
          appeal: {
            ...life.appeal,
            state: result,
            at,
            escalatedFrom: escalated?.from ?? life.appeal.escalatedFrom,
            decideBy: escalated === null ? life.appeal.decideBy : running(escalated.decideBy),
          },
        },
  CardRevocationDecided: (life) => life,
  CardReferred: (life, { at }) => ({ ...life, referral: { at, answeredAt: null } }),
  CardReferralAnswered: (life, { at }) => ({
    ...life,
    referral: life.referral === null ? null : { ...life.referral, answeredAt: at },
  }),
  CardStepLimitMoved: (life, { step, to: limit, remindAt = null }) =>
    changeLimit(life, step, (own) => ({ ...own, limit, ...('remindAt' in own && { remindAt }) })),
  CardStepOverdue: (life, { step, limit }) => changeLimit(life, step, (own) => ({ ...own, limit, overdue: true })),
};

type LifeRow = (life: CardLife, data: CardLifeEvent['data']) => CardLife;

/** Facts that move the life of a card, and nothing else of the state that holds it. */
export const lifeRows = <State>(
  change: (state: State, cardId: string, to: (life: CardLife) => CardLife) => State,
): {
  readonly [Type in CardLifeEvent['type']]: (
    state: State,
    event: Extract<CardLifeEvent, { readonly type: Type }>['data'],
  ) => State;
} =>
  Object.fromEntries(
    Object.entries(evolveLife as Readonly<Record<string, LifeRow>>).map(([type, row]) => [
      type,
      (state: State, data: CardLifeEvent['data']) => change(state, data.cardId, (life) => row(life, data)),
    ]),
  ) as never;

function changeLimit(life: CardLife, step: LimitedStep, change: <Own extends StepLimit>(own: Own) => Own): CardLife {
  const { feedback, appealUntil, appeal } = life;
  if (step === 'feedback') return { ...life, feedback: feedback && change(feedback) };
  if (step === 'appeal') return { ...life, appealUntil: appealUntil && change(appealUntil) };
  return { ...life, appeal: appeal && { ...appeal, decideBy: change(appeal.decideBy) } };
}
