import type {
  AccessTrail,
  Clock,
  EventStore,
  FileStore,
  Instant,
  NamespaceSecret,
  ReadStore,
  TimerStore,
  Vault,
} from '@sealtrail/event-sourcing';
import type { ViewProgress } from '@sealtrail/event-sourcing/runtime';

/** Everything that keeps something, opened. */
export type Drivers = {
  readonly events: EventStore;
  readonly views: ReadStore;
  readonly timers: TimerStore;
  readonly files: FileStore;
  readonly vault: Vault;
  readonly trail: AccessTrail;
  readonly secret: NamespaceSecret;
  readonly clock: Clock;
  /** Moves the clock, where it is a simulated one. */
  readonly setClock: ((now: Instant) => void) | null;
  /** A stretch of the log after which the reactors keep how far they are, though nothing followed from it. */
  readonly checkpointLagMax: bigint;
  /** How far the projector says it is. */
  readonly progress: ViewProgress;
  /** Resolves when something broke that only a restart mends. */
  readonly fatal: Promise<Error>;
  /** Lets what is being written end, then closes everything. */
  close(): Promise<void>;
};
