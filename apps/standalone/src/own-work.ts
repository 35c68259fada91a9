import type { ReactorRunner, ViewProgress } from '@sealtrail/event-sourcing/runtime';
import { type Work, WorkState } from '../../api/src/health/work-state';

/** The work of the one process that does it all. */
export class OwnWork extends WorkState {
  constructor(
    private readonly progress: ViewProgress,
    private readonly reactors: ReactorRunner,
  ) {
    super();
  }

  override async work(): Promise<Work> {
    const { consumed, timers, failing } = await this.reactors.status();
    return {
      stoppedViews: this.progress.all.flatMap(({ view, stopped }) => (stopped === null ? [] : [view])),
      reactors: { consumed, failingSince: failing?.since ?? null },
      timers,
      unattended: [],
    };
  }
}
