import { LruMap, MissingEvents, NO_STREAM } from '@sealtrail/event-sourcing';

/** Of so many streams at most it is known where they are: those that were followed last. */
const STREAMS_MAX = 200_000;

/** An event as far as it matters here. */
type EventPlace<Stream> = { readonly stream: Stream; readonly revision: bigint; readonly type: string };

/** What KurrentDB writes in place of a stream that was deleted for good. */
const TOMBSTONE = '$streamDeleted';

/**
 * Notices what is missing from the streams of facts (`$maxCount`, `$tb`, a deletion, a scavenge) by the revisions of what is
 * followed: they only ever count on by one. Of a stream that is met in the middle, because the log was not followed from its
 * beginning or there were more streams than can be remembered, it must first be looked up whether it is whole. Streams with a
 * declared retention lie outside of the prefix that is followed.
 */
export class GapDetector<Stream = string> {
  private readonly last: LruMap<Stream, bigint>;

  /** @param shown the name of a stream as those know it who ask */
  constructor(
    private readonly shown: (stream: Stream) => string,
    streamsMax = STREAMS_MAX,
  ) {
    this.last = new LruMap(streamsMax);
  }

  /** Streams among these that are met in the middle, by the names that those know who ask. */
  unknownStreams(found: readonly EventPlace<Stream>[]): readonly string[] {
    const met = new Map<Stream, bigint>();
    for (const { stream, revision } of found) {
      if (this.last.get(stream) === undefined && !met.has(stream)) met.set(stream, revision);
    }
    return [...met].flatMap(([stream, revision]) => (revision === 0n ? [] : [this.shown(stream)]));
  }

  /** @param isWhole whether a stream that is met in the middle has its beginning @throws {MissingEvents} */
  note({ stream, revision, type }: EventPlace<Stream>, isWhole: () => boolean): void {
    if (type === TOMBSTONE) throw new MissingEvents(this.shown(stream), 0n, 'the stream was tombstoned');
    const before = this.last.get(stream) ?? (revision > 0n && isWhole() ? revision - 1n : NO_STREAM);
    if (revision !== before + 1n) {
      throw new MissingEvents(this.shown(stream), before + 1n, `the log continues at revision ${revision}`);
    }
    this.last.set(stream, revision);
  }
}
