import type { AnyProjection } from '@sealtrail/event-sourcing';
import { LeaseCoordinator, Projector, VIEW_LEASES, type ViewStatus, viewNote } from '@sealtrail/event-sourcing/runtime';
import {
  MeasuredLeaseStore,
  type Metrics,
  type MongoConnection,
  MongoLeaseStore,
  MongoReadStore,
  monotonicMs,
  POSITIONS_PER_EVENT,
  type UpcastingLog,
} from '@sealtrail/platform';

const POLL_MS = 1_000;

type Options = {
  readonly events: UpcastingLog;
  readonly documents: MongoConnection;
  readonly projections: readonly AnyProjection[];
  readonly neverParked: readonly string[];
  readonly owner: string;
  readonly leaseSeconds: number;
  /** Metrics of a monitored process. */
  readonly metrics?: Metrics;
  readonly onProgress?: (statuses: readonly ViewStatus[]) => void;
  readonly onError: (error: unknown) => void;
};

/** Folds the views whose leases this worker holds, sharing them with other workers. Its writes carry the epoch of the lease. */
export class LeasedProjection {
  private projector: Projector | null = null;
  private readonly share: LeaseCoordinator;

  constructor(private readonly options: Options) {
    const { documents, projections, owner, leaseSeconds, metrics, onError } = options;
    const leases = new MongoLeaseStore(documents);
    this.share = new LeaseCoordinator({
      leases: metrics === undefined ? leases : new MeasuredLeaseStore(leases, metrics),
      kind: VIEW_LEASES,
      owner,
      tasks: projections.map(({ name }) => name),
      work: (held, signal) => this.work(held, signal),
      note: (view) => viewNote(this.projector?.progress.of(view) ?? null),
      leaseTimeoutMs: leaseSeconds * 1_000,
      beatMs: Math.min(1_000, leaseSeconds * 100),
      steadyMs: monotonicMs,
      onError,
    });
  }

  /** The views held now, with their positions. */
  get held(): readonly ViewStatus[] {
    return this.share.tasks.flatMap((view) => this.projector?.progress.of(view) ?? []);
  }

  run(signal: AbortSignal): Promise<void> {
    return this.share.run(signal);
  }

  private async work(held: ReadonlyMap<string, bigint>, signal: AbortSignal): Promise<void> {
    const { events, documents, projections, neverParked, onProgress, onError } = this.options;
    const projector = new Projector({
      events,
      views: new MongoReadStore(
        documents,
        (view) => held.get(view) ?? 0n,
        (position) => events.fingerprintAt(position),
      ),
      projections: projections.filter(({ name }) => held.has(name)),
      neverParked,
      checkpointLagMax: 10_000n * POSITIONS_PER_EVENT,
      togetherMax: 100_000n * POSITIONS_PER_EVENT,
      saveEagerly: true,
      onError,
      ...(onProgress && { onProgress }),
    });
    this.projector = projector;
    const looking = setInterval(() => void projector.lookForRebuilds().catch(onError), POLL_MS);
    try {
      await projector.run(signal);
    } finally {
      clearInterval(looking);
      if (this.projector === projector) this.projector = null;
    }
  }
}
