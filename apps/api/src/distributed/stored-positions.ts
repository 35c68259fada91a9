import type { Clock, EventStore, ReadStore } from '@sealtrail/event-sourcing';
import { ViewPositions, type ViewState } from '../http/view-positions';

/** A view is looked for again after so long while somebody waits for it. */
const LOOK_MS = 20;
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

  constructor(private readonly options: Options) {
    super();
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

  override async whenAt(position: bigint, timeoutMs: number): Promise<boolean> {
    const until = this.options.steadyMs() + timeoutMs;
    for (;;) {
      if ((await this.least()) >= position) return true;
      if (this.options.steadyMs() >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  private async read(): Promise<ViewState> {
    const [least, head] = await Promise.all([this.least(), this.options.events.head()]);
    const position = least < head ? least : head;
    return { position, lagMs: position < head ? await this.ageOfNextAfter(position) : 0 };
  }

  /** The position of the view that is furthest behind, of those that have not stopped. */
  private async least(): Promise<bigint> {
    const [positions, stopped] = await Promise.all([
      this.options.views.positions(this.options.names),
      this.options.stopped(),
    ]);
    const running = [...positions].filter(([view]) => !stopped.includes(view)).map(([, position]) => position);
    return running.reduce((least, position) => (position < least ? position : least), LAST);
  }

  /** How long the first fact behind the views has been in the log. */
  private async ageOfNextAfter(position: bigint): Promise<number> {
    const { events, clock } = this.options;
    const enough = new AbortController();
    const next = { after: position, types: 'all', batchMax: 1, signal: enough.signal } as const;
    for await (const { events: found } of events.subscribe(next)) {
      const recordedAt = found[0]?.metadata.recordedAt;
      enough.abort();
      return recordedAt === undefined ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(recordedAt));
    }
    return 0;
  }
}

const LAST = 2n ** 63n - 1n;
