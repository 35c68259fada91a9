import type { Socket } from 'node:net';

/** So often in a window it is looked whether a reader waits for more, and is measured anew. */
const CHECKS_PER_WINDOW = 6;

/** What Node itself asks whether a connection stands still: bytes given to the system, and those of them that it has not taken. */
type SocketCounters = {
  readonly _handle?: { readonly bytesWritten?: number; readonly writeQueueSize?: number } | null;
};

type TrackedReader = {
  readonly socket: Socket;
  /** Lets go of it; what it has read must not look whole. */
  readonly cut: () => void;
  /** Since when it has been behind without a pause, and what it had taken by then; `null`: it waits for us. */
  behind: { readonly sinceMs: number; readonly bytes: number } | null;
};

/**
 * Who takes an answer more slowly than it may. Whoever takes a byte now and then is never stalled, and would hold the place of
 * an export, and the room of any answer, for as long as they like. Time in which nothing waits to be taken counts for nothing.
 */
export class SlowReaders {
  private readonly readers = new Set<TrackedReader>();

  constructor(
    private readonly bytesPerSecondMin: number,
    /** Over so long a reader that is behind is measured. */
    private readonly windowMs: number,
    /** Time that never goes back. */
    private readonly steadyMs: () => number,
  ) {}

  /** Looks from time to time. Answers what ends that. */
  watch(): () => void {
    const looking = setInterval(() => this.checkAll(), this.windowMs / CHECKS_PER_WINDOW).unref();
    return () => clearInterval(looking);
  }

  /** An answer goes out. Answers who is to be called when it has ended. */
  track(socket: Socket, cut: () => void): () => void {
    const reader: TrackedReader = { socket, cut, behind: null };
    this.readers.add(reader);
    return () => void this.readers.delete(reader);
  }

  checkAll(): void {
    const now = this.steadyMs();
    for (const reader of this.readers) {
      const { bytesWritten = 0, writeQueueSize = 0 } = (reader.socket as SocketCounters)._handle ?? {};
      const bytes = bytesWritten - writeQueueSize;
      const { behind } = reader;
      if (writeQueueSize === 0) reader.behind = null;
      else if (behind === null) reader.behind = { sinceMs: now, bytes };
      else if (now - behind.sinceMs >= this.windowMs) {
        const isSlow = bytes - behind.bytes < (this.bytesPerSecondMin * (now - behind.sinceMs)) / 1_000;
        reader.behind = { sinceMs: now, bytes };
        if (isSlow) reader.cut();
      }
    }
  }
}
