import type { JsonObject } from '@sealtrail/event-sourcing';

/** Before slips were told apart, and days of telling kept: nobody had a slip, and it was told when it was given. */
export const withItsWay = (data: JsonObject): JsonObject => ({
  recordedOn: data['givenOn'] ?? null,
  channelHeldByUnit: false,
  ...data,
});
