import type { Wait } from '../time/waiting';

/** The queue of this stream is full, or the wait timed out. */
export class QueueOverflow extends Error {
  override readonly name = 'QueueOverrun';
}

/** Maximum queue length, and maximum wait. */
export type QueueBounds = { readonly waitingMax: number; readonly waitMsMax: number };

/** Serialises the writes of this process to one stream, in the order of arrival. An idle stream holds no entry. */
export class StreamQueue {
  /** Streams being written to; each entry starts one waiting task. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(private readonly pause: Wait) {}

  /** Streams that are being written to. */
  get busy(): number {
    return this.waiting.size;
  }

  /**
   * Runs the task when its turn has come; whether it succeeds or fails, the next one follows.
   *
   * @param bounds `null`: waits without a bound, behind any number of tasks.
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
