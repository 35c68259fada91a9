import { isPassing } from '../commands/kernel-rejections';
import { Rejection } from '../commands/rejection';
import type { Dispatch } from '../contexts/dispatch';
import type { Instant } from '../events/event';
import type { ParkedStream } from '../events/parked-streams';
import type { Clock } from '../time/clock';
import { orAborted } from '../time/on-abort';
import { backOffMs, type Wait } from '../time/waiting';
import type { Errand } from './reactions';

export type ReactorLog = {
  /** The domain said no to a reactor's command: passed over, for ever. */
  readonly rejected: (errand: Errand, rejection: Rejection) => void;
  /** Anything else went wrong: it is tried again until it works, or the stream is parked. */
  readonly failed: (error: unknown, errand: Errand | null) => void;
  /** A stream is reacted to no further. */
  readonly parked: (parked: ParkedStream) => void;
};

/** Whose errands are not run any more, because what they come of is parked. */
export type Parking = {
  /** Asked right before it is run. */
  readonly holds: (errand: Errand) => boolean;
  /** Whether it is no use trying any more after so many tries; what it comes of is parked by then. */
  readonly givesUp: (errand: Errand, error: unknown, tries: number) => Promise<boolean>;
};

/** What keeps failing, and since when. */
export type Failing = { readonly since: Instant; readonly error: string };

type Options = {
  readonly dispatch: Dispatch;
  readonly log: ReactorLog;
  readonly clock: Clock;
  readonly wait: Wait;
  /** How many streams are served at the same time. */
  readonly parallelMax: number;
};

/** Runs errands: those of one stream in their order, those of distinct streams at the same time. */
export class ErrandRunner {
  private readonly troubles = new Set<Failing>();

  constructor(private readonly options: Options) {}

  /** Something that fails and is being tried again, if there is any. */
  get failing(): Failing | null {
    return this.troubles.values().next().value ?? null;
  }

  /** Returns when all are done: kept, rejected or held. An outage is waited out; nothing else is skipped. @throws when aborted. */
  async runAll(errands: readonly Errand[], parking: Parking, signal: AbortSignal): Promise<void> {
    const queues = byStream(errands).values();
    const serve = async (): Promise<void> => {
      for (const queue of queues) for (const errand of queue) await this.runOne(errand, parking, signal);
    };
    await Promise.all(Array.from({ length: this.options.parallelMax }, serve));
  }

  /** Tries until it works. @throws when aborted. */
  async insist<T>(attempt: () => Promise<T>, signal: AbortSignal, errand: Errand | null = null): Promise<T> {
    let since: Instant | null = null;
    for (let tries = 1; ; tries++) {
      signal.throwIfAborted();
      let failing: Failing;
      try {
        return await orAborted(attempt(), signal);
      } catch (error) {
        // What was begun goes on without us; under its id, it can be begun again beside it.
        signal.throwIfAborted();
        this.options.log.failed(error, errand);
        since ??= this.options.clock.now();
        failing = { since, error: String(error) };
      }
      this.troubles.add(failing);
      await this.options.wait(backOffMs(tries), signal).finally(() => this.troubles.delete(failing));
    }
  }

  private async runOne(errand: Errand, parking: Parking, signal: AbortSignal): Promise<void> {
    if (parking.holds(errand)) return;
    const { stream, command, envelope } = errand;
    let tries = 0;
    const attempt = async (): Promise<Rejection | null> => {
      try {
        await this.options.dispatch({ stream, command }, envelope);
      } catch (error) {
        if (error instanceof Rejection && !isPassing(error)) return error;
        tries += 1;
        if (!(await parking.givesUp(errand, error, tries))) throw error;
      }
      return null;
    };
    const rejection = await this.insist(attempt, signal, errand);
    if (rejection !== null) this.options.log.rejected(errand, rejection);
  }
}

function byStream(errands: readonly Errand[]): ReadonlyMap<string, readonly Errand[]> {
  const queues = new Map<string, Errand[]>();
  for (const errand of errands) {
    const queue = queues.get(errand.stream);
    if (queue === undefined) queues.set(errand.stream, [errand]);
    else queue.push(errand);
  }
  return queues;
}
