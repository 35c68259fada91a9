import { type Wait, wait } from '../time/waiting';
import type { ReadStore } from './read-store';
import { ViewWatch } from './view-progress';

/** How soon a view is looked at again while somebody waits for it. */
const LOOK_MS = 20;

/** Waits for views that other processes fold, by what their checkpoints say. A view that has stopped never comes. */
export class StoredViewWatch extends ViewWatch {
  private looking: Promise<bigint> | null = null;

  /** @param views those that are waited for where none is named. */
  constructor(
    private readonly store: ReadStore,
    private readonly views: () => Promise<readonly string[]>,
    private readonly pause: Wait = wait,
  ) {
    super();
  }

  override async whenAt(
    position: bigint,
    { view = null, signal }: { view?: string | null; signal: AbortSignal },
  ): Promise<boolean> {
    for (;;) {
      if ((await (view === null ? this.least() : this.leastOf([view]))) >= position) return true;
      if (signal.aborted) return false;
      await this.pause(LOOK_MS, signal);
    }
  }

  /** Where the view is that is furthest behind. However many ask at a time, it is looked at once. */
  least(): Promise<bigint> {
    this.looking ??= this.views()
      .then((views) => this.leastOf(views))
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  private async leastOf(views: readonly string[]): Promise<bigint> {
    const positions = await this.store.positions(views);
    return [...positions.values()].reduce((least, position) => (position < least ? position : least), LAST);
  }
}

const LAST = 2n ** 63n - 1n;
