import type { ReadStore } from './read-store';
import { ViewWatch } from './view-progress';
import { type Wait, wait } from './waiting';

/** How soon a view is looked at again while somebody waits for it. */
const LOOK_MS = 20;

/** Waits for views that other processes fold, by what their checkpoints say. A view that has stopped never comes. */
export class StoredViewWatch extends ViewWatch {
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
      const views = view === null ? await this.views() : [view];
      const positions = await this.store.positions(views);
      if ([...positions.values()].every((at) => at >= position)) return true;
      if (signal.aborted) return false;
      await this.pause(LOOK_MS, signal);
    }
  }
}
