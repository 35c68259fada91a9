export { usableKeyIn } from './access/admin-key';
export { tokenIssuersFrom } from './access/tokens/issuer-table';
export { apiModule } from './api.module';
export { ClockControl } from './clock/clock-control';
export { NightlyForecast } from './efficiency/nightly-forecast';
export { bootstrapKeyOf, createHttpApp, type HttpOptions, listen } from './http-app';
export { Retention, RetentionTimes } from './retention/retention';
export { NightlyPatrol } from './supervision/nightly-patrol';
export { WebhookDeliveries } from './webhooks/webhook-deliveries';
