import { backOffMs, type Wait, wait } from '../time/waiting';
import type { Lease, LeaseStore } from './leases';

/** The held tasks, with the epoch of each lease. */
export type LeasedTasks = ReadonlyMap<string, bigint>;

export type LeaseCoordinatorOptions = {
  readonly leases: LeaseStore;
  /** Names the kind of work; workers of one kind share its tasks. */
  readonly kind: string;
  /** Unique among all workers that ever existed. */
  readonly owner: string;
  readonly tasks: readonly string[];
  /** Does the work until the signal aborts, then returns. Called again whenever the held tasks have changed. */
  readonly work: (held: LeasedTasks, signal: AbortSignal) => Promise<void>;
  /** The note about a task, sent with each heartbeat. */
  readonly note?: (task: string) => string | null;
  readonly onError?: (error: unknown) => void;
  /** Milliseconds of a monotonic clock. */
  readonly steadyMs: () => number;
  readonly beatMs?: number;
  /** Lease timeout: a lease without heartbeats for this long is taken over. */
  readonly leaseTimeoutMs?: number;
  readonly wait?: Wait;
};

const LOST_MS = 10_000;

type Seen = { readonly lease: Lease; readonly sinceMs: number };

/**
 * Divides the tasks of one kind among its workers: each holds at most its fair share, releases surplus tasks when another
 * worker joins, and takes over leases without heartbeats. An owner that could not send a heartbeat for half of the lease
 * timeout stops by itself, before another worker can take over; the writes of one that was paused for longer are refused by
 * their epoch (fencing token).
 */
export class LeaseCoordinator {
  private readonly seen = new Map<string, Seen>();
  private readonly held = new Map<string, Lease>();
  /** Held, but no longer worked on. */
  private readonly leaving = new Set<string>();
  private presence: Lease | null = null;
  private working: {
    readonly share: LeasedTasks;
    readonly halt: AbortController;
    readonly done: Promise<void>;
  } | null = null;
  private lastBeatMs = 0;

  constructor(private readonly options: LeaseCoordinatorOptions) {}

  /** The tasks held now. */
  get tasks(): readonly string[] {
    return [...this.held.keys()].map((name) => name.slice(this.prefix.length));
  }

