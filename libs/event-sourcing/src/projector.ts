import type { EventStore } from './event-store';
import { ProjectedView, type ViewLimits } from './projected-view';
import type { AnyProjection } from './projection';
import type { ReadStore } from './read-store';
import { ViewProgress, type ViewStatus } from './view-progress';
import { backOffMs, type Wait, wait } from './waiting';

export type ProjectorOptions = Partial<ViewLimits> & {
  readonly events: EventStore;
  readonly views: ReadStore;
  readonly projections: readonly AnyProjection[];
  /** Events in one slice, at most. */
  readonly batchMax?: number;
  /** Views that are behind the foremost by more than this catch up beside the others, and then join them. */
  readonly togetherMax?: bigint;
  /** Told after each slice which views have moved or stopped. */
  readonly onProgress?: (statuses: readonly ViewStatus[]) => void;
  /** Told of an outage, or of another worker at the same view; the projector then tries again by itself. */
  readonly onError?: (error: unknown) => void;
  readonly wait?: Wait;
};

/**
 * Runs many projections over one subscription of all their types. A projection that cannot fold an event stops there and
 * says so, the others go on. A view that is new catches up beside the others and joins them.
 */
export class Projector {
  readonly progress: ViewProgress;
  private readonly views: readonly ProjectedView[];
  private attempt = 0;

  constructor(private readonly options: ProjectorOptions) {
    const { projections, views, unsavedMax = 20_000, stretchMax = 50_000n, cachedMax = 10_000 } = options;
    const limits = { unsavedMax, stretchMax, cachedMax };
    this.views = projections.map((projection) => new ProjectedView(projection, views, limits));
    this.progress = new ViewProgress(this.views.map(({ name }) => name));
  }

  /** Follows the log until the signal aborts. What the stores throw is told, and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.followAll(signal);
      } catch (error) {
        this.options.onError?.(error);
        this.attempt += 1;
        await (this.options.wait ?? wait)(backOffMs(this.attempt), signal);
      }
    }
  }

  private async followAll(signal: AbortSignal): Promise<void> {
    for (const view of this.views) await view.open();
    this.tell(this.views);
    const running = this.views.filter(({ status }) => status.stopped === null);
    const front = running.reduce((max, { status }) => (status.position > max ? status.position : max), 0n);
    const isBehind = (view: ProjectedView) => front - view.status.position > (this.options.togetherMax ?? 100_000n);
    const behind = running.filter(isBehind);
    const rejoin = new AbortController();
    const either = AbortSignal.any([signal, rejoin.signal]);
    const lanes = [
      this.follow(
        running.filter((view) => !isBehind(view)),
        either,
      ),
    ];
    if (behind.length > 0) lanes.push(this.catchUp(behind, either));
    await allDone(lanes.map((lane) => lane.finally(() => rejoin.abort())));
  }

  private async follow(views: readonly ProjectedView[], signal: AbortSignal): Promise<void> {
    await this.fold(views, signal, null);
    if (!signal.aborted) throw new Error('the subscription ended by itself');
  }

  private async catchUp(views: readonly ProjectedView[], signal: AbortSignal): Promise<void> {
    await this.fold(views, signal, await this.options.events.head());
  }

  /** Folds slice by slice until the signal, or until a position. */
  private async fold(views: readonly ProjectedView[], signal: AbortSignal, until: bigint | null): Promise<void> {
    const { events, batchMax = 1_000 } = this.options;
    const byType = indexByType(views);
    const after = views.reduce((min, { status }) => (status.position < min ? status.position : min), LAST);
    const end = until ?? (await events.head());
    for await (const slice of events.subscribe({ after, types: [...byType.keys()], batchMax, signal })) {
      for (const event of slice.events) {
        const interested = byType.get(event.type) ?? [];
        for (const view of interested) view.offer(event);
      }
      await allDone(views.map((view) => view.take(slice.position, slice.position < end)));
      this.attempt = 0;
      this.tell(views);
      if (until !== null && slice.position >= until) break;
    }
    await allDone(views.map((view) => view.save()));
    this.tell(views);
  }

  private tell(views: readonly ProjectedView[]): void {
    const moved = views.map(({ status }) => status).filter((status) => differs(status, this.progress.of(status.view)));
    if (moved.length === 0) return;
    this.progress.tell(moved);
    this.options.onProgress?.(moved);
  }
}

const LAST = 2n ** 63n - 1n;

function indexByType(views: readonly ProjectedView[]): ReadonlyMap<string, readonly ProjectedView[]> {
  const byType = new Map<string, ProjectedView[]>();
  for (const view of views) {
    for (const type of view.types) byType.set(type, [...(byType.get(type) ?? []), view]);
  }
  return byType;
}

/** Unlike `Promise.all` it leaves nobody at work behind when one of them fails. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

const differs = (a: ViewStatus, b: ViewStatus | null): boolean => a.position !== b?.position || a.stopped !== b.stopped;
