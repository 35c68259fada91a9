import type { JsonObject, Receipt } from '@sealtrail/event-sourcing';

/** An answer of a command that took effect in part, with one limit. */
export const toyReceipt = (revision: bigint, position: bigint, numbers: JsonObject = {}): Receipt => ({
  stream: 's',
  revision,
  position,
  effect: { kind: 'partly', reason: 'countsFromReport' },
  limits: [{ clock: 'case', kind: 'case', running: true, promised: null, statutory: null }],
  numbers,
});
