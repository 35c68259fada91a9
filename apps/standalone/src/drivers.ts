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

/** All stores, opened. */
export type Drivers = {
  readonly events: EventStore;
  readonly views: ReadStore;
  readonly timers: TimerStore;
  readonly files: FileStore;
  readonly vault: Vault;
  readonly trail: AccessTrail;
  readonly secret: NamespaceSecret;
  readonly clock: Clock;
  /** Moves a simulated clock. */
  readonly setClock: ((now: Instant) => void) | null;
  /** The reactors save their checkpoint after this section of the log, even if there were no consequences. */
  readonly checkpointLagMax: bigint;
  /** The progress reported by the projector. */
  readonly progress: ViewProgress;
  /** Resolves on a failure that only a restart repairs. */
  readonly fatal: Promise<Error>;
  /** Completes pending writes, then closes everything. */
  close(): Promise<void>;
};
