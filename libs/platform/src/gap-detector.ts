import { LruMap, MissingEvents, NO_STREAM } from '@sealtrail/event-sourcing';

/** Maximum number of streams whose revision is tracked: the most recently followed ones. */
const STREAMS_MAX = 200_000;

/** The relevant part of an event. */
type EventPlace<Stream> = { readonly stream: Stream; readonly revision: bigint; readonly type: string };

/** The event that KurrentDB writes for a stream that was deleted permanently. */
const TOMBSTONE = '$streamDeleted';

/**
 * Detects events missing from streams (`$maxCount`, `$tb`, a deletion, a scavenge) by their revisions, which increase by
 * exactly one. If a stream is first encountered in the middle, because the log was not followed from its beginning or there
 * were more streams than can be tracked, it must be looked up whether the stream is complete. Streams with a declared retention
 * are outside of the prefix that is followed.
 */
export class GapDetector<Stream = string> {
  private readonly last: LruMap<Stream, bigint>;

  /** @param shown maps to the stream name that callers use */
  constructor(
    private readonly shown: (stream: Stream) => string,
    streamsMax = STREAMS_MAX,
  ) {
    this.last = new LruMap(streamsMax);
  }

  /** The streams among these that are first encountered in the middle, by the names that callers use. */
  unknownStreams(found: readonly EventPlace<Stream>[]): readonly string[] {
    const met = new Map<Stream, bigint>();
    for (const { stream, revision } of found) {
      if (this.last.get(stream) === undefined && !met.has(stream)) met.set(stream, revision);
    }
    return [...met].flatMap(([stream, revision]) => (revision === 0n ? [] : [this.shown(stream)]));
  }

  /** @param isWhole whether a stream first encountered in the middle has its beginning @throws {MissingEvents} */
  note({ stream, revision, type }: EventPlace<Stream>, isWhole: () => boolean): void {
    if (type === TOMBSTONE) throw new MissingEvents(this.shown(stream), 0n, 'the stream was tombstoned');
    const before = this.last.get(stream) ?? (revision > 0n && isWhole() ? revision - 1n : NO_STREAM);
    if (revision !== before + 1n) {
      throw new MissingEvents(this.shown(stream), before + 1n, `the log continues at revision ${revision}`);
    }
    this.last.set(stream, revision);
  }
}
