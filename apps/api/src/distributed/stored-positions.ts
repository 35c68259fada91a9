import { type Clock, type EventStore, type ReadStore } from '@sealtrail/event-sourcing';
import { StoredViewWatch } from '@sealtrail/event-sourcing/runtime';
import { ageOfNextAfter, ViewPositions, type ViewState } from '../http/view-positions';

/** What was read so lately is still true: views only move on. */
const FRESH_MS = 100;

type Options = {
  readonly views: ReadStore;
  readonly events: EventStore;
  readonly clock: Clock;
  readonly names: readonly string[];
  /** Views that have stopped: nobody waits for those. */
  readonly stopped: () => Promise<readonly string[]>;
  readonly steadyMs: () => number;
};

/** Where the views are, as their checkpoints say; other processes fold them. */
export class StoredPositions extends ViewPositions {
  private last: { readonly at: number; readonly state: Promise<ViewState> } | null = null;

  private readonly watch: StoredViewWatch;

  constructor(private readonly options: Options) {
    super();
    this.watch = new StoredViewWatch(options.views, () => this.running());
  }

  override state(): Promise<ViewState> {
    const now = this.options.steadyMs();
    if (this.last !== null && now - this.last.at < FRESH_MS) return this.last.state;
    const state = this.read();
    this.last = { at: now, state };
    state.catch(() => {
      this.last = null;
    });
    return state;
  }

  override whenAt(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.watch.whenAt(position, { signal: AbortSignal.timeout(timeoutMs) });
  }

  private async read(): Promise<ViewState> {
    const [least, head] = await Promise.all([this.watch.least(), this.options.events.head()]);
    const position = least < head ? least : head;
    return { position, lagMs: position < head ? await ageOfNextAfter(position, this.options) : 0 };
  }

  private async running(): Promise<readonly string[]> {
    const stopped = await this.options.stopped();
    return this.options.names.filter((view) => !stopped.includes(view));
  }
}
