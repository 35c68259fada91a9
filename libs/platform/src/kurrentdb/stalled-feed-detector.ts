import { CallFailed, type LogFeed } from './log-client';
import type { LogHead } from './log-head';

/**
 * Distinguishes a quiet log from a dead connection. There may be no events of the namespace, or the server is busy with foreign
 * ones; but a feed that is silent while the log is known to have grown, twice in a row, is dead.
 */
export class StalledFeedDetector {
  private signs = 0;
  private suspicions = 0;

  constructor(
    private readonly feed: Pick<LogFeed, 'news' | 'heartbeats' | 'over'>,
    private readonly head: Pick<LogHead, 'find'>,
    private readonly idleMs: number,
    private readonly signal: AbortSignal,
  ) {}

  /** Waits for news. Returns the reason if the feed is dead. */
  async stalled(position: bigint): Promise<Error | null> {
    await this.feed.news(this.idleMs);
    if (this.feed.heartbeats() !== this.signs || this.feed.over() !== null) {
      this.signs = this.feed.heartbeats();
      this.suspicions = 0;
      return null;
    }
    const suspicion = await this.suspicionAt(position);
    this.suspicions = suspicion === null ? 0 : this.suspicions + 1;
    return this.suspicions > 1 ? suspicion : null;
  }

  private async suspicionAt(position: bigint): Promise<Error | null> {
    try {
      const head = await unlessAborted(this.signal, this.head.find());
      if (head === null) return null;
      return head > position
        ? new CallFailed('unclear', `the subscription is stalled at ${position} of ${head}`)
        : null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** A subscriber that ends does not wait for a server that hangs. */
function unlessAborted<T>(signal: AbortSignal, call: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(null);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
