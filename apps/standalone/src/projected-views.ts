import { Clock, EventStore } from '@sealtrail/event-sourcing';
import { ViewProgress } from '@sealtrail/event-sourcing/runtime';
import { ageOfNextAfter, ViewPositions, type ViewState } from '../../api/src/http/view-positions';

/** Where the projector is, as it told this thread; how old that is, by the log itself. */
export class ProjectedViews extends ViewPositions {
  constructor(
    private readonly progress: ViewProgress,
    readonly events: EventStore,
    readonly clock: Clock,
  ) {
    super();
  }

  override async state(): Promise<ViewState> {
    const head = await this.events.head();
    const running = this.progress.all.filter(({ stopped }) => stopped === null);
    const position = running.reduce((least, view) => (view.position < least ? view.position : least), head);
    return { position, lagMs: position < head ? await ageOfNextAfter(position, this) : 0 };
  }

  override whenAt(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.progress.whenAt(position, { signal: AbortSignal.timeout(timeoutMs) });
  }
}
