import { derivedId, type Metadata, NO_STREAM } from '@sealtrail/event-sourcing';
import type { FoundRecord, SentRecord } from './log-client';
import { plain } from './stored-event';

const VOIDED = 'CommandVoided';

/** Where a stream of facts ends: the last fact as those know it who ask, and the server's own last revision. */
export type StreamEnd = { readonly revision: bigint; readonly position: bigint; readonly server: bigint };

/**
 * Takes the place in the stream that an intent was made for, so that whoever made it, and slept, can never fulfil it. It is no
 * fact: nobody behind the driver sees it, and the revision of a stream stays that of its last fact.
 *
 * @param intent its id: who else voids it writes the very same
 * @param after the revision of the fact before the place
 */
export const voidRecord = (intent: string, after: bigint, metadata: Metadata): SentRecord => ({
  id: derivedId('void', intent),
  type: VOIDED,
  data: { after: String(after) },
  metadata: plain(metadata, 'metadata'),
});

export const isVoided = ({ type }: Pick<FoundRecord, 'type'>): boolean => type === VOIDED;

/** @param last the last record of the stream */
export function endOf(last: FoundRecord | null): StreamEnd {
  if (last === null) return { revision: NO_STREAM, position: 0n, server: NO_STREAM };
  const { revision: server, position } = last;
  const revision = isVoided(last) ? BigInt((last.data as { readonly after: string }).after) : server;
  return { revision, position, server };
}
