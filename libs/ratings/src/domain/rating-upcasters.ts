import type { JsonObject } from '@sealtrail/event-sourcing';

/**
 * Ratings stored before raters were asked for consent to naming the case have none. Ratings stored before slips and days of recording have no
 * slip, and were recorded when given.
 */
export const withChannel = (data: JsonObject): JsonObject => ({
  recordedOn: data['givenOn'] ?? null,
  channelHeldByUnit: false,
  mayNameCase: false,
  ...data,
});

/** Ratings voided before the days of a loop were stored: results of the loop stay in the figures of their months, as they did then. */
export const withDaysOfLoop = ({ loop, ...data }: JsonObject): JsonObject => {
  const { answered = false, rectified = false, due = null, visit = null, followUp = null } = loop as JsonObject;
  return { ...data, loop: { answered, rectified, due, visit, followUp } };
};
