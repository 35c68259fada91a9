import { type AppendResult, derivedId, type Metadata, NO_STREAM } from '@sealtrail/event-sourcing';
import type { FoundRecord, SentRecord } from './log-client';
import { jsonCopy, voidedBefore } from './stored-event';

const VOIDED = 'CommandVoided';

/** The end of an event stream: its logical revision (that of the last event), its position, and the server's own revision. */
export type StreamTail = { readonly revision: bigint; readonly position: bigint; readonly server: bigint };

/**
 * Takes the revision in the stream that an intent was written for, so that its author, if it was paused, can never fulfil it.
 * It is not an event: it is invisible outside the driver, and the logical revision of a stream stays that of its last event.
 * Later events store how many such revisions precede them ({@link voidedBefore}), since logical revisions count events only.
 *
 * @param intent its id: every process that voids it writes the same record
 * @param after the logical revision of the event before it
 */
export const voidingRecord = (intent: string, after: bigint, metadata: Metadata): SentRecord => ({
  id: derivedId('void', intent),
  type: VOIDED,
  data: { after: String(after) },
  metadata: jsonCopy(metadata, 'metadata'),
});

export const isVoided = ({ type }: Pick<FoundRecord, 'type'>): boolean => type === VOIDED;

/** The location of a record, with the number of revisions voided up to there. */
export function tailOf(found: FoundRecord | null): StreamTail {
  if (found === null) return { revision: NO_STREAM, position: 0n, server: NO_STREAM };
  const { revision: server, position } = found;
  const revision = isVoided(found)
    ? BigInt((found.data as { readonly after: string }).after)
    : server - voidedBefore(found);
  return { revision, position, server };
}

/** A server location with its logical revision. */
export const logicalResult = ({ revision, position }: AppendResult, voided: bigint): AppendResult => ({
  revision: revision - voided,
  position,
});
