import { type AppendResult, derivedId, type Metadata, NO_STREAM } from '@sealtrail/event-sourcing';
import type { FoundRecord, SentRecord } from './log-client';
import { jsonCopy, voidedBefore } from './stored-event';

const VOIDED = 'CommandVoided';

/** A place in a stream of facts: the revision as those know it who ask, of the last fact up to there, and the server's own. */
export type StreamTail = { readonly revision: bigint; readonly position: bigint; readonly server: bigint };

/**
 * Takes the place in the stream that an intent was made for, so that whoever made it, and slept, can never fulfil it. It is no
 * fact: nobody behind the driver sees it, and the revision of a stream stays that of its last fact. The facts behind it say how
 * many such places lie before them ({@link voidedBefore}): those who ask count facts alone.
 *
 * @param intent its id: who else voids it writes the very same
 * @param after the revision of the fact before the place
 */
export const voidingRecord = (intent: string, after: bigint, metadata: Metadata): SentRecord => ({
  id: derivedId('void', intent),
  type: VOIDED,
  data: { after: String(after) },
  metadata: jsonCopy(metadata, 'metadata'),
});

export const isVoided = ({ type }: Pick<FoundRecord, 'type'>): boolean => type === VOIDED;

/** The place of a record, and what has been voided up to there. */
export function tailOf(found: FoundRecord | null): StreamTail {
  if (found === null) return { revision: NO_STREAM, position: 0n, server: NO_STREAM };
  const { revision: server, position } = found;
  const revision = isVoided(found)
    ? BigInt((found.data as { readonly after: string }).after)
    : server - voidedBefore(found);
  return { revision, position, server };
}

/** A place of the server as those know it who ask. */
export const logicalResult = ({ revision, position }: AppendResult, voided: bigint): AppendResult => ({
  revision: revision - voided,
  position,
});
