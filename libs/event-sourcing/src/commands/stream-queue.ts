import { onAbort } from '../time/on-abort';
import { type Wait, wait } from '../time/waiting';

/** Too many wait for this stream already, or the wait was too long. */
export class QueueOverrun extends Error {
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

  constructor(private readonly pause: Wait = wait) {}

  /** Streams that are being written to. */
  get busy(): number {
    return this.waiting.size;
  }

  /**
   * Does the work when its turn has come; however it ends, the next one follows.
   *
   * @param bounds `null`: waits as long as it takes, behind however many.
   * @param signal gives the wait up; work that has begun goes on.
   * @throws {QueueOverrun} beyond the bounds; the signal's reason
   */
  async run<T>(stream: string, work: () => Promise<T>, bounds: QueueBounds | null, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const others = this.waiting.get(stream);
    if (others === undefined) this.waiting.set(stream, []);
    else await this.turn(stream, others, bounds, signal);
    try {
      return await work();
    } finally {
      this.next(stream);
    }
  }

  private turn(
    stream: string,
    others: (() => void)[],
    bounds: QueueBounds | null,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    if (bounds !== null && others.length >= bounds.waitingMax) {
      throw new QueueOverrun(`${others.length} wait for ${stream}`);
    }
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      let release = (): void => {};
      const settle = (outcome: () => void) => {
        release();
        over.abort();
        outcome();
      };
      const go = () => settle(resolve);
      const giveUp = (reason: unknown) => {
        const at = others.indexOf(go);
        if (at === -1) return;
        others.splice(at, 1);
        settle(() => reject(reason as Error));
      };
      others.push(go);
      if (signal !== undefined) release = onAbort(signal, () => giveUp(signal.reason));
      if (bounds !== null) {
        const { waitMsMax } = bounds;
        void this.pause(waitMsMax, over.signal).then(() => giveUp(new QueueOverrun(`${waitMsMax} ms for ${stream}`)));
      }
    });
  }

  private next(stream: string): void {
    const go = this.waiting.get(stream)?.shift();
    if (go === undefined) this.waiting.delete(stream);
    else go();
  }
}
