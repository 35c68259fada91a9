import type { Wait } from '@sealtrail/event-sourcing';
import type { FactRef, Webhook } from '@sealtrail/webhooks';

/** What a message is about, ready to be signed. */
export type Outgoing = {
  readonly deliveryId: string;
  readonly type: string;
  readonly body: string;
  /** `null`: no fact. */
  readonly fact: FactRef | null;
  /** Where that stands in the log; of what is no fact, where the webhook stands. */
  readonly position: bigint;
  /** When the log took what it is about. */
  readonly since: string;
  /**
   * Takes what the receiver has answered, where more than its status counts; `false`: it is no answer. What it has done is not
   * done twice.
   */
  readonly settle?: (body: string | null) => Promise<boolean>;
};

/** A stretch of what is to be sent. */
export type OutgoingPage = {
  readonly messages: readonly Outgoing[];
  /** Everything up to here has been looked at. */
  readonly position: bigint;
  /** Behind it nothing waits. */
  readonly isAtEnd: boolean;
};

/** Where a webhook takes from what it sends. */
export interface OutgoingSource {
  page(webhook: Webhook, after: bigint, signal: AbortSignal): Promise<OutgoingPage>;
  /** One fact; `null`: it is not for this webhook. */
  at(webhook: Webhook, fact: FactRef): Promise<Outgoing | null>;
  /** Until there may be something behind a position, or the signal aborts. */
  moved(after: bigint, signal: AbortSignal, pause: Wait): Promise<void>;
  /** A fact at or before which there is nothing more to send; `null`: none is known. */
  anchor(after: bigint): FactRef | null;
}
