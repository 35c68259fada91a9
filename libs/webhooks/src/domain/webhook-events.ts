import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { AttemptFailure, DisablingReason, WebhookRole } from './webhook-enums';

/** A fact by its place in its stream: positions are those of one log, and a log may be moved. */
export type FactRef = { readonly stream: string; readonly revision: number };

/** What a webhook may see, as a key would. */
export type WebhookBounds = {
  readonly role: WebhookRole;
  readonly department: string | null;
  readonly region: string | null;
  /** 来源系统. */
  readonly source: string | null;
};

/** Where it sends, and what of all that it may see. */
export type WebhookTerms = {
  readonly name: string;
  readonly url: string;
  /** Types of facts; `null`: all that it may see. */
  readonly types: readonly string[] | null;
};

/** 登记: it sends what happens from then on. */
export type WebhookRegistered = Event<
  'WebhookRegistered',
  WebhookTerms &
    WebhookBounds & {
      readonly id: string;
      /** With the key that made it; `null`: never. */
      readonly expiresAt: Instant | null;
      /** What its keys derive from, together with the secret of the namespace: by itself it tells nothing. */
      readonly salt: string;
      readonly registeredAt: Instant;
    }
>;
export type WebhookRevised = Event<
  'WebhookRevised',
  WebhookTerms & { readonly id: string; readonly revisedAt: Instant }
>;
/** 密钥轮换: for a time it signs with the keys of before as well. */
export type WebhookSecretRotated = Event<
  'WebhookSecretRotated',
  { readonly id: string; readonly salt: string; readonly previousUntil: Instant; readonly rotatedAt: Instant }
>;
export type WebhookDisabled = Event<
  'WebhookDisabled',
  { readonly id: string; readonly reason: DisablingReason; readonly disabledAt: Instant }
>;
/** `skips`: the delivery that is passed over, where it is still the one that waits. */
export type WebhookEnabled = Event<
  'WebhookEnabled',
  { readonly id: string; readonly skips: string | null; readonly enabledAt: Instant }
>;
export type WebhookRemoved = Event<'WebhookRemoved', { readonly id: string; readonly removedAt: Instant }>;
/** 重推: what it may see of a stretch of the log is sent once more, under the ids of the first time. */
export type WebhookReplayRequested = Event<
  'WebhookReplayRequested',
  {
    readonly id: string;
    /** 1 for the first. */
    readonly replay: number;
    /** Inclusive. */
    readonly from: FactRef;
    /** Exclusive; `null`: up to when it was asked for. */
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

/** Up to a fact everything has been delivered. Several deliveries are told of together. */
export type WebhookDelivered = Event<
  'WebhookDelivered',
  {
    readonly id: string;
    /** Of which replay; `null`: of what happens. */
    readonly replay: number | null;
    /** The last fact that was looked at; `null`: none, or it sends no facts. */
    readonly through: FactRef | null;
    /** How many since the last time. */
    readonly count: number;
    /** `webhook-id` of the last; `null`: nothing was there to deliver. */
    readonly deliveryId: string | null;
    /** The replay is over. */
    readonly isReplayOver: boolean;
    readonly deliveredAt: Instant;
  }
>;

/** An attempt that failed. What comes behind it waits. */
export type WebhookAttemptFailed = Event<
  'WebhookAttemptFailed',
  {
    readonly id: string;
    readonly replay: number | null;
    /** `null`: no fact, but a notice. */
    readonly fact: FactRef | null;
    readonly deliveryId: string;
    readonly type: string;
    /** 1 for the first. */
    readonly attempt: number;
    readonly failure: AttemptFailure;
    /** HTTP status; `null`: none came. */
    readonly status: number | null;
    readonly failingSince: Instant;
    /** `null`: it is not tried again by itself. */
    readonly retryAt: Instant | null;
    readonly failedAt: Instant;
  }
>;

/** What could not be delivered is passed over. */
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
/** Apart from the webhook itself, which people change. */
export const deliveriesStream = (id: string): string => `webhookDeliveries-${id}`;
