import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { CallFailed, type FoundRecord } from './log-client';

/**
 * An event as received from a subscription. Its data and metadata are parsed on first use: a third of the events a projector
 * receives are of types that no view handles. Data that are not JSON are returned unchanged, as by the client itself.
 */
export class FollowedRecord implements FoundRecord {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  private readonly recorded: ReadResp.ReadEvent.RecordedEvent;
  private parsedData: unknown;
  private parsedMetadata: unknown;

  /** @throws {CallFailed} */
  constructor(event: ReadResp.ReadEvent) {
    const recorded = event.getEvent() ?? event.getLink();
    const position = event.hasCommitPosition() ? event.getCommitPosition() : recorded?.getCommitPosition();
    const id = recorded?.getId();
    const stream = recorded?.getStreamIdentifier();
    if (recorded === undefined || position === undefined || id === undefined || stream === undefined) {
      throw new CallFailed('refused', 'subscription: the server sent an event without id, stream or position');
    }
    this.recorded = recorded;
    this.id = id.getString();
    this.type = recorded.getMetadataMap().get('type') ?? '';
    this.stream = textOf(stream.getStreamName_asU8());
    this.revision = BigInt(recorded.getStreamRevision());
    this.position = BigInt(position);
  }

  get data(): unknown {
    this.parsedData ??= this.isJson ? parsed(this.recorded.getData_asU8()) : this.recorded.getData_asU8();
    return this.parsedData;
  }

  get metadata(): unknown {
    this.parsedMetadata ??= parsed(this.recorded.getCustomMetadata_asU8());
    return this.parsedMetadata;
  }

  private get isJson(): boolean {
    return this.recorded.getMetadataMap().get('content-type') === 'application/json';
  }
}

/** Without copying the bytes. */
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

function parsed(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
