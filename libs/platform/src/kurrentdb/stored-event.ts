import {
  type Event,
  type JsonObject,
  type Metadata,
  metadataAt,
  type NewEvent,
  type RecordedEvent,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import { UnstorableEvent, WriteTooLarge } from './kurrent-errors';
import type { FoundRecord, SentRecord } from './log-client';

/** The server's default limit for one append is 1 MiB; the rest is left for its overhead. */
const WRITE_BYTES_MAX = 1_000_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Events as they are sent. Everything is validated here, before the client sees it: some values that it cannot send would crash
 * the process or leave the call unanswered.
 *
 * @param voided number of voided revisions in the stream before them
 * @throws {UnstorableEvent} {@link WriteTooLarge}
 */
export function toRecords(
  stream: string,
  events: readonly NewEvent[],
  metadata: Metadata,
  voided: bigint,
): readonly SentRecord[] {
  const kept = { ...metadataOf(metadata), ...(voided > 0n && { voided: String(voided) }) };
  return checkSendable(
    stream,
    events.map(({ id, type, data }) => ({ id, type, data: jsonCopy(data, `${type} ${id}`), metadata: kept })),
  );
}

/** Validates the records of one append. @throws {UnstorableEvent} {@link WriteTooLarge} */
export function checkSendable(stream: string, records: readonly SentRecord[]): readonly SentRecord[] {
  for (const { id, type } of records) {
    if (!UUID.test(id)) throw new UnstorableEvent(`${type} ${id}: the id is not a lower-case UUID`);
    if (type === '' || type.startsWith('$'))
      throw new UnstorableEvent(`${id}: "${type}" is not a Sealtrail event type`);
  }
  const bytes = records.reduce((sum, record) => sum + bytesOf(record), 0);
  if (bytes > WRITE_BYTES_MAX) throw new WriteTooLarge(stream, bytes, WRITE_BYTES_MAX);
  return records;
}

/** As the server counts them. */
const bytesOf = ({ type, data, metadata }: SentRecord): number =>
  Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata)) + 2 * type.length;

/** A copy that contains only JSON. @throws {UnstorableEvent} */
export function jsonCopy(value: unknown, what: string): JsonObject {
  let copy: unknown;
  try {
    copy = JSON.parse(JSON.stringify(value) ?? 'null');
  } catch (error) {
    throw new UnstorableEvent(`${what}: the data is not JSON`, { cause: error });
  }
  if (!isObject(copy)) throw new UnstorableEvent(`${what}: the data is not a JSON object`);
  return copy;
}

/** The two names with `$` are those by which the server itself links related events. */
const metadataOf = (metadata: Metadata): JsonObject =>
  jsonCopy(
    {
      ...metadataAt(metadata.recordedAt, metadata),
      $correlationId: metadata.correlationId,
      ...(metadata.causationId === null ? {} : { $causationId: metadata.causationId }),
    },
    'metadata',
  );

/** A stored event of the namespace. @throws {UnreadableEvent} */
export function toRecordedEvent(found: FoundRecord, prefix: string): RecordedEvent {
  const stream = found.stream.slice(prefix.length);
  const { id, type, position } = found;
  const shown = { stream, revision: found.revision, type };
  const metadata = requireObject(shown, found.metadata, 'metadata') as unknown as Metadata;
  if (typeof metadata.commandId !== 'string') throw unreadable(shown, 'metadata');
  return {
    id,
    type,
    data: requireObject(shown, found.data, 'data') as Event['data'],
    stream,
    revision: found.revision - voidedBefore(found),
    position,
    metadata: metadataAt(metadata.recordedAt, metadata),
  };
}

/** The number of voided revisions before an event, from its metadata; usually none. */
export const voidedBefore = ({ metadata }: Pick<FoundRecord, 'metadata'>): bigint =>
  BigInt((metadata as { readonly voided?: string } | null)?.voided ?? 0);

/** The location of the data, for messages. */
type RecordLocation = Pick<FoundRecord, 'stream' | 'revision' | 'type'>;

/** The client silently returns data that it cannot parse as text or bytes. @throws {UnreadableEvent} */
export function requireObject(found: RecordLocation, value: unknown, part: string): JsonObject {
  if (!isObject(value)) throw unreadable(found, part);
  return value;
}

const unreadable = ({ stream, revision, type }: RecordLocation, part: string): UnreadableEvent =>
  new UnreadableEvent(stream, revision, `the ${part} of this ${type} was not written by this store`);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
