import { isDamage } from '../events/damage';
import type { EventStore } from '../events/event-store';
import type { Clock } from '../time/clock';

/** How far the views are. */
export type ViewState = {
  /** Every view that has not stopped has folded everything up to here. */
  readonly position: bigint;
  /**
   * How long the oldest fact that is not in every view yet has been waiting, in milliseconds; 0: nothing waits, or what waits
   * is missing or cannot be read, which the log's damage tells of.
   */
  readonly lagMs: number;
};

export type ViewWaitOptions = { readonly view?: string | null; readonly signal: AbortSignal };

/** Where the views are, and waiting for them, whoever folds them. */
export abstract class ViewWatch {
  abstract state(): Promise<ViewState>;
  /**
   * Waits until the view has reached the position; without a view, until all have that have not stopped. `false`: the
   * signal came first, or the view has stopped before the position.
   */
  abstract waitForPosition(position: bigint, wish: ViewWaitOptions): Promise<boolean>;
}

export type LagSource = { readonly events: EventStore; readonly clock: Clock };

/** The state of views of which the furthest behind is at a position. */
export async function viewStateAt(least: bigint, { events, clock }: LagSource): Promise<ViewState> {
  const head = await events.head();
  if (least >= head) return { position: head, lagMs: 0 };
  return { position: least, lagMs: await ageOfNextAfter(least, { events, clock }) };
}

/** How long the first fact behind a position has been in the log, in milliseconds. */
async function ageOfNextAfter(position: bigint, { events, clock }: LagSource): Promise<number> {
  const { signal } = new AbortController();
  try {
    for await (const { events: found } of events.subscribe({ after: position, types: 'all', batchMax: 1, signal })) {
      const recordedAt = found[0]?.metadata.recordedAt;
      return recordedAt === undefined ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(recordedAt));
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return 0;
}
