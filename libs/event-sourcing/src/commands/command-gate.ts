import type { Instant } from '../events/event';
import type { Clock } from '../time/clock';
import { type Wait, wait } from '../time/waiting';

type InFlight = { readonly began: Instant; readonly over: Promise<void> };

/** How long a caller's command may be worked on before it is written, in milliseconds; `null`: as long as it takes. */
export abstract class CommandTimeLimit {
  abstract readonly maxMs: number | null;
}

/**
 * What callers' commands pass through. It knows which are in flight and since when, so that a timer can wait for what
 * was begun in time; and it can be closed, while a simulated clock jumps. Commands of reactors do not pass here.
 */
export class CommandGate {
  private readonly inFlight = new Set<InFlight>();
  private closed: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  constructor(private readonly clock: Clock) {}

  /** Waits until the gate is open. The answer must be called when the command is over, however it ended. */
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

  /** Resolves when none of the commands now in flight that began at or before the instant is in flight any more. */
  async drained(instant: Instant): Promise<void> {
    await Promise.all([...this.inFlight].filter(({ began }) => began <= instant).map(({ over }) => over));
  }

  /** Resolves when no command is in flight that may not have seen a fact recorded at the instant. */
  allHaveSeen(_recordedAt: Instant): Promise<void> {
    return this.drained(this.clock.now());
  }

  /** Holds new commands back, and resolves when none is in flight. */
  async close(): Promise<void> {
    if (this.closed === null) {
      const { promise: opened, resolve: open } = deferred();
      this.closed = { opened, open };
    }
    await Promise.all([...this.inFlight].map(({ over }) => over));
  }

  /** Lets those go on that were held back. */
  open(): void {
    this.closed?.open();
    this.closed = null;
  }
}

/**
 * The gate of a process that fires timers while others take the commands: what was begun in time is over when some time
 * has passed since the instant, because no command is worked on for longer than that.
 */
export class CommandDrainGate extends CommandGate {
  /**
   * @param settleMs how long a command that another process has begun may take at most.
   * @param halted ends the waiting.
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

  /** @throws when halted. */
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
