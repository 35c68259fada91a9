import { leastOf } from '../collections/least';
import type { ViewProgress } from './view-progress';
import { type LogAge, stateAt, type ViewState, ViewWatch, type ViewWish } from './view-watch';

/** Views that a projector of this process folds: where they are is what it told; how old that is, the log says. */
export class ToldViewWatch extends ViewWatch {
  constructor(
    private readonly progress: ViewProgress,
    private readonly log: LogAge,
  ) {
    super();
  }

  override state(): Promise<ViewState> {
    const running = this.progress.all.filter(({ stopped }) => stopped === null);
    return stateAt(leastOf(running.map(({ position }) => position)), this.log);
  }

  override whenAt(position: bigint, wish: ViewWish): Promise<boolean> {
    return this.progress.whenAt(position, wish);
  }
}
