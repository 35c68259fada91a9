import type { JsonObject } from '@sealtrail/event-sourcing';

/**
 * Before raters were asked whether a case may be named, nobody had agreed to it. Before slips were told apart and days of
 * telling kept, nobody had a slip, and what was given was told at once.
 */
export const withChannel = (data: JsonObject): JsonObject => ({
  recordedOn: data['givenOn'] ?? null,
  channelHeldByUnit: false,
  mayNameCase: false,
  ...data,
});

/** Before the days of a loop were kept: what it did by them stays in the figures of its months, as it did then. */
export const withDaysOfLoop = ({ loop, ...data }: JsonObject): JsonObject => {
  const { answered = false, rectified = false, due = null, visit = null, followUp = null } = loop as JsonObject;
  return { ...data, loop: { answered, rectified, due, visit, followUp } };
};
