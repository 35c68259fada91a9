import type { Connection } from './connection';
import type { FoundRecord } from './log-client';

const PAGE = 16;
const PAGE_MAX = 1_024;

/**
 * Where our part of the log ends. The server has no such question, and its log holds what is not ours too; so it is read
 * backwards from its end, and never twice: behind each look everything is known.
 */
export class LogHead {
  private head = 0n;
  private looked: bigint;

  /** @param floor nothing of ours lies before it */
  constructor(
    private readonly connection: Connection,
    private readonly prefix: string,
    floor: bigint,
  ) {
    this.looked = floor;
  }

  /** An event of ours is known to stand here. */
  note(position: bigint): void {
    this.settle(position, position);
  }

  /** Exact: it sees what had been acknowledged before it was asked. */
  async find(): Promise<bigint> {
    let end: bigint | null = null;
    let before: bigint | 'end' = 'end';
    for (let count = PAGE; ; count = Math.min(count * 2, PAGE_MAX)) {
      const page: readonly FoundRecord[] = await this.page(before, count);
      for (const { position, stream } of page) {
        end ??= position;
        if (position <= this.looked) return this.settle(end, this.head);
        if (stream.startsWith(this.prefix)) return this.settle(end, position);
      }
      const last = page.at(-1);
      if (last === undefined || page.length < count) return this.settle(end ?? this.looked, this.head);
      before = last.position;
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
