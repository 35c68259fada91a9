import type { Instant } from '../events/event';
import type { ViewStatus } from '../projections/view-progress';
import type { ReactorStatus } from '../reactors/reactor-runner-options';

/** The kind under which projectors share the views. */
export const VIEW_LEASES = 'views';
/** The kind under which reactors share the partitions. */
export const PARTITION_LEASES = 'reactors';

/** What a projector reports of a view with each heartbeat. */
export type ViewNote = {
  readonly stopped: { readonly at: string; readonly error: string } | null;
  /** How many streams it lacks; workers of an earlier version do not report it. */
  readonly parked?: number;
};

/** What a reactor reports of its partition with each heartbeat. */
export type PartitionNote = { readonly consumed: string; readonly failingSince: Instant | null };

export const viewNote = (status: ViewStatus | null): string => {
  const stopped = status?.stopped ?? null;
  const said = stopped && { at: String(stopped.at), error: stopped.error };
  return JSON.stringify({ stopped: said, parked: status?.parked.length ?? 0 } satisfies ViewNote);
};

export const partitionNote = ({ consumed, failing }: ReactorStatus): string =>
  JSON.stringify({ consumed: String(consumed), failingSince: failing?.since ?? null } satisfies PartitionNote);

export const parseNote = <Note extends ViewNote | PartitionNote>(note: string | null): Note | null =>
  note === null ? null : (JSON.parse(note) as Note);
