import type { CommandGate } from '../commands/command-gate';
import type { Instant } from '../events/event';
import { orAborted } from '../time/on-abort';
import type { ParkedReactions } from './parked-reactions';
import type { ParkingHooks, PendingCommandRunner } from './pending-command-runner';
import { type PendingCommand, pendingCommandOf } from './reactions';
import { isHeld, type Timer, type TimerStore } from './reactor';

type Options = {
  readonly timers: TimerStore;
  readonly gate: CommandGate;
  readonly pendingCommands: PendingCommandRunner;
  readonly parked: ParkedReactions;
  /** Resolves when the reactors have consumed the log up to its head. */
  readonly drained: (signal: AbortSignal) => Promise<void>;
};

/** Maximum number of timers fired together. */
const GROUP_MAX = 500;

/**
 * Fires timers in the order (instant, rank, id). Timers of the same instant and rank are fired together; between the groups the
 * reactors drain, so that a group sees what the previous one has caused. Before a group fires, every command begun in time has
 * completed and its events are consumed: an act done in time is never treated as late. A timer that cannot be fired parks the
 * stream that set it; held timers are not fired.
 */
export class DueTimerRunner {
  constructor(private readonly options: Options) {}

  /**
   * Fires all timers due by the instant, including those set meanwhile. `onDue` is called with the instant before each group.
   */
  async fireThrough(target: Instant, signal: AbortSignal, onDue: (due: Instant) => void = () => {}): Promise<void> {
    const { timers, gate, drained } = this.options;
    const retry = <T>(attempt: () => Promise<T>) => this.options.pendingCommands.retryUntilAborted(attempt, signal);
    for (;;) {
      await drained(signal);
      const due = await retry(() => timers.nextDue());
      if (due === null || due > target) return;
      onDue(due);
      await orAborted(gate.drained(due), signal);
      await drained(signal);
      await this.fire(firstRank(await retry(() => this.earliest(due))), signal);
    }
  }

  private async fire(group: readonly Timer[], signal: AbortSignal): Promise<void> {
    const { timers, pendingCommands, parked } = this.options;
    const timerOf = new Map(group.map((timer) => [timer.id, timer]));
    const ofErrand = ({ commandMetadata }: PendingCommand): Timer => timerOf.get(commandMetadata.commandId) as Timer;
    const held = (timer: Timer): boolean => isHeld(timer, parked.all);
    const parking: ParkingHooks = {
      holds: (pendingCommand) => held(ofErrand(pendingCommand)),
      givesUp: (pendingCommand, error, tries) => parked.parkTimer(ofErrand(pendingCommand), error, tries),
    };
    await pendingCommands.runAll(group.map(pendingCommandOf), parking, signal);
    if (group.some(held)) await pendingCommands.retryUntilAborted(() => parked.save(), signal);
    const fired = group.filter((timer) => !held(timer));
    await pendingCommands.retryUntilAborted(() => timers.done(fired.map(({ id }) => id)), signal);
  }

  /** Draining may have set an earlier timer: it goes first. */
  private async earliest(due: Instant): Promise<readonly Timer[]> {
    const { timers } = this.options;
    const next = await timers.nextDue();
    return next === due ? timers.dueAt(due, GROUP_MAX) : [];
  }
}

const firstRank = (timers: readonly Timer[]): readonly Timer[] => timers.filter(({ rank }) => rank === timers[0]?.rank);
