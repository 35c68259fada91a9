import { isTransient } from '../commands/kernel-rejections';
import { Rejection } from '../commands/rejection';
import type { Dispatch } from '../contexts/dispatch';
import type { Instant } from '../events/event';
import type { ParkedStream } from '../events/parked-streams';
import type { Clock } from '../time/clock';
import { orAborted } from '../time/on-abort';
import { TurnLimit } from '../time/turn-limit';
import { backOffMs, type Wait } from '../time/waiting';
import type { PendingCommand } from './reactions';

export type ReactorLog = {
  /** The domain refused a reactor's command: it is skipped for good. */
  readonly rejected: (pendingCommand: PendingCommand, rejection: Rejection) => void;
  /** Any other failure: the command is retried until it succeeds, or the stream is parked. */
  readonly failed: (error: unknown, pendingCommand: PendingCommand | null) => void;
  /** A stream was parked. */
  readonly parked: (parked: ParkedStream) => void;
};

/** Decides which pending commands are not run because the stream they come from is parked. */
export type ParkingHooks = {
  /** Called right before a command is run. */
  readonly holds: (pendingCommand: PendingCommand) => boolean;
  /** Whether to give up after this many attempts; the stream the command comes from is parked by then. */
  readonly givesUp: (pendingCommand: PendingCommand, error: unknown, tries: number) => Promise<boolean>;
};

/** A persistent failure, and when it began. */
export type OngoingFailure = { readonly since: Instant; readonly error: string };

type Options = {
  readonly dispatch: Dispatch;
  readonly log: ReactorLog;
  readonly clock: Clock;
  readonly wait: Wait;
  /** Maximum number of streams handled concurrently. */
  readonly parallelMax: number;
};

/** Thousands may be due at once. Each takes a fraction of a millisecond, and callers must be served meanwhile. */
const BEGUN_IN_TURN_MAX = 8;

/** Runs pending commands: those of one stream in order, those of different streams concurrently. */
export class PendingCommandRunner {
  private readonly troubles = new Set<OngoingFailure>();
  private readonly turns = new TurnLimit(BEGUN_IN_TURN_MAX);

  constructor(private readonly options: Options) {}

  /** A failure that is being retried, if there is one. */
  get failing(): OngoingFailure | null {
    return this.troubles.values().next().value ?? null;
  }

  /**
   * Resolves when all are done: accepted, rejected or held. An outage is waited out; nothing else is skipped. @throws when
   * aborted.
   */
  async runAll(pendingCommands: readonly PendingCommand[], parking: ParkingHooks, signal: AbortSignal): Promise<void> {
    const queues = byStream(pendingCommands).values();
    const serve = async (): Promise<void> => {
      for (const queue of queues) {
        for (const pendingCommand of queue) {
          while (!this.turns.begin()) await this.turns.nextTurn();
          await this.runOne(pendingCommand, parking, signal);
        }
      }
    };
    await Promise.all(Array.from({ length: this.options.parallelMax }, serve));
  }

  /** Retries until it succeeds. @throws when aborted. */
  async retryUntilAborted<T>(
    attempt: () => Promise<T>,
    signal: AbortSignal,
    pendingCommand: PendingCommand | null = null,
  ): Promise<T> {
    let since: Instant | null = null;
    for (let tries = 1; ; tries++) {
      signal.throwIfAborted();
      let failing: OngoingFailure;
      try {
        return await orAborted(attempt(), signal);
      } catch (error) {
        // The attempt that was begun continues unobserved; under its id it can safely be repeated concurrently.
        signal.throwIfAborted();
        this.options.log.failed(error, pendingCommand);
        since ??= this.options.clock.now();
        failing = { since, error: String(error) };
      }
      this.troubles.add(failing);
      await this.options.wait(backOffMs(tries), signal).finally(() => this.troubles.delete(failing));
    }
  }

  private async runOne(pendingCommand: PendingCommand, parking: ParkingHooks, signal: AbortSignal): Promise<void> {
    if (parking.holds(pendingCommand)) return;
    const { stream, command, commandMetadata } = pendingCommand;
    let tries = 0;
    const attempt = async (): Promise<Rejection | null> => {
      try {
        await this.options.dispatch({ stream, command }, commandMetadata);
      } catch (error) {
        if (error instanceof Rejection && !isTransient(error)) return error;
        tries += 1;
        if (!(await parking.givesUp(pendingCommand, error, tries))) throw error;
      }
      return null;
    };
    const rejection = await this.retryUntilAborted(attempt, signal, pendingCommand);
    if (rejection !== null) this.options.log.rejected(pendingCommand, rejection);
  }
}

function byStream(pendingCommands: readonly PendingCommand[]): ReadonlyMap<string, readonly PendingCommand[]> {
  const queues = new Map<string, PendingCommand[]>();
  for (const pendingCommand of pendingCommands) {
    const queue = queues.get(pendingCommand.stream);
    if (queue === undefined) queues.set(pendingCommand.stream, [pendingCommand]);
    else queue.push(pendingCommand);
  }
  return queues;
}
