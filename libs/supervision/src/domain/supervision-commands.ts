import type { Instant, Message, WrittenText } from '@sealtrail/event-sourcing';

/** Look at the case as it is known now; every card that is due at `at` falls, and what should not have fallen is revoked. */
export type CheckLimits = Message<'CheckLimits', { readonly at: Instant }>;

/** A person's word on a card that waits for it. */
type CardReview = {
  readonly cardId: string;
  /** Id of the key, or of the official bound to it. */
  readonly by: string;
  /** Department of the key; `null`: it belongs to none. Must not be the charged one. */
  readonly department: string | null;
  readonly at: Instant;
  readonly reason: WrittenText;
};

export type ConfirmCard = Message<'ConfirmCard', CardReview>;
export type DismissCard = Message<'DismissCard', CardReview>;

export type SupervisionCommand = CheckLimits | ConfirmCard | DismissCard;

export const supervisionStream = (applicationId: string): string => `supervision-${applicationId}`;
