import type { Instant } from '../events/event';
import type { ViewStatus } from '../projections/view-progress';
import type { ReactorStatus } from '../reactors/reactor-runner';

/** The kind under which projectors share the views. */
export const VIEWS = 'views';
/** The kind under which reactors share their parts. */
export const PARTS = 'reactors';

/** What a projector says of a view with each sign of life. */
export type ViewNote = { readonly stopped: { readonly at: string; readonly error: string } | null };

/** What a reactor says of its part with each sign of life. */
export type PartNote = { readonly consumed: string; readonly failingSince: Instant | null };

export const viewNote = (status: ViewStatus | null): string => {
  const stopped = status?.stopped ?? null;
  return JSON.stringify({ stopped: stopped && { at: String(stopped.at), error: stopped.error } } satisfies ViewNote);
};

export const partNote = ({ consumed, failing }: ReactorStatus): string =>
  JSON.stringify({ consumed: String(consumed), failingSince: failing?.since ?? null } satisfies PartNote);

export const noteOf = <Note extends ViewNote | PartNote>(note: string | null): Note | null =>
  note === null ? null : (JSON.parse(note) as Note);
