import { minPosition } from '../collections/min-position';
import type { ViewProgress } from './view-progress';
import { type LagSource, type ViewState, type ViewWaitOptions, ViewWatch, viewStateAt } from './view-watch';

/** Watches views that a projector of this process folds: positions come from the projector, ages from the log. */
export class InProcessViewWatch extends ViewWatch {
  constructor(
    private readonly progress: ViewProgress,
    private readonly log: LagSource,
  ) {
    super();
  }

  override state(): Promise<ViewState> {
    const running = this.progress.all.filter(({ stopped }) => stopped === null);
    return viewStateAt(minPosition(running.map(({ position }) => position)), this.log);
  }

  override waitForPosition(position: bigint, options: ViewWaitOptions): Promise<boolean> {
    return this.progress.waitForPosition(position, options);
  }
}
