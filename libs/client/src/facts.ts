import type { paths } from '@sealtrail/openapi';
import { bodyOf, type SealtrailClient } from './client';

type FeedQuery = NonNullable<paths['/v1/events']['get']['parameters']['query']>;
type FeedPage = paths['/v1/events']['get']['responses'][200]['content']['application/json'];

/** Facts up to `after`; keep `after` once they are processed, and continue from it. */
export type Facts = { readonly events: FeedPage['events']; readonly after: string };

/**
 * The facts that the key may see, in the order of the log, batch by batch and for ever: at the head each request waits for new
 * ones. A consumer that stores `after` together with what it made of the batch loses none and processes none twice.
 */
export async function* factsOf(
  client: SealtrailClient,
  { signal, ...query }: Omit<FeedQuery, 'wait'> & { readonly signal?: AbortSignal } = {},
): AsyncGenerator<Facts, void, undefined> {
  let { after } = query;
  while (signal?.aborted !== true) {
    const asked = { ...query, ...(after === undefined ? {} : { after }), wait: 20 };
    const page = await bodyOf(
      client.GET('/v1/events', { params: { query: asked }, ...(signal === undefined ? {} : { signal }) }),
    );
    after = page.after;
    if (page.events.length > 0) yield { events: page.events, after: page.after };
  }
}
