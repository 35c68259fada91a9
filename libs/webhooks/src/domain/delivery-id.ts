import { derivedId } from '@sealtrail/event-sourcing';

/** `webhook-id`: the same for every attempt, process and replay. */
export const deliveryIdOf = (webhookId: string, subject: string): string => derivedId('delivery', webhookId, subject);

/** Derived from the id of the registering command. */
export const webhookIdOf = (commandId: string): string =>
  derivedId('webhook', commandId).replaceAll('-', '').slice(0, 16);
