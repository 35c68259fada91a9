import type { Wait } from '@sealtrail/event-sourcing';
import type { FactRef, Webhook } from '@sealtrail/webhooks';

/** A message to be signed and sent. */
export type Outgoing = {
  readonly deliveryId: string;
  readonly type: string;
  readonly body: string;
  /** `null`: the message is about a notice. */
  readonly fact: FactRef | null;
  /** Position of the fact in the log; for a notice, the position of the webhook. */
  readonly position: bigint;
  /** When the fact was recorded, or the notice became due. */
  readonly since: string;
  /** Processes the body of the response, if the source needs more than its status; `false`: the body is invalid. Idempotent. */
  readonly settle?: (body: string | null) => Promise<boolean>;
};

/** A page of messages to send. */
export type OutgoingPage = {
  readonly messages: readonly Outgoing[];
  /** Everything up to this position was processed. */
  readonly position: bigint;
  /** No further messages are waiting. */
  readonly isAtEnd: boolean;
};

/** The source of a webhook's messages. */
export interface OutgoingSource {
  page(webhook: Webhook, after: bigint, signal: AbortSignal): Promise<OutgoingPage>;
  /** A single fact; `null`: the webhook may not read it. */
  at(webhook: Webhook, fact: FactRef): Promise<Outgoing | null>;
  /** Resolves when messages may be available after a position, or the signal aborts. */
  moved(after: bigint, signal: AbortSignal, pause: Wait): Promise<void>;
  /** A fact up to which there are no more messages; `null`: unknown. */
  anchor(after: bigint): FactRef | null;
}
