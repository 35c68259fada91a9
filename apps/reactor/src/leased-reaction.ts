import { neverParked, reactors } from '@sealtrail/contexts';
import type { Clock, CommandGate } from '@sealtrail/event-sourcing';
import {
  type Dispatch,
  LeaseCoordinator,
  PARTITION_LEASES,
  PARTITIONS,
  PartitionedTimerStore,
  partitionNote,
  partitionOf,
  type ReactorLog,
  ReactorRunner,
  type ReactorStatus,
} from '@sealtrail/event-sourcing/runtime';
import {
  MeasuredLeaseStore,
  type Metrics,
  type MongoConnection,
  MongoLeaseStore,
  MongoTimerStore,
  monotonicMs,
  POSITIONS_PER_EVENT,
  type UpcastingLog,
} from '@sealtrail/platform';

type Options = {
  readonly events: UpcastingLog;
  readonly documents: MongoConnection;
  readonly clock: Clock;
  readonly gate: CommandGate;
  readonly dispatch: Dispatch;
  readonly owner: string;
  readonly leaseSeconds: number;
  readonly metrics: Metrics;
  readonly log: ReactorLog;
  readonly onError: (error: unknown) => void;
};

/** Reacts to events and fires timers for the partitions whose leases this worker holds, sharing them with other workers. */
export class LeasedReaction {
  private status: (ReactorStatus & { readonly parts: ReadonlySet<string> }) | null = null;
  private readonly share: LeaseCoordinator;

  constructor(private readonly options: Options) {
    const { documents, owner, leaseSeconds, metrics, onError } = options;
    this.share = new LeaseCoordinator({
      leases: new MeasuredLeaseStore(new MongoLeaseStore(documents), metrics),
      kind: PARTITION_LEASES,
      owner,
      tasks: Array.from({ length: PARTITIONS }, (_, part) => String(part)),
      work: (held, signal) => this.work(held, signal),
      note: (part) => this.note(part),
      leaseTimeoutMs: leaseSeconds * 1_000,
      beatMs: Math.min(1_000, leaseSeconds * 100),
      steadyMs: monotonicMs,
      onError,
    });
  }

  /** The partitions held now. */
  get parts(): readonly string[] {
    return this.share.tasks;
  }

  /** Its status; `null` while it holds no partition. */
  get lastStatus(): ReactorStatus | null {
    return this.status;
  }

  run(signal: AbortSignal): Promise<void> {
    return this.share.run(signal);
  }

  private async work(held: ReadonlyMap<string, bigint>, signal: AbortSignal): Promise<void> {
    const { events, documents, clock, gate, dispatch, log, onError } = this.options;
    const fingerprintAt = (position: bigint): string => events.fingerprintAt(position);
    const opened = [...held].map(
      async ([partition, epoch]) =>
        [Number(partition), await MongoTimerStore.open(documents, { partition, epoch }, fingerprintAt)] as const,
    );
    const parts = await Promise.all(opened);
    const mine = new Set(parts.map(([part]) => part));
    const runner = new ReactorRunner({
      events,
      timers: new PartitionedTimerStore(new Map(parts)),
      reactors,
      neverParked,
      dispatch,
      clock,
      gate,
      log,
      isOwnStream: (stream) => mine.has(partitionOf(stream)),
      checkpointLagMax: 1_000n * POSITIONS_PER_EVENT,
    });
    const looking = setInterval(() => void this.refreshStatus(runner, new Set(held.keys())).catch(onError), 1_000);
    try {
      await runner.run(signal);
    } finally {
      clearInterval(looking);
      this.status = null;
    }
  }

  private async refreshStatus(runner: ReactorRunner, parts: ReadonlySet<string>): Promise<void> {
    this.status = { ...(await runner.status()), parts };
  }

  /** The status of a partition acquired since then is not known yet. */
  private note(part: string): string | null {
    if (!this.status?.parts.has(part)) return null;
    return partitionNote(this.status);
  }
}
