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
  /** Names the checkpoint. A reactor that is added later follows events from then on. */
  readonly name?: string;
  /** Whether commands to a stream belong to this runner; default: all do. */
  readonly isOwnStream?: (stream: string) => boolean;
  /** Stream categories that are never parked: all streams wait for them instead. */
  readonly neverParked: readonly string[];
  /** If more streams than this would be parked, the fault is not in the streams, and all wait. */
  readonly parkedMax?: number;
  /** A checkpoint that only passed events without consequences is saved after this section of the log. */
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
  /** A failure that is being retried. */
  readonly failing: OngoingFailure | null;
  /** Streams that are not reacted to until they are resumed. */
  readonly parked: readonly ParkedStream[];
};

/** Default name of the reactors' checkpoint. */
export const DEFAULT_CHECKPOINT = 'reactors';
