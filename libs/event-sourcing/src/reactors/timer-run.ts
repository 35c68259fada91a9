import type { CommandGate } from '../commands/command-gate';
import type { Instant } from '../events/event';
import { orAborted } from '../time/on-abort';
import type { ErrandRunner } from './errand-runner';
import { errandOf } from './reactions';
import type { Timer, TimerStore } from './reactor';

type Options = {
  readonly timers: TimerStore;
  readonly gate: CommandGate;
  readonly errands: ErrandRunner;
  /** Returns when the reactors have consumed the log up to its head. */
  readonly drained: (signal: AbortSignal) => Promise<void>;
};

/** Timers that are fired together, at most. */
const GROUP_MAX = 500;

/**
 * Fires timers in the order (instant, rank, id). Timers of one instant and rank go together; between the groups the
 * reactors drain, so that a group sees what the one before has caused. Before a group fires, every command that was begun
 * in time is over and its facts consumed: nobody is told late who was in time.
 */
export class TimerRun {
  constructor(private readonly options: Options) {}

  /** Fires all that is due by the instant, also what is set meanwhile. `onDue` is told the instant before each group. */
  async fireThrough(target: Instant, signal: AbortSignal, onDue: (due: Instant) => void = () => {}): Promise<void> {
    const { timers, gate, errands, drained } = this.options;
    const insist = <T>(attempt: () => Promise<T>) => errands.insist(attempt, signal);
    for (;;) {
      await drained(signal);
      const due = await insist(() => timers.nextDue());
      if (due === null || due > target) return;
      onDue(due);
      await orAborted(gate.settled(due), signal);
      await drained(signal);
      const group = firstRank(await insist(() => this.earliest(due)));
      await errands.runAll(group.map(errandOf), signal);
      await insist(() => timers.done(group.map(({ id }) => id)));
    }
  }

  /** The draining may have set an earlier timer: that one goes first. */
  private async earliest(due: Instant): Promise<readonly Timer[]> {
    const { timers } = this.options;
    const next = await timers.nextDue();
    return next === due ? timers.dueAt(due, GROUP_MAX) : [];
  }
}

const firstRank = (timers: readonly Timer[]): readonly Timer[] => timers.filter(({ rank }) => rank === timers[0]?.rank);
