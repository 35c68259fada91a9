import { minPosition } from '../collections/min-position';
import { isDamage } from '../events/damage';
import type { EventStore } from '../events/event-store';
import { categoryOf, PARKED_MAX } from '../events/parked-streams';
import { backOffMs, type Wait, wait } from '../time/waiting';
import { type Generations, generationName } from './generations';
import { ProjectedView, type ViewLimits } from './projected-view';
import type { AnyProjection } from './projection';
import type { ReadStore } from './read-store';
import { type Rebuild, switchIfCaughtUp } from './rebuild';
import { ViewProgress, type ViewStatus } from './view-progress';

export type ProjectorOptions = Partial<ViewLimits> & {
  readonly events: EventStore;
  readonly views: ReadStore;
  readonly projections: readonly AnyProjection[];
  /** Maximum events per batch. */
  readonly batchMax?: number;
  /** Views further behind than this catch up separately, and then join the others. */
  readonly togetherMax?: bigint;
  /** Called after each batch with the views that have moved or stopped. */
  readonly onProgress?: (statuses: readonly ViewStatus[]) => void;
  /** Called on an outage, or if another worker holds the same view; the projector then retries by itself. */
  readonly onError?: (error: unknown) => void;
  readonly wait?: Wait;
};

/**
 * Runs many projections over one subscription to all their types. An event that a projection cannot fold parks its stream in
 * that view: the view lacks the stream from there on, and says so, until it is rebuilt. If the stream may not be parked, the
 * view stops; the others continue. A new view, or a new generation of one, catches up separately; then the view joins the
 * others, and the generation replaces the live one.
 */
export class Projector {
  readonly progress: ViewProgress;
  private readonly limits: ViewLimits;
  private rebuilds: readonly Rebuild[] = [];
  private rejoin = new AbortController();
  private attempt = 0;

  constructor(private readonly options: ProjectorOptions) {
    const {
      projections,
      unsavedMax = 20_000,
      checkpointLagMax = 50_000n,
      cachedMax = 10_000,
      saveEagerly: promptly = false,
    } = options;
    const { neverParked = [], parkedMax = PARKED_MAX } = options;
    this.limits = {
      unsavedMax,
      checkpointLagMax,
      cachedMax,
      saveEagerly: promptly,
      neverParked,
      parkedMax,
    };
    this.progress = new ViewProgress(projections.map(({ name }) => name));
  }

  /** Follows the log until the signal aborts. Errors of the stores are reported, and the work is retried. */
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

  /** Checks whether rebuilds were begun, abandoned or allowed meanwhile; if so, everything is opened again. */
  async lookForRebuilds(): Promise<void> {
    for (const { generations, live } of this.rebuilds) {
      const now = await this.options.views.generations(live.name);
      const same = now.live === generations.live && now.building === generations.building;
      if (!same || now.counted !== generations.counted) this.rejoin.abort();
    }
  }

  private async followAll(signal: AbortSignal): Promise<void> {
    this.rejoin = new AbortController();
    this.rebuilds = await this.openAll();
    const views = this.rebuilds.flatMap(({ live, building }) => (building === null ? [live] : [live, building]));
    this.tell(views);
    const running = views.filter(({ status }) => status.stopped === null);
    const front = running.reduce((max, { status }) => (status.position > max ? status.position : max), 0n);
    const isBehind = (view: ProjectedView) => front - view.status.position > (this.options.togetherMax ?? 100_000n);
    const behind = running.filter(isBehind);
    const either = AbortSignal.any([signal, this.rejoin.signal]);
    const lanes = [
      this.follow(
        running.filter((view) => !isBehind(view)),
        either,
      ),
    ];
    if (behind.length > 0) lanes.push(this.catchUp(behind, either));
    await allDone(lanes.map((lane) => lane.finally(() => this.rejoin.abort())));
  }

  /** The live generation of every view, and the one being built if there is one. */
  private async openAll(): Promise<readonly Rebuild[]> {
    const { projections, views } = this.options;
    const rebuilds: Rebuild[] = [];
    for (const projection of projections) {
      const generations = await views.generations(projection.name);
      await this.discardAbandoned(generations, projection.name);
      const live = new ProjectedView(projection, views, this.limits, generations.live);
      const { building: number } = generations;
      const building = number === null ? null : new ProjectedView(projection, views, this.limits, number);
      await live.open();
      await building?.open();
      rebuilds.push({ generations, live, building });
    }
    return rebuilds;
  }

