import type { Wait } from '../time/waiting';

/** Too many wait for this stream already, or the wait was too long. */
export class QueueOverflow extends Error {
  override readonly name = 'QueueOverrun';
}

/** How many may wait before one more, and how long one may wait. */
export type QueueBounds = { readonly waitingMax: number; readonly waitMsMax: number };

/**
 * Those who write to one stream in this process go one after the other, in the order they came. A stream that nobody
 * writes to takes no room.
 */
export class StreamQueue {
  /** A stream is in here while somebody writes to it; each entry lets one who waits go on. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly pause: Wait) {}

  /** Streams that are being written to. */
  get busy(): number {
    return this.waiting.size;
  }

  /**
   * Does the work when its turn has come; however it ends, the next one follows.
   *
   * @param bounds `null`: waits as long as it takes, behind however many.
   * @throws {QueueOverflow} beyond the bounds
   */
  async run<T>(stream: string, work: () => Promise<T>, bounds: QueueBounds | null): Promise<T> {
    const others = this.waiting.get(stream);
    if (others === undefined) this.waiting.set(stream, []);
    else await this.turn(stream, others, bounds);
    try {
      return await work();
    } finally {
      this.next(stream);
    }
  }

  private turn(stream: string, others: (() => void)[], bounds: QueueBounds | null): Promise<void> {
    if (bounds === null) return new Promise((resolve) => void others.push(resolve));
    const { waitingMax, waitMsMax } = bounds;
    if (others.length >= waitingMax) throw new QueueOverflow(`${others.length} commands are queued for ${stream}`);
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const go = () => {
        over.abort();
        resolve();
      };
      others.push(go);
      void this.pause(waitMsMax, over.signal).then(() => {
        const at = others.indexOf(go);
        if (at === -1) return;
        others.splice(at, 1);
        reject(new QueueOverflow(`waited ${waitMsMax} ms for ${stream}`));
      });
    });
  }

  private next(stream: string): void {
    const go = this.waiting.get(stream)?.shift();
    if (go === undefined) this.waiting.delete(stream);
    else go();
  }
}
