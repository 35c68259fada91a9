import type { RejectionData } from '../commands/rejection';
import type { StreamDamage } from './damage';
import type { Event, Instant, Metadata, RecordedEvent } from './event';

/** The revision of a stream that has no events yet. */
export const NO_STREAM = -1n;

/** A fact on its way into the store. Its id derives from the command's id (see `eventId`). */
export type NewEvent = Event & { readonly id: string };

/**
 * What became of a command, kept in the same commit as its events: also for a rejection, and for a command that had
 * nothing to do. A repeated command is answered from it.
 */
export type CommandOutcome = {
  readonly commandId: string;
  /** Hash of what was asked, so that one key cannot name two different commands. */
  readonly fingerprint: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Codes and parameters; the words are made anew each time it is answered. */
  readonly rejection: RejectionData | null;
};

export type AppendRequest = {
  readonly stream: string;
  /** Exact: {@link NO_STREAM}, or the revision of the last event the decision has seen. */
  readonly expected: bigint;
  readonly events: readonly NewEvent[];
  readonly metadata: Metadata;
  /** To be remembered with the events; `null` for commands of reactors, which are repeatable by nature. */
  readonly answer: Pick<CommandOutcome, 'fingerprint' | 'rejection'> | null;
};

/** Where the stream stands after the write; for a write without events, where its last event stands (`0n` for none). */
export type AppendResult = {
  readonly revision: bigint;
  readonly position: bigint;
  /** The command had been answered before: this is that answer, and nothing was written. */
  readonly remembered?: CommandOutcome;
};

/** A stretch of the log, in order, filtered by type. */
export type EventBatch = {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here has been looked at, whether it matched or not: the consumer's next checkpoint. */
  readonly position: bigint;
};

export type Subscription = {
  /** Exclusive; `0n` starts at the beginning. */
  readonly after: bigint;
  readonly types: readonly string[] | 'all';
  /** Streams whose facts are passed over, whatever is missing of them. */
  readonly excludedStreams?: ReadonlySet<string>;
  readonly batchMax: number;
  readonly signal: AbortSignal;
};

/** Somebody else wrote to the stream first. The decision must be taken again. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';

  constructor(
    readonly stream: string,
    readonly expected: bigint,
    readonly actual: bigint,
  ) {
    super(`${stream} is at revision ${actual}, expected ${expected}`);
  }
}

/** The store may or may not have kept the events. Nobody may be told "failed": ask again with the same command id. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/**
 * Where facts live. One contract suite (`event-store-contract.ts`) runs against every driver.
 *
 * - An append is atomic, durable when it answers, and exact: it throws {@link RevisionConflict} when the stream is not
 *   at `expected`, unless its very events (same ids) already stand there; then it answers as the first time.
 * - One command has one answer: a write that brings an answer for a command which has one already writes nothing and
 *   gives back the first (`remembered`), whatever it holds and wherever the stream stands.
 * - The facts of a stream have the revisions 0, 1, 2, …: a fold that counts them knows their revisions. Where some that were
 *   there are not any more, neither who reads the stream nor who follows the log is given what is left.
 * - Events become visible in the order of their positions, and no position is ever used twice.
 */
export abstract class EventStore {
  /**
   * The events of a stream after a revision (default: all), oldest first; none for an unknown stream.
   *
   * @throws {MissingEvents} also where the stream does not reach the revision: it was there, or nobody would ask
   * @throws {UnreadableEvent}
   */
  abstract read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]>;

  /** @throws {RevisionConflict} {@link UnknownOutcome} */
  abstract append(write: AppendRequest): Promise<AppendResult>;

  /** What became of the command with this id, if it has been remembered. */
  abstract answerTo(commandId: string): Promise<CommandOutcome | null>;

  /**
   * Forgets refusals that have been remembered for longer, and says how many: none where the server does so by itself.
   * Such a command is decided anew. In time that runs, whatever the clock of the facts says; what was accepted, or had
   * nothing to do, is remembered for ever.
   */
  abstract forgetRejections(olderThanMs: number): Promise<number>;

  /**
   * The log after a position, batch by batch, then live until the signal aborts. A batch may hold no event.
   *
   * @throws {MissingEvents} {@link UnreadableEvent} behind what comes before it
   */
  abstract subscribe(subscription: Subscription): AsyncIterable<EventBatch>;

  /** The position of the last event kept; `0n` for an empty log. */
  abstract head(): Promise<bigint>;

  /** How many events lie behind a position; at most `max` are counted. */
  async countAfter(position: bigint, max: number): Promise<number> {
    return countEvents(await this.head(), { position, max }, (all) => this.subscribe(all));
  }

  /** The streams that are not served, as far as this process has met them. */
  damage(): readonly StreamDamage[] {
    return [];
  }
}

/** Counts what is followed behind a position, up to the head or a number. */
export async function countEvents(
  head: bigint,
  { position, max }: { readonly position: bigint; readonly max: number },
  follow: (all: Subscription) => AsyncIterable<EventBatch>,
): Promise<number> {
  let count = 0;
  if (position >= head) return count;
  const enough = new AbortController();
  const all = { after: position, types: 'all', batchMax: Math.min(max, 1_000), signal: enough.signal } as const;
  for await (const { events, position: looked } of follow(all)) {
    count += events.length;
    if (looked >= head || count >= max) enough.abort();
  }
  return Math.min(count, max);
}

/** Stamps a write. Kept beside the port so that every driver and fake stores the same fields. */
export const metadataAt = (recordedAt: Instant, rest: Omit<Metadata, 'recordedAt'>): Metadata => ({
  actor: rest.actor,
  commandId: rest.commandId,
  correlationId: rest.correlationId,
  causationId: rest.causationId,
  recordedAt,
  known: rest.known,
});
