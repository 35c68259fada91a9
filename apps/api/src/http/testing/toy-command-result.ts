import type { CommandResult, JsonObject } from '@sealtrail/event-sourcing';

/** The result of a command that took effect in part, with one limit. */
export const toyCommandResult = (revision: bigint, position: bigint, numbers: JsonObject = {}): CommandResult => ({
  stream: 's',
  revision,
  position,
  effect: { kind: 'partly', reason: 'countsFromReport' },
  limits: [{ clock: 'case', kind: 'case', running: true, promised: null, statutory: null }],
  numbers,
});
