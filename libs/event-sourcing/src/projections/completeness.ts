import { kernelRejection } from '../commands/kernel-rejections';
import type { ReadStore } from './read-store';

/**
 * The number of streams that an answer may lack; absent: none. It is the number of the whole views, independent of the caller's
 * scope: since the event could not be folded, it is unknown to whom a parked stream belongs.
 */
export type Incompleteness = { readonly incomplete?: number };

/** Must be called after the documents were read: a stream is listed as parked before the first document lacks it. */
export async function incompletenessOf(store: ReadStore, ...views: readonly string[]): Promise<Incompleteness> {
  const lacking = await Promise.all(views.map((view) => store.parkedOf(view)));
  const streams = new Set(lacking.flat().map(({ stream }) => stream));
  return streams.size === 0 ? {} : { incomplete: streams.size };
}

/** For lookups where an overlooked document would have permanent consequences. @throws {Rejection} `view.incomplete` */
export async function requireCompleteView(store: ReadStore, view: string): Promise<void> {
  if ((await store.parkedOf(view)).length > 0) throw kernelRejection('view.incomplete');
}

/**
 * A single stream is not shown in the state before an event that could not be folded.
 *
 * @throws {Rejection} `view.incomplete`
 */
export async function requireFollowedStream(store: ReadStore, view: string, stream: string): Promise<void> {
  const lacking = await store.parkedOf(view);
  if (lacking.some((parked) => parked.stream === stream)) throw kernelRejection('view.incomplete');
}
