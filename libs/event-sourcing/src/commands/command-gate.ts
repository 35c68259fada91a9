import type { Instant } from '../events/event';
import type { Clock } from '../time/clock';
import { type Wait, wait } from '../time/waiting';

type InFlight = { readonly began: Instant; readonly over: Promise<void> };

/** Maximum processing time of a caller's command before its append, in milliseconds; `null`: unlimited. */
export abstract class CommandTimeLimit {
  abstract readonly maxMs: number | null;
}

/**
 * Every command of a caller passes through the gate. It tracks which commands are in flight and when they began, so that a
 * timer can wait for those begun in time; it can be closed while a simulated clock jumps. Commands of reactors do not pass
 * through it.
 */
export class CommandGate {
  private readonly inFlight = new Set<InFlight>();
  private closed: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  constructor(private readonly clock: Clock) {}

  /** Waits until the gate is open. The returned function must be called when the command has completed, in whatever way. */
  async enter(): Promise<() => void> {
    while (this.closed !== null) await this.closed.opened;
    const { promise: over, resolve } = deferred();
    const command = { began: this.clock.now(), over };
    this.inFlight.add(command);
    return () => {
      this.inFlight.delete(command);
      resolve();
    };
  }

  /** Resolves when every command now in flight that began at or before the instant has completed. */
  async drained(instant: Instant): Promise<void> {
    await Promise.all([...this.inFlight].filter(({ began }) => began <= instant).map(({ over }) => over));
  }

  /** Resolves when no command in flight can have missed an event recorded at the instant. */
  allHaveSeen(_recordedAt: Instant): Promise<void> {
    return this.drained(this.clock.now());
  }

  /** Holds new commands, and resolves when none is in flight. */
  async close(): Promise<void> {
    if (this.closed === null) {
      const { promise: opened, resolve: open } = deferred();
      this.closed = { opened, open };
    }
    await Promise.all([...this.inFlight].map(({ over }) => over));
  }

  /** Admits the commands that were held. */
  open(): void {
    this.closed?.open();
    this.closed = null;
  }
}

/**
 * The gate of a process that fires timers while other processes accept the commands: since no command runs longer than
 * `settleMs`, commands begun in time have completed once that time has passed since the instant.
 */
export class CommandDrainGate extends CommandGate {
  /**
   * @param settleMs maximum processing time of a command begun by another process
   * @param halted aborts the waiting
   */
  constructor(
    private readonly ticking: Clock,
    private readonly settleMs: number,
    private readonly halted: AbortSignal,
    private readonly pause: Wait = wait,
  ) {
    super(ticking);
  }

  override allHaveSeen(recordedAt: Instant): Promise<void> {
    return this.drained(recordedAt);
  }

  /** @throws when halted */
  override async drained(instant: Instant): Promise<void> {
    for (;;) {
      this.halted.throwIfAborted();
      const leftMs = Date.parse(instant) + this.settleMs - Date.parse(this.ticking.now());
      if (leftMs <= 0) return super.drained(instant);
      await this.pause(leftMs, this.halted);
    }
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
