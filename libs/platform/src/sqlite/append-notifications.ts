import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';

/** The name under which every thread of the process hears that a file of events has grown. */
export const appendChannel = (file: string): string => `sealtrail.log:${realpathSync(file)}`;

/** Also without news a follower looks again: a missed message may cost a second, never an event. */
const POLL_MS = 1_000;

/** Wakes followers of a log when its writer has committed, in whatever thread that was. */
export class AppendNotifications {
  private readonly channel: BroadcastChannel;
  private readonly waiting = new Set<() => void>();

  constructor(file: string) {
    this.channel = new BroadcastChannel(appendChannel(file));
    this.channel.onmessage = () => this.wakeAll();
    // A follower that waits holds the process by its own timer; the channel alone must not.
    (this.channel as unknown as { unref(): void }).unref();
  }

  /** Resolves at news, after a second, on abort, or when closed. To be called in the same turn as the look that found nothing. */
  nextOrTimeout(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, POLL_MS);
      signal.addEventListener('abort', wake);
      this.waiting.add(wake);
      if (signal.aborted) wake();
    });
  }

  close(): void {
    this.channel.close();
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const wake of this.waiting) wake();
  }
}
