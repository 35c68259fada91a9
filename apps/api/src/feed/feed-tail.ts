import { backOffMs, type EventStore, type Wait } from '@sealtrail/event-sourcing';
import { onAbort } from '@sealtrail/event-sourcing/runtime';
import type { PublishedFact, PublishedFacts } from './published-facts';

/** Number of the latest published facts kept in memory: readers within this distance of the head do not read the log. */
export const TAIL_FACTS_MAX = 5_000;
const BATCH = 500;

type Stretch = { readonly facts: readonly PublishedFact[]; readonly position: bigint };

/**
 * The tail of the log: a single subscription per process for all waiting readers, whatever each may read. It is only a cache of
 * the log: if the subscription is cut, readers fall back to the log.
 */
export class FeedTail {
  private facts: PublishedFact[] = [];
  /** The range (from, to] in which every published fact is held; `null`: not subscribed yet. */
  private held: { readonly from: bigint; readonly to: bigint } | null = null;
  /** Waiting readers, and the position that each waits to pass. */
  private readonly waiting = new Map<() => void, bigint>();
  private following: Promise<void> | null = null;
  private readonly stopped = new AbortController();

  constructor(
    private readonly store: EventStore,
    private readonly published: PublishedFacts,
    private readonly options: { readonly wait: Wait; readonly onError: (error: unknown) => void },
  ) {}

  /** The held facts after a position; `null`: some of them are no longer held. */
  since(after: bigint): Stretch | null {
    if (this.held === null || after < this.held.from) return null;
    // Most readers lack only the last few facts: search from the end.
    const known = this.facts.findLastIndex(({ event }) => event.position <= after);
    return { facts: this.facts.slice(known + 1), position: this.held.to };
  }

  /**
   * Resolves when the subscription has passed a position, the signal aborts, or the subscription is cut; callers then read again.
   */
  async moved(beyond: bigint, signal: AbortSignal): Promise<void> {
    if (!this.isStopped) this.following ??= this.follow();
    if (signal.aborted || this.isStopped || (this.held !== null && this.held.to > beyond)) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        release();
        resolve();
      };
      this.waiting.set(wake, beyond);
      const release = onAbort(signal, wake);
    });
  }

  /** Whether the process is shutting down: readers no longer wait. */
  get isStopped(): boolean {
    return this.stopped.signal.aborted;
  }

  get waiters(): number {
    return this.waiting.size;
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    this.wakeAll();
    await this.following;
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopped;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        const after = await this.store.head();
        this.facts = [];
        this.hold([], after, after);
        const all = { after, types: this.published.allTypes, batchMax: BATCH, signal };
        for await (const { events, position } of this.store.subscribe(all)) {
          const facts = await this.published.describe(events);
          this.hold(facts, this.held?.from ?? after, position);
          attempt = 0;
        }
      } catch (error) {
        this.options.onError(error);
      }
      this.held = null;
      this.facts = [];
      this.wakeAll();
      if (!signal.aborted) await this.options.wait(backOffMs(attempt), signal);
    }
  }

  /** Adds facts up to a position, and drops the oldest. */
  private hold(news: readonly PublishedFact[], from: bigint, to: bigint): void {
    this.facts.push(...news);
    const last = this.facts.splice(0, Math.max(0, this.facts.length - TAIL_FACTS_MAX)).at(-1);
    this.held = { from: last === undefined ? from : last.event.position, to };
    for (const [wake, beyond] of this.waiting) if (to > beyond) wake();
  }

  private wakeAll(): void {
    for (const wake of this.waiting.keys()) wake();
  }
}
