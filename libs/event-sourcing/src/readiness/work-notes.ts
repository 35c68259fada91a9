import type { Instant } from '../events/event';
import type { ViewStatus } from '../projections/view-progress';
import type { ReactorStatus } from '../reactors/reactor-runner';

/** The kind under which projectors share the views. */
export const VIEWS = 'views';
/** The kind under which reactors share their parts. */
export const PARTS = 'reactors';

/** What a projector says of a view with each sign of life. */
export type ViewNote = {
  readonly stopped: { readonly at: string; readonly error: string } | null;
  /** How many streams it lacks; a worker of before said nothing of it. */
  readonly parked?: number;
};

/** What a reactor says of its part with each sign of life. */
export type PartNote = { readonly consumed: string; readonly failingSince: Instant | null };

export const viewNote = (status: ViewStatus | null): string => {
  const stopped = status?.stopped ?? null;
  const said = stopped && { at: String(stopped.at), error: stopped.error };
  return JSON.stringify({ stopped: said, parked: status?.parked.length ?? 0 } satisfies ViewNote);
};

export const partNote = ({ consumed, failing }: ReactorStatus): string =>
  JSON.stringify({ consumed: String(consumed), failingSince: failing?.since ?? null } satisfies PartNote);

export const noteOf = <Note extends ViewNote | PartNote>(note: string | null): Note | null =>
  note === null ? null : (JSON.parse(note) as Note);