  /** A generation that is no longer being built, and has not become live either, is discarded. */
  private async discardAbandoned({ live, building, previous }: Generations, view: string): Promise<void> {
    const before = this.rebuilds.find((rebuild) => rebuild.live.name === view)?.generations.building ?? null;
    if (before === null || [live, building, previous].includes(before)) return;
    await this.options.views.discard(generationName(view, before));
  }

  private async follow(views: readonly ProjectedView[], signal: AbortSignal): Promise<void> {
    await this.fold(views, signal, null);
    if (!signal.aborted) throw new Error('the subscription ended unexpectedly');
  }

  private async catchUp(views: readonly ProjectedView[], signal: AbortSignal): Promise<void> {
    await this.fold(views, signal, await this.options.events.head());
  }

  /**
   * Folds until the signal aborts, or up to a position. A stream with missing events is parked in every view, and excluded from
   * then on.
   */
  private async fold(views: readonly ProjectedView[], signal: AbortSignal, until: bigint | null): Promise<void> {
    for (;;) {
      const without = excludedByAll(views);
      try {
        return await this.foldOn(views, signal, { until, without });
      } catch (error) {
        const { neverParked } = this.limits;
        if (!isDamage(error) || neverParked.includes(categoryOf(error.stream))) throw error;
        // The stream cannot even be excluded.
        if (without.has(error.stream)) throw error;
        if (views.filter((view) => view.parkDamaged(error)).length === 0) throw error;
        await allDone(views.map((view) => view.save()));
        this.tell(views);
      }
    }
  }

  /** Folds batch by batch. */
  private async foldOn(
    views: readonly ProjectedView[],
    signal: AbortSignal,
    { until, without }: { readonly until: bigint | null; readonly without: ReadonlySet<string> },
  ): Promise<void> {
    const { events, batchMax = 1_000 } = this.options;
    const byType = indexByType(views);
    const after = minPosition(views.map(({ status }) => status.position));
    const end = until ?? (await events.head());
    await this.switchWhereReady(views, end);
    for await (const slice of events.subscribe({
      after,
      types: [...byType.keys()],
      excludedStreams: without,
      batchMax,
      signal,
    })) {
      for (const event of slice.events) {
        const interested = byType.get(event.type) ?? [];
        for (const view of interested) view.offer(event);
      }
      await allDone(views.map((view) => view.foldTo(slice.position, slice.position < end)));
      this.attempt = 0;
      this.tell(views);
      await this.switchWhereReady(views, end);
      if (until !== null && slice.position >= until) break;
    }
    await allDone(views.map((view) => view.save()));
    this.tell(views);
  }

  /** Makes a generation that has caught up live; then everything is opened again. */
  private async switchWhereReady(views: readonly ProjectedView[], end: bigint): Promise<void> {
    for (const rebuild of this.rebuilds) {
      if (rebuild.building === null || !views.includes(rebuild.building)) continue;
      if (await switchIfCaughtUp(this.options.views, rebuild, end)) this.rejoin.abort();
    }
  }

  private tell(all: readonly ProjectedView[]): void {
    const views = all.filter((view) => this.rebuilds.some(({ live }) => live === view));
    const moved = views.map(({ status }) => status).filter((status) => differs(status, this.progress.of(status.view)));
    if (moved.length === 0) return;
    this.progress.tell(moved);
    this.options.onProgress?.(moved);
  }
}

function indexByType(views: readonly ProjectedView[]): ReadonlyMap<string, readonly ProjectedView[]> {
  const byType = new Map<string, ProjectedView[]>();
  for (const view of views) {
    for (const type of view.types) byType.set(type, [...(byType.get(type) ?? []), view]);
  }
  return byType;
}

/** Streams that no view follows any more. */
function excludedByAll(views: readonly ProjectedView[]): ReadonlySet<string> {
  const [first, ...others] = views.filter(({ status }) => status.stopped === null).map((view) => view.excludedStreams);
  return new Set(first?.filter((stream) => others.every((parked) => parked.includes(stream))));
}

/** Unlike `Promise.all`, waits for all of them even if one fails. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

const differs = (a: ViewStatus, b: ViewStatus | null): boolean =>
  a.position !== b?.position || a.stopped !== b.stopped || a.parked.length !== b.parked.length;
