import type { ViewProgress } from '../projections/view-progress';
import type { ReactorRunner } from '../reactors/reactor-runner';
import { type WorkSnapshot, WorkStatus } from './work-status';

/** The work status of a process that does all the work itself. */
export class LocalWorkStatus extends WorkStatus {
  constructor(
    private readonly progress: ViewProgress,
    private readonly reactors: ReactorRunner,
  ) {
    super();
  }

  override async work(): Promise<WorkSnapshot> {
    const { consumed, timers, failing, parked } = await this.reactors.status();
    return {
      stoppedViews: this.progress.all.flatMap(({ view, stopped }) => (stopped === null ? [] : [view])),
      incompleteViews: this.progress.all.flatMap(({ view, parked }) =>
        parked.length === 0 ? [] : [{ view, streams: parked.length }],
      ),
      reactors: { consumed, failingSince: failing?.since ?? null, parked: parked.length },
      timers,
      unattended: [],
    };
  }
}
