import { realpathSync } from 'node:fs';
import { BroadcastChannel } from 'node:worker_threads';

/** The channel on which every thread of the process is notified that a file of events has grown. */
export const appendChannel = (file: string): string => `sealtrail.log:${realpathSync(file)}`;

/** Polling interval without notifications: a missed message may delay an event by a second, but never lose it. */
const POLL_MS = 1_000;

/** Wakes subscribers of a log when its writer has committed, in any thread. */
export class AppendNotifications {
  private readonly channel: BroadcastChannel;
  private readonly waiting = new Set<() => void>();

  constructor(file: string) {
    this.channel = new BroadcastChannel(appendChannel(file));
    this.channel.onmessage = () => this.wakeAll();
    // A waiting subscriber keeps the process alive by its own timer; the channel alone must not.
    (this.channel as unknown as { unref(): void }).unref();
  }

  /**
   * Resolves on a notification, after a second, on abort, or when closed. Must be called in the same turn as the read that
   * found nothing.
   */
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
