import type { ParkedStream } from '../events/parked-streams';
import { onAbort } from '../time/on-abort';
import type { ViewWaitOptions } from './view-watch';

/** The progress of a view. */
export type ViewStatus = {
  readonly view: string;
  /** Everything up to here is in the view, saved. */
  readonly position: bigint;
  /** The event that the view could not fold: the view stays before it until the projection is fixed and restarted. */
  readonly stopped: { readonly at: bigint; readonly error: string } | null;
  /** Streams that the view lacks from an event on, until it is rebuilt. */
  readonly parked: readonly ParkedStream[];
};

type Waiter = { readonly position: bigint; readonly view: string | null; readonly answer: (reached: boolean) => void };

/**
 * The positions of the views, and the callers waiting for them. The projector has one; another thread can have its own, fed
 * with the statuses of the projector.
 */
export class ViewProgress {
  private readonly statuses = new Map<string, ViewStatus>();
  private readonly waiters = new Set<Waiter>();

  constructor(views: readonly string[]) {
    this.tell(views.map((view) => ({ view, position: 0n, stopped: null, parked: [] })));
  }

  get all(): readonly ViewStatus[] {
    return [...this.statuses.values()];
  }

  of(view: string): ViewStatus | null {
    return this.statuses.get(view) ?? null;
  }

  tell(statuses: readonly ViewStatus[]): void {
    for (const status of statuses) this.statuses.set(status.view, status);
    for (const waiter of this.waiters) this.answerIfReached(waiter);
  }

  /** See {@link ViewWatch.waitForPosition}. */
  waitForPosition(position: bigint, { view = null, signal }: ViewWaitOptions): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (reached: boolean) => {
        this.waiters.delete(waiter);
        release();
        resolve(reached);
      };
      const waiter = { position, view, answer };
      let release = (): void => {};
      if (this.answerIfReached(waiter)) return;
      this.waiters.add(waiter);
      release = onAbort(signal, () => answer(false));
    });
  }

  private answerIfReached({ position, view, answer }: Waiter): boolean {
    const awaited = view === null ? this.all.filter(({ stopped }) => stopped === null) : [this.of(view)];
    if (awaited.every((status) => status !== null && status.position >= position)) answer(true);
    else if (view !== null && this.of(view)?.stopped) answer(false);
    else return false;
    return true;
  }
}
