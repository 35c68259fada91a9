import { minPosition } from '../collections/min-position';
import type { ParkedStream } from '../events/parked-streams';
import type { Lease, LeaseStore } from '../leases/leases';
import { PARTITION_LEASES, type PartitionNote, parseNote, VIEW_LEASES, type ViewNote } from './lease-notes';
import { type IncompleteView, type WorkSnapshot, WorkStatus } from './work-status';

type Options = {
  readonly leases: LeaseStore;
  /** The waiting timers of all partitions. */
  readonly timers: () => Promise<WorkSnapshot['timers']>;
  /** The streams parked in some partition. */
  readonly parked: () => Promise<readonly ParkedStream[]>;
  /** Position each partition has reacted to by its checkpoint; its owner may report a later one. */
  readonly settled: () => Promise<ReadonlyMap<string, bigint>>;
  /** Names of all tasks: `views/<view>`, `reactors/<partition>`. */
  readonly tasks: readonly string[];
  readonly steadyMs: () => number;
  readonly leaseTimeoutMs: number;
};

const PARTS_PREFIX = `${PARTITION_LEASES}/`;
const VIEWS_PREFIX = `${VIEW_LEASES}/`;
const isPart = (name: string): boolean => name.startsWith(PARTS_PREFIX);

/** The work status as the lease owners report it with each heartbeat. */
export class LeasedWorkStatus extends WorkStatus {
  private readonly seen = new Map<string, { readonly lease: Lease; readonly sinceMs: number }>();

  constructor(private readonly options: Options) {
    super();
  }

  /** Views whose worker reports that it could not fold an event. */
  async stoppedViews(): Promise<readonly string[]> {
    return stoppedAmong(await this.options.leases.all(VIEWS_PREFIX));
  }

  override async work(): Promise<WorkSnapshot> {
    const views = await this.options.leases.all(VIEWS_PREFIX);
    const parts = await this.options.leases.all(PARTS_PREFIX);
    const consumed = await this.consumed(parts);
    const notes = parts.flatMap(({ note }) => parseNote<PartitionNote>(note) ?? []);
    const failing = notes.flatMap(({ failingSince }) => failingSince ?? []).sort();
    return {
      stoppedViews: stoppedAmong(views),
      incompleteViews: incompleteAmong(views),
      reactors: {
        consumed: minPosition(consumed, 0n),
        failingSince: failing[0] ?? null,
        parked: (await this.options.parked()).length,
      },
      timers: await this.options.timers(),
      unattended: this.unattended([...views, ...parts]),
    };
  }

  /** Position each partition has reacted to. If its owner has not reported yet, its checkpoint is used. */
  private async consumed(held: readonly Lease[]): Promise<readonly bigint[]> {
    const said = new Map(held.map(({ name, note }) => [name, parseNote<PartitionNote>(note)]));
    const parts = this.options.tasks.filter(isPart);
    const settled = parts.every((part) => said.get(part)) ? null : await this.options.settled();
    return parts.map((part) => BigInt(said.get(part)?.consumed ?? settled?.get(part.slice(PARTS_PREFIX.length)) ?? 0n));
  }

  /** Tasks without an owner, or whose owner has sent no heartbeat for the lease timeout, by the local monotonic clock. */
  private unattended(leases: readonly Lease[]): readonly string[] {
    const { tasks, steadyMs, leaseTimeoutMs } = this.options;
    const now = steadyMs();
    for (const lease of leases) {
      const before = this.seen.get(lease.name)?.lease;
      if (before?.owner !== lease.owner || before.epoch !== lease.epoch || before.beat !== lease.beat) {
        this.seen.set(lease.name, { lease, sinceMs: now });
      }
    }
    return tasks.filter((task) => {
      const seen = this.seen.get(task);
      return seen === undefined || seen.lease.owner === '' || now - seen.sinceMs > leaseTimeoutMs;
    });
  }
}

const incompleteAmong = (views: readonly Lease[]): readonly IncompleteView[] =>
  views.flatMap(({ name, note }) => {
    const streams = parseNote<ViewNote>(note)?.parked ?? 0;
    return streams === 0 ? [] : [{ view: name.slice(VIEWS_PREFIX.length), streams }];
  });

const stoppedAmong = (views: readonly Lease[]): readonly string[] =>
  views.flatMap(({ name, note }) => (parseNote<ViewNote>(note)?.stopped ? [name.slice(VIEWS_PREFIX.length)] : []));
