import type { Instant, Wait } from '@sealtrail/event-sourcing';
import { onAbort } from '@sealtrail/event-sourcing/runtime';
import type { FixedClock } from '@sealtrail/event-sourcing/testing';

/** Time that a test advances: timers fire only then. */
export class VirtualTime {
  private readonly sleepers = new Map<() => void, number>();
  private nowMs: number;

  constructor(private readonly clock: FixedClock) {
    this.nowMs = Date.parse(clock.now());
  }

  readonly wait: Wait = (ms, signal) =>
    new Promise((resolve) => {
      let release = (): void => {};
      const wake = (): void => {
        this.sleepers.delete(wake);
        release();
        resolve();
      };
      this.sleepers.set(wake, this.nowMs + ms);
      release = onAbort(signal, wake);
    });

  readonly steadyMs = (): number => this.nowMs;

  /** The number of waiting timers. */
  get waiting(): number {
    return this.sleepers.size;
  }

  /** Sets the clock, and fires the timers that are due by then. */
  passTo(instant: Instant): void {
    this.nowMs = Date.parse(instant);
    this.clock.set(instant);
    for (const [wake, at] of this.sleepers) if (at <= this.nowMs) wake();
  }

  pass(ms: number): void {
    this.passTo(new Date(this.nowMs + ms).toISOString());
  }
}