  /** Takes part until the signal aborts; then stops its work and releases all leases. */
  async run(signal: AbortSignal): Promise<void> {
    const { wait: pause = wait, beatMs = 1_000 } = this.options;
    const over = new AbortController();
    const watching = this.watch(over.signal);
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.turn();
        failures = 0;
      } catch (error) {
        failures += 1;
        this.options.onError?.(error);
        if (this.isLost()) await this.drop();
      }
      await pause(failures === 0 ? beatMs : Math.min(beatMs, backOffMs(failures)), signal);
    }
    over.abort();
    await watching;
    await this.letGo();
  }

  /** Stops the work in time even while a read of the leases hangs. */
  private async watch(signal: AbortSignal): Promise<void> {
    const { wait: pause = wait, leaseTimeoutMs = LOST_MS, steadyMs } = this.options;
    this.lastBeatMs = steadyMs();
    while (!signal.aborted) {
      await pause(leaseTimeoutMs / 8, signal);
      if (this.isLost()) this.working?.halt.abort();
    }
  }

  private get prefix(): string {
    return `${this.options.kind}/`;
  }

  /** One turn: sends heartbeats, looks for other workers, releases, acquires, and works on the held tasks. */
  private async turn(): Promise<void> {
    await this.beat();
    await this.refreshLeases();
    const quota = Math.ceil(this.options.tasks.length / this.workers());
    if (this.held.size > quota) await this.giveUp([...this.held.keys()].slice(quota));
    else await this.takeUpTo(quota);
    await this.workOn();
  }

  private async beat(): Promise<void> {
    const { owner, kind } = this.options;
    if (this.isLost()) await this.drop();
    const begun = this.options.steadyMs();
    this.presence =
      (this.presence && (await this.next(this.presence, null))) ?? (await this.announce(`${kind}@${owner}`));
    await this.beatHeld();
    this.lastBeatMs = begun;
  }

  /** A lease that another worker has taken over is no longer held. */
  private async beatHeld(): Promise<void> {
    const { note = () => null } = this.options;
    for (const [task, lease] of this.held) {
      const next = await this.next(lease, note(task.slice(this.prefix.length)));
      if (next === null) this.held.delete(task);
      else this.held.set(task, next);
    }
  }

  private next(lease: Lease, note: string | null): Promise<Lease | null> {
    return this.options.leases.renew(lease, note);
  }

  private async announce(name: string): Promise<Lease | null> {
    const { leases, owner } = this.options;
    const there = (await leases.all(name)).find((lease) => lease.name === name) ?? null;
    return leases.acquire(name, owner, there);
  }

  private async refreshLeases(): Promise<void> {
    const { leases, kind, steadyMs } = this.options;
    const now = steadyMs();
    const all = [...(await leases.all(`${kind}@`)), ...(await leases.all(this.prefix))];
    for (const lease of all) {
      const before = this.seen.get(lease.name);
      if (before === undefined || differs(before.lease, lease)) this.seen.set(lease.name, { lease, sinceMs: now });
    }
    const names = new Set(all.map(({ name }) => name));
    for (const name of this.seen.keys()) if (!names.has(name)) this.seen.delete(name);
    for (const seen of this.seen.values()) {
      if (seen.lease.name.startsWith(`${kind}@`) && this.isExpired(seen)) await leases.remove(seen.lease);
    }
  }

  /** Live workers, including this one. */
  private workers(): number {
    const { kind, owner } = this.options;
    const others = [...this.seen.values()].filter(
      (seen) => seen.lease.name.startsWith(`${kind}@`) && seen.lease.owner !== owner && !this.isExpired(seen),
    );
    return others.length + 1;
  }

  private async takeUpTo(quota: number): Promise<void> {
    const { leases, tasks, owner } = this.options;
    for (const task of tasks) {
      if (this.held.size >= quota) return;
      const name = `${this.prefix}${task}`;
      if (this.held.has(name)) continue;
      const seen = this.seen.get(name);
      const free = seen === undefined || seen.lease.owner === '' || seen.lease.owner === owner || this.isExpired(seen);
      const taken = free ? await leases.acquire(name, owner, seen?.lease ?? null) : null;
      if (taken !== null) this.held.set(name, taken);
    }
  }

  /** Releases surplus tasks: stops working on them first. */
  private async giveUp(names: readonly string[]): Promise<void> {
    for (const name of names) this.leaving.add(name);
    try {
      await this.workOn();
      for (const name of names) {
        const lease = this.held.get(name);
        this.held.delete(name);
        if (lease !== undefined) await this.options.leases.release(lease);
      }
    } finally {
      this.leaving.clear();
    }
  }

  /** Adjusts the work to the held tasks. */
  private async workOn(): Promise<void> {
    const kept = [...this.held].filter(([name]) => !this.leaving.has(name));
    const share = new Map(kept.map(([name, { epoch }]) => [name.slice(this.prefix.length), epoch]));
    const { working } = this;
    if (working !== null && !working.halt.signal.aborted && sameShare(working.share, share)) return;
    await this.halt();
    if (share.size === 0) return;
    const halt = new AbortController();
    const done = this.options.work(share, halt.signal).catch((error: unknown) => this.options.onError?.(error));
    this.working = { share, halt, done };
    void done.then(() => {
      // Work that ended without having been stopped is restarted at the next turn.
      if (this.working?.halt === halt && !halt.signal.aborted) this.working = null;
    });
  }

  /** Stops the work; sends heartbeats for as long as that takes. */
  private async halt(): Promise<void> {
    const { wait: pause = wait, beatMs = 1_000 } = this.options;
    const { working } = this;
    this.working = null;
    if (working === null) return;
    working.halt.abort();
    const ended = new AbortController();
    const ending = working.done.then(() => ended.abort());
    while (!ended.signal.aborted) {
      await Promise.race([ending, pause(beatMs, ended.signal)]);
      if (!ended.signal.aborted) await this.beatHeld().catch((error: unknown) => this.options.onError?.(error));
    }
  }

  /** Ownership can no longer be guaranteed: stop at once, and start over. */
  private async drop(): Promise<void> {
    this.held.clear();
    await this.halt();
  }

  private async letGo(): Promise<void> {
    const { leases, onError } = this.options;
    const held = [...this.held.values()];
    await this.drop();
    try {
      for (const lease of held) await leases.release(lease);
      if (this.presence !== null) await leases.remove(this.presence);
    } catch (error) {
      onError?.(error);
    }
  }

  private isExpired({ sinceMs }: Seen): boolean {
    return this.options.steadyMs() - sinceMs >= (this.options.leaseTimeoutMs ?? LOST_MS);
  }

  private isLost(): boolean {
    return this.options.steadyMs() - this.lastBeatMs >= (this.options.leaseTimeoutMs ?? LOST_MS) / 2;
  }
}

const differs = (a: Lease, b: Lease): boolean => a.owner !== b.owner || a.epoch !== b.epoch || a.beat !== b.beat;

const sameShare = (a: LeasedTasks, b: LeasedTasks): boolean =>
  a.size === b.size && [...a].every(([task, epoch]) => b.get(task) === epoch);
