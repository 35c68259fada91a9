import { MissingEvents } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import type { FoundRecord, StreamRead } from './log-client';
import type { StreamNames } from './stream-names';

const STREAM_PAGE = 1_000_000;
/** Streams that are looked up at the same time. */
const TOGETHER = 16;

/** By these a server hides what a stream has, and lets go of it when it is scavenged; a deletion that can be taken back is a `$tb`. */
const HIDING = ['$tb', '$maxCount', '$maxAge'];

/**
 * Streams of facts, none of which has a retention: what a server does not show of them is missing. A server hides or lets go
 * of a stream only from its beginning on. So one that shows its first event is whole; and one that is not there may have been
 * deleted, which its metadata say.
 */
export class StreamIntegrity {
  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
  ) {}

  /** The records from a revision of the server on, which is there unless it is the first; none where the stream never was. */
  async from(shown: string, from: bigint, isKnown: boolean): Promise<readonly FoundRecord[]> {
    const found = await this.find(shown, { from, countMax: STREAM_PAGE });
    if (found === null && isKnown) throw new MissingEvents(shown, from, 'the stream no longer exists');
    if (found === null) {
      await this.requireNeverExisted(shown);
      return [];
    }
    const wrong = found.findIndex(({ revision }, index) => revision !== from + BigInt(index));
    if (wrong !== -1) throw new MissingEvents(shown, from + BigInt(wrong), 'the server does not return them');
    if (found.length === 0) throw new MissingEvents(shown, from, 'the server returns nothing of the stream');
    return found;
  }

  /** The last record; `null` where the stream never was. */
  async last(shown: string): Promise<FoundRecord | null> {
    const found = await this.find(shown, { from: 'last', countMax: 1 });
    if (found === null) await this.requireNeverExisted(shown);
    else if (found.length === 0) throw new MissingEvents(shown, 0n, 'the server returns nothing of the stream');
    return found?.[0] ?? null;
  }

  /** Those of which the first event is not there any more. */
  async truncatedStreams(shown: readonly string[]): Promise<ReadonlySet<string>> {
    const missing = new Set<string>();
    const left = [...shown];
    const look = async (): Promise<void> => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        if (!(await this.isComplete(one))) missing.add(one);
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, look));
    return missing;
  }

  private async isComplete(shown: string): Promise<boolean> {
    try {
      const found = await this.find(shown, { from: 0n, countMax: 1 });
      return found?.[0]?.revision === 0n;
    } catch (error) {
      if (error instanceof MissingEvents) return false;
      throw error;
    }
  }

  /**
   * A server takes what expects no stream after a deletion that can be taken back, and counts on: the facts would stand behind
   * a hole. So nobody begins a stream of which the metadata say that it was there.
   */
  private async requireNeverExisted(shown: string): Promise<void> {
    const stream = `$$${this.names.stream(shown)}`;
    const [told] = await this.connection.read({ stream, from: 'last', countMax: 1 });
    if (told === undefined) return;
    const said = told.data;
    const isHarmless = typeof said === 'object' && said !== null && !HIDING.some((name) => Object.hasOwn(said, name));
    if (!isHarmless) throw new MissingEvents(shown, 0n, 'the stream was deleted or truncated');
  }

  private async find(shown: string, read: Omit<StreamRead, 'stream'>): Promise<readonly FoundRecord[] | null> {
    try {
      return await this.connection.find({ stream: this.names.stream(shown), ...read });
    } catch (error) {
      if (error instanceof MissingEvents) throw new MissingEvents(shown, error.revision, error.why);
      throw error;
    }
  }
}
