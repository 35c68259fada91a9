import type { CommandGate } from '../commands/command-gate';
import type { Instant } from '../events/event';
import { orAborted } from '../time/on-abort';
import type { ErrandRunner, Parking } from './errand-runner';
import type { ParkedReactions } from './parked-reactions';
import { type Errand, errandOf } from './reactions';
import { isHeld, type Timer, type TimerStore } from './reactor';

type Options = {
  readonly timers: TimerStore;
  readonly gate: CommandGate;
  readonly errands: ErrandRunner;
  readonly parked: ParkedReactions;
  /** Returns when the reactors have consumed the log up to its head. */
  readonly drained: (signal: AbortSignal) => Promise<void>;
};

/** Timers that are fired together, at most. */
const GROUP_MAX = 500;

/**
 * Fires timers in the order (instant, rank, id). Timers of one instant and rank go together; between the groups the
 * reactors drain, so that a group sees what the one before has caused. Before a group fires, every command that was begun
 * in time is over and its facts consumed: nobody is told late who was in time. One that cannot be fired parks the stream that
 * set it; held timers stay where they are.
 */
export class TimerRun {
  constructor(private readonly options: Options) {}

  /** Fires all that is due by the instant, also what is set meanwhile. `onDue` is told the instant before each group. */
  async fireThrough(target: Instant, signal: AbortSignal, onDue: (due: Instant) => void = () => {}): Promise<void> {
    const { timers, gate, drained } = this.options;
    const insist = <T>(attempt: () => Promise<T>) => this.options.errands.insist(attempt, signal);
    for (;;) {
      await drained(signal);
      const due = await insist(() => timers.nextDue());
      if (due === null || due > target) return;
      onDue(due);
      await orAborted(gate.settled(due), signal);
      await drained(signal);
      await this.fire(firstRank(await insist(() => this.earliest(due))), signal);
    }
  }

  private async fire(group: readonly Timer[], signal: AbortSignal): Promise<void> {
    const { timers, errands, parked } = this.options;
    const timerOf = new Map(group.map((timer) => [timer.id, timer]));
    const ofErrand = ({ envelope }: Errand): Timer => timerOf.get(envelope.commandId) as Timer;
    const held = (timer: Timer): boolean => isHeld(timer, parked.all);
    const parking: Parking = {
      holds: (errand) => held(ofErrand(errand)),
      givesUp: (errand, error, tries) => parked.parkTimer(ofErrand(errand), error, tries),
    };
    await errands.runAll(group.map(errandOf), parking, signal);
    if (group.some(held)) await errands.insist(() => parked.save(), signal);
    const fired = group.filter((timer) => !held(timer));
    await errands.insist(() => timers.done(fired.map(({ id }) => id)), signal);
  }

  /** The draining may have set an earlier timer: that one goes first. */
  private async earliest(due: Instant): Promise<readonly Timer[]> {
    const { timers } = this.options;
    const next = await timers.nextDue();
    return next === due ? timers.dueAt(due, GROUP_MAX) : [];
  }
}

const firstRank = (timers: readonly Timer[]): readonly Timer[] => timers.filter(({ rank }) => rank === timers[0]?.rank);
