import type { Clock, EventStore } from '@sealtrail/event-sourcing';

/** How far the views are. */
export type ViewState = {
  /** Every view that has not stopped has folded everything up to here. */
  readonly position: bigint;
  /** How long the oldest fact that is not in every view yet has been waiting, in milliseconds; 0: nothing waits. */
  readonly lagMs: number;
};

/** Where the views are, and waiting for them. */
export abstract class ViewPositions {
  abstract state(): Promise<ViewState>;
  /** True once every view has reached the position; false when the time is over first. */
  abstract whenAt(position: bigint, timeoutMs: number): Promise<boolean>;
}

/** How long the first fact behind a position has been in the log, in milliseconds. */
export async function ageOfNextAfter(
  position: bigint,
  { events, clock }: { readonly events: EventStore; readonly clock: Clock },
): Promise<number> {
  const { signal } = new AbortController();
  for await (const { events: found } of events.subscribe({ after: position, types: 'all', batchMax: 1, signal })) {
    const recordedAt = found[0]?.metadata.recordedAt;
    return recordedAt === undefined ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(recordedAt));
  }
  return 0;
}
