import { kernelRejection } from '../commands/kernel-rejections';
import type { ReadStore } from './read-store';

/**
 * How many streams an answer may lack; absent: none. It is that of the views, whoever asks: whose a parked stream is, nobody
 * knows that could not fold it.
 */
export type Incompleteness = { readonly incomplete?: number };

/** Asked after the documents were read: a stream is named as parked before the first document lacks it. */
export async function incompletenessOf(store: ReadStore, ...views: readonly string[]): Promise<Incompleteness> {
  const lacking = await Promise.all(views.map((view) => store.parkedOf(view)));
  const streams = new Set(lacking.flat().map(({ stream }) => stream));
  return streams.size === 0 ? {} : { incomplete: streams.size };
}

/** Where one that is overlooked would be wrong for ever. @throws {Rejection} `view.incomplete` */
export async function requireCompleteView(store: ReadStore, view: string): Promise<void> {
  if ((await store.parkedOf(view)).length > 0) throw kernelRejection('view.incomplete');
}

/**
 * What is shown of one stream alone is not shown as it was before a fact that could not be folded.
 *
 * @throws {Rejection} `view.incomplete`
 */
export async function requireFollowedStream(store: ReadStore, view: string, stream: string): Promise<void> {
  const lacking = await store.parkedOf(view);
  if (lacking.some((parked) => parked.stream === stream)) throw kernelRejection('view.incomplete');
}
