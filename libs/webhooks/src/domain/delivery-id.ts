import { derivedId } from '@sealtrail/event-sourcing';

/** `webhook-id`: the same however often it is sent, by whichever process, also in a replay. */
export const deliveryIdOf = (webhookId: string, subject: string): string => derivedId('delivery', webhookId, subject);

/** Of the command that has made it. */
export const webhookIdOf = (commandId: string): string =>
  derivedId('webhook', commandId).replaceAll('-', '').slice(0, 16);
