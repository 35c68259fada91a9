import { StoreUnavailable } from '../storage-errors';
import type { Connection } from './connection';
import type { FoundRecord } from './log-client';
import { RecordFingerprints } from './record-fingerprints';

const PAGE = 16;
const PAGE_MAX = 1_024;

/**
 * The position of the last event of the namespace. The server has no such query, and its log contains foreign events too. The
 * first time, the server searches for the last event; from then on the log is read backwards from its end to the known
 * position.
 */
export class LogHead {
  /** Fingerprints of the records encountered. */
  readonly fingerprints = new RecordFingerprints();
  private head = 0n;
  private looked: bigint;

  /** @param floor no event of the namespace is before it */
  constructor(
    private readonly connection: Connection,
    private readonly prefix: string,
    private readonly floor: bigint,
  ) {
    this.looked = floor;
  }

  /** An event of the namespace is known to be at this position. */
  note(position: bigint): void {
    this.settle(position, position);
  }

  /** Exact: it includes everything acknowledged before the call. */
  async find(): Promise<bigint> {
    const isFirst = this.looked === this.floor;
    let end: bigint | null = null;
    let before: bigint | 'end' = 'end';
    for (let count = PAGE; ; count = Math.min(count * 2, PAGE_MAX)) {
      const page: readonly FoundRecord[] = await this.page(before, count);
      for (const found of page) {
        const { position, stream } = found;
        end ??= position;
        if (stream.startsWith(this.prefix)) this.fingerprints.note(found);
        if (position <= this.looked) return this.settle(end, this.head);
        if (stream.startsWith(this.prefix)) return this.settle(end, position);
      }
      const last = page.at(-1);
      if (last === undefined || page.length < count) return this.settle(end ?? this.looked, this.head);
      before = last.position;
      const searched = isFirst && count === PAGE ? await this.searched() : 'unknown';
      if (searched !== 'unknown') return this.settle(latest(end, searched), searched ?? 0n);
    }
  }

  /** Tried before the log is read page by page: `unknown` if the server's search timed out. */
  private async searched(): Promise<bigint | 'unknown' | null> {
    const { timings } = this.connection;
    try {
      return await this.connection.ask((client) => client.lastOf(this.prefix), timings.searchMs);
    } catch (error) {
      if (error instanceof StoreUnavailable) return 'unknown';
      throw error;
    }
  }

  private page(before: bigint | 'end', count: number): Promise<readonly FoundRecord[]> {
    return this.connection.ask((client) => client.readLogBackwards(before, count));
  }

  private settle(looked: bigint, head: bigint): bigint {
    if (looked > this.looked) this.looked = looked;
    if (head > this.head) this.head = head;
    return this.head;
  }
}

const latest = (end: bigint | null, found: bigint | null): bigint =>
  (end ?? 0n) > (found ?? 0n) ? (end ?? 0n) : (found ?? 0n);
