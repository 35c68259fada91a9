import { MissingEvents } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import type { FoundRecord, StreamRead } from './log-client';
import type { StreamNames } from './stream-names';

const STREAM_PAGE = 1_000_000;
/** Maximum number of streams looked up concurrently. */
const TOGETHER = 16;

/** Stream metadata that hide events, which are then removed by a scavenge; a soft delete sets `$tb`. */
const HIDING = ['$tb', '$maxCount', '$maxAge'];

/**
 * Event streams have no retention: events that the server does not return are missing. A server hides or removes events of a
 * stream only from its beginning on. So a stream that has its first event is complete; and one that is not found may have been
 * deleted, which its metadata show.
 */
export class StreamIntegrity {
  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
  ) {}

  /** The records from a server revision on, which must exist unless it is the first; none if the stream never existed. */
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

  /** The last record; `null` if the stream never existed. */
  async last(shown: string): Promise<FoundRecord | null> {
    const found = await this.find(shown, { from: 'last', countMax: 1 });
    if (found === null) await this.requireNeverExisted(shown);
    else if (found.length === 0) throw new MissingEvents(shown, 0n, 'the server returns nothing of the stream');
    return found?.[0] ?? null;
  }

  /** The streams among these whose first event is missing. */
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
   * A server accepts an append with "no stream" after a soft delete, and continues the revisions: the events would follow a
   * gap. So a stream whose metadata show that it existed is never started again.
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
