import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type AttemptFailure,
  attemptFailures,
  type DeliveryOutcome,
  type DisablingReason,
  deliveryOutcomes,
  disablingReasons,
  type WebhookRole,
  type WebhookStatus,
  webhookRoles,
  webhookStatuses,
} from '@sealtrail/webhooks';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { CommandResultView } from '../http/command-result.view';
import { enumeratedProperty } from '../http/enumerated';

const instant = { type: String, format: 'date-time' } as const;

/** Why and since when deliveries are stopped. */
export class WebhookDisabledView {
  @ApiProperty(enumeratedProperty(disablingReasons))
  reason: DisablingReason;

  @ApiProperty(instant)
  at: string;
}

/** A failed delivery that waits. */
export class FailingDeliveryView {
  @ApiProperty({ description: '`webhook-id` of the delivery.' })
  deliveryId: string;

  @ApiProperty({ description: '`type` of the message.' })
  type: string;

  @ApiProperty({ type: 'integer', description: 'How often it was tried.' })
  attempt: number;

  @ApiProperty(enumeratedProperty(attemptFailures))
  failure: AttemptFailure;

  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status; null: none came.' })
  status: number | null;

  @ApiProperty(instant)
  failingSince: string;

  @ApiProperty({ ...instant, nullable: true, description: 'Next attempt; null: none by itself.' })
  retryAt: string | null;
}

/** 推送 */
export class WebhookView {
  @ApiProperty()
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'uri' })
  url: string;

  @ApiProperty({ type: [String], nullable: true, description: 'Types of facts; null: all that it may see.' })
  types: readonly string[] | null;

  @ApiProperty(enumeratedProperty(webhookRoles))
  role: WebhookRole;

  @ApiProperty({ type: String, nullable: true })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ type: String, nullable: true })
  region: string | null;

  @ApiProperty({ type: String, nullable: true })
  source: string | null;

  @ApiProperty(enumeratedProperty(webhookStatuses))
  status: WebhookStatus;

  @ApiProperty({ type: WebhookDisabledView, nullable: true })
  disabled: WebhookDisabledView | null;

  @ApiProperty(instant)
  registeredAt: string;

  @ApiProperty({ ...instant, nullable: true, description: 'With the key that registered it; null: never.' })
  expiresAt: string | null;

  @ApiProperty({
    type: [String],
    description: 'Ed25519 keys by which messages are verified (`whpk_…`), the latest first.',
  })
  publicKeys: readonly string[];

  @ApiProperty({ type: 'integer', description: 'Messages delivered so far, as far as it has been recorded.' })
  delivered: number;

  @ApiProperty({ type: FailingDeliveryView, nullable: true })
  failing: FailingDeliveryView | null;

  @ApiProperty({ type: 'integer', description: 'Replays that are not over.' })
  replaysWaiting: number;
}

/** 推送记录 */
export class WebhookDeliveryView {
  @ApiProperty({ type: 'integer', description: 'Its number among the records of the webhook.' })
  n: number;

  @ApiProperty(enumeratedProperty(deliveryOutcomes))
  outcome: DeliveryOutcome;

  @ApiProperty({ type: 'integer', description: 'Number of messages: what is delivered is recorded together.' })
  count: number;

  @ApiProperty({ type: String, nullable: true, description: '`webhook-id` of the last of them.' })
  deliveryId: string | null;

  @ApiProperty({ type: String, nullable: true, description: '`type` of the message; null: several.' })
  type: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Of which replay; null: of none.' })
  replay: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Which attempt; null: nothing failed.' })
  attempt: number | null;

  @ApiProperty({ ...enumeratedProperty(attemptFailures), nullable: true })
  failure: AttemptFailure | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status; null: none came.' })
  status: number | null;

  @ApiProperty({ ...instant, nullable: true, description: 'Next attempt; null: none by itself.' })
  retryAt: string | null;

  @ApiProperty(instant)
  at: string;
}

/** The outcome of a test delivery. */
export class WebhookTestView {
  @ApiProperty({ description: '`webhook-id` of the message.' })
  deliveryId: string;

  @ApiProperty()
  delivered: boolean;

  @ApiProperty({ ...enumeratedProperty(attemptFailures), nullable: true })
  failure: AttemptFailure | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status; null: none came.' })
  status: number | null;
}

export class WebhookSecretView extends CommandResultView {
  @ApiPropertyOptional({
    description: 'For HMAC-SHA256 (`whsec_…`): returned in the first response only and not stored.',
    example: 'whsec_…',
  })
  secret?: string;

  @ApiPropertyOptional({ description: 'For Ed25519 (`whpk_…`).', example: 'whpk_…' })
  publicKey?: string;
}
