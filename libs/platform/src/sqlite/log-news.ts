import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';

/** The name under which every thread of the process hears that a file of events has grown. */
export const newsChannel = (file: string): string => `sealtrail.log:${realpathSync(file)}`;

/** Also without news a follower looks again: a missed message may cost a second, never an event. */
const LOOK_AGAIN_MS = 1_000;

/** Wakes followers of a log when its writer has committed, in whatever thread that was. */
export class LogNews {
  private readonly channel: BroadcastChannel;
  private readonly sleepers = new Set<() => void>();

  constructor(file: string) {
    this.channel = new BroadcastChannel(newsChannel(file));
    this.channel.onmessage = () => this.wakeAll();
    // A follower that waits holds the process by its own timer; the channel alone must not.
    (this.channel as unknown as { unref(): void }).unref();
  }

  /** Resolves at news, after a second, on abort, or when closed. To be called in the same turn as the look that found nothing. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_AGAIN_MS);
      signal.addEventListener('abort', wake);
      this.sleepers.add(wake);
      if (signal.aborted) wake();
    });
  }

  close(): void {
    this.channel.close();
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const wake of this.sleepers) wake();
  }
}
