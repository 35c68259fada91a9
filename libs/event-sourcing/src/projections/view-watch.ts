import { isDamage } from '../events/damage';
import type { EventStore } from '../events/event-store';
import type { Clock } from '../time/clock';

/** The progress of all views. */
export type ViewState = {
  /** Every view that has not stopped has folded everything up to here. */
  readonly position: bigint;
  /**
   * Age of the oldest event that some view has not folded yet, in milliseconds; 0: there is none, or it is missing or
   * unreadable, which the damage of the log reports.
   */
  readonly lagMs: number;
};

export type ViewWaitOptions = { readonly view?: string | null; readonly signal: AbortSignal };

/** Positions of views, and waiting for them, whichever process folds them. */
export abstract class ViewWatch {
  abstract state(): Promise<ViewState>;
  /**
   * Waits until the view has reached the position; without a view, until all views that have not stopped have. `false`: the
   * signal aborted first, or the view has stopped before the position.
   */
  abstract waitForPosition(position: bigint, options: ViewWaitOptions): Promise<boolean>;
}

export type LagSource = { readonly events: EventStore; readonly clock: Clock };

/** The state of the views if the one furthest behind is at this position. */
export async function viewStateAt(least: bigint, { events, clock }: LagSource): Promise<ViewState> {
  const head = await events.head();
  if (least >= head) return { position: head, lagMs: 0 };
  return { position: least, lagMs: await ageOfNextAfter(least, { events, clock }) };
}

/** Age of the first event after a position, in milliseconds. */
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
