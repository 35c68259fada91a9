import type { CommandGate } from '../commands/command-gate';
import type { Dispatch } from '../contexts/dispatch';
import type { EventStore } from '../events/event-store';
import { type ParkedStream } from '../events/parked-streams';
import type { Clock } from '../time/clock';
import { type Wait } from '../time/waiting';
import { type OngoingFailure, type ReactorLog } from './pending-command-runner';
import type { AnyReactor, TimerStore, WaitingTimers } from './reactor';

export type ReactorRunnerOptions = {
  readonly events: EventStore;
  readonly timers: TimerStore;
  readonly reactors: readonly AnyReactor[];
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly gate: CommandGate;
  readonly log: ReactorLog;
  /** Names the checkpoint. A reactor that is added later follows what happens from then on. */
  readonly name?: string;
  /** Whether what goes to a stream is this runner's part of the work; by default everything is. */
  readonly isOwnStream?: (stream: string) => boolean;
  /** Categories of streams that everything rests on: they are never parked, all waits for them instead. */
  readonly neverParked: readonly string[];
  /** More streams than so many are no longer the streams' fault: then all wait. */
  readonly parkedMax?: number;
  /** A checkpoint that only passed events without consequence is saved after this stretch of the log. */
  readonly checkpointLagMax?: bigint;
  readonly batchMax?: number;
  readonly parallelMax?: number;
  readonly wait?: Wait;
};

export type ReactorStatus = {
  /** Everything up to here has been reacted to. */
  readonly consumed: bigint;
  readonly head: bigint;
  readonly timers: WaitingTimers;
  /** What does not work and is being tried again. */
  readonly failing: OngoingFailure | null;
  /** Streams that are reacted to no further, until they are resumed. */
  readonly parked: readonly ParkedStream[];
};

/** Who follows the log for the reactors, where no other name is given. */
export const DEFAULT_CHECKPOINT = 'reactors';
