import type { Instant } from '@sealtrail/event-sourcing';
import { type Card, isAppealUndecided, type RunningLimit } from '@sealtrail/supervision/events';
import type { NoticeOccasion, WithdrawalReason } from './notice-enums';

/** A card, as far as it says whether somebody is to be told of it. */
export type NotifiedLife = Pick<Card, 'fact' | 'life'> & { readonly counts: boolean };

export type Reminder = 'appealDue' | 'feedbackDue';

export const isReminder = (occasion: NoticeOccasion): occasion is Reminder =>
  occasion === 'appealDue' || occasion === 'feedbackDue';

/** `null`: the step was taken, or the card counts no more. */
function remindedLimit({ counts, life }: NotifiedLife, occasion: Reminder): RunningLimit | null {
  if (!counts) return null;
  if (occasion === 'appealDue') return isAppealUndecided(life) ? (life.appeal?.decideBy ?? null) : null;
  return life.feedback?.answeredAt === null ? life.feedback : null;
}

/** A timer from before the limit was moved comes too early: there is another. */
export function isReminderDue(card: NotifiedLife, occasion: Reminder, at: Instant): boolean {
  const own = remindedLimit(card, occasion);
  return own !== null && own.remindAt !== null && own.remindAt <= at && at < own.limit.at;
}

/** An appeal that was passed on has another time to be decided. */
export const passedOnAt = ({ life: { appeal } }: NotifiedLife): Instant | null =>
  appeal === null || appeal.escalatedFrom === null ? null : appeal.at;

/** What a reminder that nobody has told yet was of. */
export type Reminded = {
  readonly occasion: Reminder;
  readonly about: string | null;
  /** The day that it names. */
  readonly until: string;
};

/** Why it is told no more; `null`: it is still to be told. */
export function settledBy(
  card: NotifiedLife,
  { occasion, about, until }: Reminded,
  at: Instant,
): WithdrawalReason | null {
  if (!card.counts) return 'cardRevoked';
  const own = remindedLimit(card, occasion);
  if (occasion === 'appealDue' && (own === null || about !== passedOnAt(card))) return 'appealDecided';
  if (own === null) return 'answered';
  if (own.limit.date !== until) return 'limitMoved';
  return own.limit.at <= at ? 'limitOver' : null;
}
