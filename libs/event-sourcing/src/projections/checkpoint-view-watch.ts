import { minPosition } from '../collections/min-position';
import { wait } from '../time/waiting';
import type { ReadStore } from './read-store';
import { type LagSource, type ViewState, type ViewWaitOptions, ViewWatch, viewStateAt } from './view-watch';

/** Polling interval of a view while a caller waits for it. */
const LOOK_MS = 20;
/** A state read this recently is still valid: views only move forward. */
const FRESH_MS = 100;

type Options = LagSource & {
  readonly store: ReadStore;
  readonly views: readonly string[];
  /** Stopped views: they are not waited for. */
  readonly stopped: () => Promise<readonly string[]>;
  /** Milliseconds of a monotonic clock. */
  readonly steadyMs: () => number;
};

/** Watches views that other processes fold, by their checkpoints in the store. */
export class CheckpointViewWatch extends ViewWatch {
  private looking: Promise<bigint> | null = null;
  private last: { readonly at: number; readonly state: Promise<ViewState> } | null = null;

  constructor(private readonly options: Options) {
    super();
  }

  override state(): Promise<ViewState> {
    const now = this.options.steadyMs();
    if (this.last !== null && now - this.last.at < FRESH_MS) return this.last.state;
    const state = this.least().then((least) => viewStateAt(least, this.options));
    this.last = { at: now, state };
    state.catch(() => {
      this.last = null;
    });
    return state;
  }

  override async waitForPosition(position: bigint, { view = null, signal }: ViewWaitOptions): Promise<boolean> {
    for (;;) {
      if ((await (view === null ? this.least() : this.leastOf([view]))) >= position) return true;
      if (signal.aborted || (view !== null && (await this.options.stopped()).includes(view))) return false;
      await wait(LOOK_MS, signal);
    }
  }

  /** The position of the view furthest behind. Simultaneous callers share one read. */
  private least(): Promise<bigint> {
    this.looking ??= this.running()
      .then((views) => this.leastOf(views))
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  private async running(): Promise<readonly string[]> {
    const stopped = await this.options.stopped();
    return this.options.views.filter((view) => !stopped.includes(view));
  }

  private async leastOf(views: readonly string[]): Promise<bigint> {
    return minPosition((await this.options.store.positions(views)).values());
  }
}
