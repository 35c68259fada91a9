import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type { DisablingReason } from './webhook-enums';
import type { FactRef, WebhookBounds, WebhookTerms } from './webhook-events';

type At = { readonly id: string; readonly at: Instant };

export type RegisterWebhook = CommandMessage<
  'RegisterWebhook',
  At & WebhookTerms & WebhookBounds & { readonly expiresAt: Instant | null; readonly salt: string }
>;
export type ReviseWebhook = CommandMessage<'ReviseWebhook', At & WebhookTerms>;
export type RotateWebhookSecret = CommandMessage<
  'RotateWebhookSecret',
  At & { readonly salt: string; readonly previousUntil: Instant }
>;
export type DisableWebhook = CommandMessage<'DisableWebhook', At & { readonly reason: DisablingReason }>;
export type EnableWebhook = CommandMessage<'EnableWebhook', At & { readonly skips: string | null }>;
export type RemoveWebhook = CommandMessage<'RemoveWebhook', At>;
export type RequestWebhookReplay = CommandMessage<
  'RequestWebhookReplay',
  At & { readonly from: FactRef; readonly until: FactRef | null }
>;

export type WebhookCommand =
  | RegisterWebhook
  | ReviseWebhook
  | RotateWebhookSecret
  | DisableWebhook
  | EnableWebhook
  | RemoveWebhook
  | RequestWebhookReplay;
