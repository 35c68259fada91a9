import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, type Limit, recounted, type StepLimit, stepLimit } from '@sealtrail/working-days';
import type { Card, Supervision } from './supervision-state';

/** 反馈: by when a yellow or red card is to be answered, and when it was. */
export type FeedbackClock = {
  readonly cardId: string;
  readonly department: string;
  /** When the clock of the card itself started: by its policy the time to answer was given. */
  readonly cardStartedAt: Instant;
  /** Since when the card counts. */
  readonly startedAt: Instant;
  readonly own: StepLimit;
  /** The limit has been found passed: no timer of its own comes again. */
  readonly overdue: boolean;
  /** When its answer was told; `null`: it was not. */
  readonly answeredAt: Instant | null;
  /** What the card was revoked on; `null`: it counts. */
  readonly revokedOn: Card['revokedOn'];
};

/** A card about an answer that came late asks for an answer, too; that one breeds no further card. */
export const feedbackClocks = ({ cards }: Supervision): readonly FeedbackClock[] =>
  cards.flatMap(({ fact, life: { feedback }, startedAt: cardStartedAt, revokedOn }) => {
    if (feedback === null || fact.rule === 'feedbackLate') return [];
    const { from, limit, since: startedAt, overdue, answeredAt } = feedback;
    const { cardId, department } = fact;
    return [{ cardId, department, cardStartedAt, startedAt, own: { from, limit }, overdue, answeredAt, revokedOn }];
  });

const PREFIX = 'feedback:';

/** `feedback:<cardId>` */
export const feedbackClockId = (cardId: string): string => `${PREFIX}${cardId}`;

/** Which card is to be answered; `null`: the clock is another. */
export const answeredCardOf = (clock: string): string | null =>
  clock.startsWith(PREFIX) ? clock.slice(PREFIX.length) : null;

/** By the present calendar, which takes no time away. Whether a year has its notice follows from it, not from that of the issue. */
export function feedbackLimit({ own }: Pick<FeedbackClock, 'own'>, calendar: Calendar): Limit {
  const { provisional } = stepLimit(own.from, own.limit.days, calendar);
  return { ...recounted(own, calendar), provisional };
}

/** Kept by when the answer was told: 24:00 itself is in time (民法典 art. 203). */
export const isAnsweredBy = ({ answeredAt }: FeedbackClock, { at }: Limit): boolean =>
  answeredAt !== null && answeredAt <= at;
