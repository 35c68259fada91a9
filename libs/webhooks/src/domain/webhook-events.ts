import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { AttemptFailure, DisablingReason, WebhookRole } from './webhook-enums';

/** A fact by stream and revision: unlike a position, this stays valid when the log is migrated. */
export type FactRef = { readonly stream: string; readonly revision: number };

/** What a webhook may read; as the bounds of a key. */
export type WebhookBounds = {
  readonly role: WebhookRole;
  readonly department: string | null;
  readonly region: string | null;
  /** 来源系统. */
  readonly source: string | null;
};

/** Where a webhook sends to, and which of the visible facts. */
export type WebhookTerms = {
  readonly name: string;
  readonly url: string;
  /** Types of facts; `null`: all visible ones. */
  readonly types: readonly string[] | null;
};

/** 登记: delivers facts recorded from then on. */
export type WebhookRegistered = Event<
  'WebhookRegistered',
  WebhookTerms &
    WebhookBounds & {
      readonly id: string;
      /** The expiry of the key that registered it; `null`: never. */
      readonly expiresAt: Instant | null;
      /** Its keys are derived from this and the secret of the namespace: the salt alone reveals nothing. */
      readonly salt: string;
      readonly registeredAt: Instant;
    }
>;
export type WebhookRevised = Event<
  'WebhookRevised',
  WebhookTerms & { readonly id: string; readonly revisedAt: Instant }
>;
/** 密钥轮换: for a transition period messages are signed with the previous keys as well. */
export type WebhookSecretRotated = Event<
  'WebhookSecretRotated',
  { readonly id: string; readonly salt: string; readonly previousUntil: Instant; readonly rotatedAt: Instant }
>;
export type WebhookDisabled = Event<
  'WebhookDisabled',
  { readonly id: string; readonly reason: DisablingReason; readonly disabledAt: Instant }
>;
/** `skips`: the failed delivery to skip, if it is still the current one. */
export type WebhookEnabled = Event<
  'WebhookEnabled',
  { readonly id: string; readonly skips: string | null; readonly enabledAt: Instant }
>;
export type WebhookRemoved = Event<'WebhookRemoved', { readonly id: string; readonly removedAt: Instant }>;
/** 重推: the visible facts of a range of the log are sent again, with their original ids. */
export type WebhookReplayRequested = Event<
  'WebhookReplayRequested',
  {
    readonly id: string;
    /** 1 for the first replay. */
    readonly replay: number;
    /** Inclusive. */
    readonly from: FactRef;
    /** Exclusive; `null`: up to the head of the log at the time of the request. */
    readonly until: FactRef | null;
    readonly requestedAt: Instant;
  }
>;

export type WebhookEvent =
  | WebhookRegistered
  | WebhookRevised
  | WebhookSecretRotated
  | WebhookDisabled
  | WebhookEnabled
  | WebhookRemoved
  | WebhookReplayRequested;

export const WEBHOOK_EVENT_TYPES: readonly WebhookEvent['type'][] = [
  'WebhookRegistered',
  'WebhookRevised',
  'WebhookSecretRotated',
  'WebhookDisabled',
  'WebhookEnabled',
  'WebhookRemoved',
  'WebhookReplayRequested',
];

/** All deliveries up to a fact succeeded. One event covers several deliveries. */
export type WebhookDelivered = Event<
  'WebhookDelivered',
  {
    readonly id: string;
    /** The replay; `null`: regular deliveries. */
    readonly replay: number | null;
    /** The last fact processed; `null`: none, or the webhook sends no facts. */
    readonly through: FactRef | null;
    /** Number of deliveries since the previous event. */
    readonly count: number;
    /** `webhook-id` of the last delivery; `null`: no fact was to be delivered. */
    readonly deliveryId: string | null;
    /** Whether the replay is completed. */
    readonly isReplayOver: boolean;
    readonly deliveredAt: Instant;
  }
>;

/** A failed attempt. Later deliveries wait. */
export type WebhookAttemptFailed = Event<
  'WebhookAttemptFailed',
  {
    readonly id: string;
    readonly replay: number | null;
    /** `null`: a notice instead of a fact. */
    readonly fact: FactRef | null;
    readonly deliveryId: string;
    readonly type: string;
    /** 1 for the first attempt. */
    readonly attempt: number;
    readonly failure: AttemptFailure;
    /** HTTP status; `null`: no response. */
    readonly status: number | null;
    readonly failingSince: Instant;
    /** `null`: no automatic retry. */
    readonly retryAt: Instant | null;
    readonly failedAt: Instant;
  }
>;

/** A delivery that failed was skipped. */
export type WebhookDeliverySkipped = Event<
  'WebhookDeliverySkipped',
  {
    readonly id: string;
    readonly replay: number | null;
    readonly fact: FactRef | null;
    readonly deliveryId: string;
    readonly type: string;
    readonly skippedAt: Instant;
  }
>;

export type DeliveryEvent = WebhookDelivered | WebhookAttemptFailed | WebhookDeliverySkipped;

export const webhookStream = (id: string): string => `webhook-${id}`;
/** Separate from the stream of the webhook itself, which users change. */
export const deliveriesStream = (id: string): string => `webhookDeliveries-${id}`;
