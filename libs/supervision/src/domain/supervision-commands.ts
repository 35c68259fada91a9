import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { CardLifeCommand } from './card-life/life-commands';

/** Evaluates the case as it is known now: issues the cards due at `at`, and revokes those that should not have fallen. */
export type CheckLimits = CommandMessage<'CheckLimits', { readonly at: Instant }>;

/** A person's decision on a pending card. */
type CardReview = {
  readonly cardId: string;
  /** Id of the key, or of the official bound to it. */
  readonly by: string;
  /** Department of the key; `null`: it belongs to none. Must not be the charged one. */
  readonly department: string | null;
  readonly at: Instant;
  /** When it is reported: what a confirmation begins counts from here. */
  readonly now: Instant;
  readonly reason: WrittenText;
};

export type ConfirmCard = CommandMessage<'ConfirmCard', CardReview>;
export type DismissCard = CommandMessage<'DismissCard', CardReview>;

export type SupervisionCommand = CheckLimits | ConfirmCard | DismissCard | CardLifeCommand;

export const supervisionStream = (applicationId: string): string => `supervision-${applicationId}`;
