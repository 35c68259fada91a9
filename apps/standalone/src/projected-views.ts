import { Clock, EventStore, ViewProgress } from '@sealtrail/event-sourcing';
import { ViewPositions, type ViewState } from '../../api/src/http/view-positions';

/** Where the projector is, as it told this thread; how old that is, by the log itself. */
export class ProjectedViews extends ViewPositions {
  constructor(
    private readonly progress: ViewProgress,
    private readonly events: EventStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async state(): Promise<ViewState> {
    const head = await this.events.head();
    const running = this.progress.all.filter(({ stopped }) => stopped === null);
    const position = running.reduce((least, view) => (view.position < least ? view.position : least), head);
    return { position, lagMs: position < head ? await this.ageOfNextAfter(position) : 0 };
  }

  override whenAt(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.progress.whenAt(position, { signal: AbortSignal.timeout(timeoutMs) });
  }

  /** How long the first fact behind the views has been in the log. */
  private async ageOfNextAfter(position: bigint): Promise<number> {
    const { signal } = new AbortController();
    for await (const { events } of this.events.subscribe({ after: position, types: 'all', batchMax: 1, signal })) {
      const recordedAt = events[0]?.metadata.recordedAt;
      return recordedAt === undefined ? 0 : Math.max(0, Date.parse(this.clock.now()) - Date.parse(recordedAt));
    }
    return 0;
  }
}
