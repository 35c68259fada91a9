import type { Socket } from 'node:net';

/** Checks per window of whether a reader has unread data. */
const CHECKS_PER_WINDOW = 6;

/** The counters that Node itself uses to detect a stalled connection: bytes written to the system, and those not yet taken. */
type SocketCounters = {
  readonly _handle?: { readonly bytesWritten?: number; readonly writeQueueSize?: number } | null;
};

type TrackedReader = {
  readonly socket: Socket;
  /** Aborts the response; a partial response must not look complete. */
  readonly cut: () => void;
  /** Since when it has been behind without interruption, and what it had read by then; `null`: it has read everything. */
  behind: { readonly sinceMs: number; readonly bytes: number } | null;
};

/**
 * Detects responses that are read too slowly. A reader that takes a byte now and then never stalls, and would otherwise hold the slot of an export,
 * and
 * the capacity of any response, indefinitely. Time without unread data does not count.
 */
export class SlowReaders {
  private readonly readers = new Set<TrackedReader>();

  constructor(
    private readonly bytesPerSecondMin: number,
    /** Window over which a reader that is behind is measured. */
    private readonly windowMs: number,
    /** Monotonic time. */
    private readonly steadyMs: () => number,
  ) {}

  /** Checks periodically. Returns a function that stops it. */
  watch(): () => void {
    const looking = setInterval(() => this.checkAll(), this.windowMs / CHECKS_PER_WINDOW).unref();
    return () => clearInterval(looking);
  }

  /** Tracks a response. Returns a function to call at its end. */
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
