import {
  type EventBatch,
  type EventStore,
  NO_STREAM,
  type RecordedEvent,
  UnknownOutcome,
} from '@sealtrail/event-sourcing';
import { appendRequest } from '@sealtrail/event-sourcing/testing';
import { StoreUnavailable } from '@sealtrail/platform';

type Place = { readonly stream: string; readonly revision: bigint; readonly position: bigint };

/**
 * Writers that resend a command until its outcome is known, and a follower; with the records by which all of it is verified.
 */
export class Load {
  readonly acknowledged = new Map<string, Place>();
  readonly seen: RecordedEvent[] = [];
  unknown = 0;
  unavailable = 0;
  longestMs = 0;
  private readonly stop = new AbortController();
  private readonly stopWriting = new AbortController();
  private readonly looks = new Set<() => void>();

  constructor(private readonly store: EventStore) {}

  /** One writer to one stream, until stopped. Every second command has an outcome to be stored. */
  async write(stream: string): Promise<void> {
    for (let n = 0; !this.stopWriting.signal.aborted; n++) {
      const answer = n % 2 === 0 ? null : { fingerprint: stream, rejection: null };
      const commandId = `${stream}-${n}`;
      const begun = performance.now();
      const { revision, position } = await this.retryUntilDone(
        appendRequest(commandId, stream, BigInt(n) - 1n, { answer }),
      );
      this.longestMs = Math.max(this.longestMs, performance.now() - begun);
      this.acknowledged.set(commandId, { stream, revision, position });
      this.note();
    }
  }

  async follow(): Promise<void> {
    const subscription = { after: 0n, types: 'all', batchMax: 100, signal: this.stop.signal } as const;
    for await (const slice of this.store.subscribe(subscription)) {
      this.seen.push(...slice.events);
      this.note();
    }
  }

  endWriting(): void {
    this.stopWriting.abort();
  }

  end(): void {
    this.endWriting();
    this.stop.abort();
  }

  /** Resolves when this many commands have been acknowledged. */
  reaches(count: number): Promise<void> {
    return this.until(() => this.acknowledged.size >= count);
  }

  /** Resolves when the follower has reached a position. */
  hasSeen(position: bigint): Promise<void> {
    return this.until(() => (this.seen.at(-1)?.position ?? 0n) >= position);
  }

  private until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.looks.delete(look);
        resolve();
      };
      this.looks.add(look);
      look();
    });
  }

  private note(): void {
    for (const look of this.looks) look();
  }

  private async retryUntilDone(
    write: Parameters<EventStore['append']>[0],
  ): Promise<{ revision: bigint; position: bigint }> {
    for (;;) {
      try {
        return await this.store.append(write);
      } catch (error) {
        if (error instanceof UnknownOutcome) this.unknown += 1;
        else if (error instanceof StoreUnavailable) this.unavailable += 1;
        else throw error;
      }
    }
  }
}

/** Compares the log with what was acknowledged and what was followed. */
export async function audit(store: EventStore, load: Load, streams: readonly string[]) {
  const kept: RecordedEvent[] = [];
  for (const stream of streams) kept.push(...(await store.read(stream)));
  const byId = new Map(kept.map((event) => [event.id, event]));
  const lost = [...load.acknowledged].filter(([commandId, place]) => {
    const event = kept.find(({ metadata, stream }) => stream === place.stream && metadata.commandId === commandId);
    return event?.revision !== place.revision || event.position !== place.position;
  });
  const ids = kept.sort((a, b) => (a.position < b.position ? -1 : 1)).map(({ id }) => id);
  const followed = load.seen.map(({ id }) => id);
  return {
    kept: kept.length,
    lost: lost.length,
    doubled: kept.length - byId.size,
    followedAsKept: followed.length === ids.length && followed.every((id, index) => id === ids[index]),
  };
}

export async function appendMany(store: EventStore, from: number, count: number, inFlight = 16): Promise<void> {
  let next = from;
  const writer = async () => {
    while (next < from + count) {
      const n = next++;
      await store.append(appendRequest(`m${n}`, `item-${n}`, NO_STREAM));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
}

export const eventsOf = (slices: readonly EventBatch[]): readonly RecordedEvent[] =>
  slices.flatMap(({ events }) => events);

/** Prints one line of figures. */
export const report = (what: string, figures: object): void => {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
};
