import { backOffMs, type EventStore, type Wait } from '@sealtrail/event-sourcing';
import { onAbort } from '@sealtrail/event-sourcing/runtime';
import type { PublishedFact, PublishedFacts } from './published-facts';

/** So many of the latest published facts are kept in memory: who is at most so far behind reads no log. */
export const TAIL_FACTS_MAX = 5_000;
const BATCH = 500;

type Stretch = { readonly facts: readonly PublishedFact[]; readonly position: bigint };

/**
 * The end of the log as it grows: one subscription of a process for all who wait for news, whatever each of them may see.
 * It holds nothing that the log does not: where it is cut, whoever follows it reads the log.
 */
export class FeedTail {
  private facts: PublishedFact[] = [];
  /** Behind which it holds every published fact, up to where it has looked; `null`: it follows nothing yet. */
  private held: { readonly from: bigint; readonly to: bigint } | null = null;
  /** Who waits, and until it has looked beyond which position. */
  private readonly waiting = new Map<() => void, bigint>();
  private following: Promise<void> | null = null;
  private readonly stopped = new AbortController();

  constructor(
    private readonly store: EventStore,
    private readonly published: PublishedFacts,
    private readonly options: { readonly wait: Wait; readonly onError: (error: unknown) => void },
  ) {}

  /** What it holds behind a position; `null`: it does not hold all of that. */
  since(after: bigint): Stretch | null {
    if (this.held === null || after < this.held.from) return null;
    // Most who ask lack the last few: they are found from the end.
    const known = this.facts.findLastIndex(({ event }) => event.position <= after);
    return { facts: this.facts.slice(known + 1), position: this.held.to };
  }

  /** Until it has looked beyond a position, the signal aborts, or the subscription is cut: whoever waited looks for itself. */
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

  /** The process ends: nobody waits any more. */
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

  /** Adds what has come up to a position; of the oldest it lets go. */
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
