import type { AnyProjection } from '@sealtrail/event-sourcing';
import { Projector, VIEWS, type ViewStatus, viewNote, WorkShare } from '@sealtrail/event-sourcing/runtime';
import {
  type LiftedLog,
  MeasuredLeaseStore,
  type Metrics,
  type MongoConnection,
  MongoLeaseStore,
  MongoReadStore,
  POSITIONS_PER_EVENT,
  steadyMs,
} from '@sealtrail/platform';

const LOOK_MS = 1_000;

type Options = {
  readonly events: LiftedLog;
  readonly documents: MongoConnection;
  readonly projections: readonly AnyProjection[];
  readonly foundations: readonly string[];
  readonly owner: string;
  readonly leaseSeconds: number;
  /** Of a process that somebody may watch. */
  readonly metrics?: Metrics;
  readonly onProgress?: (statuses: readonly ViewStatus[]) => void;
  readonly onError: (error: unknown) => void;
};

/** Folds the views that this worker holds, and shares them with others. What it writes carries the epoch of its lease. */
export class DividedProjection {
  private projector: Projector | null = null;
  private readonly share: WorkShare;

  constructor(private readonly options: Options) {
    const { documents, projections, owner, leaseSeconds, metrics, onError } = options;
    const leases = new MongoLeaseStore(documents);
    this.share = new WorkShare({
      leases: metrics === undefined ? leases : new MeasuredLeaseStore(leases, metrics),
      kind: VIEWS,
      owner,
      tasks: projections.map(({ name }) => name),
      work: (held, signal) => this.work(held, signal),
      note: (view) => viewNote(this.projector?.progress.of(view) ?? null),
      lostMs: leaseSeconds * 1_000,
      beatMs: Math.min(1_000, leaseSeconds * 100),
      steadyMs,
      onError,
    });
  }

  /** The views that it holds now, and where each is. */
  get held(): readonly ViewStatus[] {
    return this.share.tasks.flatMap((view) => this.projector?.progress.of(view) ?? []);
  }

  run(signal: AbortSignal): Promise<void> {
    return this.share.run(signal);
  }

  private async work(held: ReadonlyMap<string, bigint>, signal: AbortSignal): Promise<void> {
    const { events, documents, projections, foundations, onProgress, onError } = this.options;
    const projector = new Projector({
      events,
      views: new MongoReadStore(
        documents,
        (view) => held.get(view) ?? 0n,
        (position) => events.markAt(position),
      ),
      projections: projections.filter(({ name }) => held.has(name)),
      foundations,
      stretchMax: 10_000n * POSITIONS_PER_EVENT,
      togetherMax: 100_000n * POSITIONS_PER_EVENT,
      promptly: true,
      onError,
      ...(onProgress && { onProgress }),
    });
    this.projector = projector;
    const looking = setInterval(() => void projector.lookForRebuilds().catch(onError), LOOK_MS);
    try {
      await projector.run(signal);
    } finally {
      clearInterval(looking);
      if (this.projector === projector) this.projector = null;
    }
  }
}
