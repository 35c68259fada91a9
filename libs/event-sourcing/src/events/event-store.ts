import type { RejectionData } from '../commands/rejection';
import type { StreamDamage } from './damage';
import type { Event, Instant, Metadata, RecordedEvent } from './event';

/** The revision of a stream that has no events yet. */
export const NO_STREAM = -1n;

/** An event to be appended. Its id derives from the command's id (see `eventId`). */
export type NewEvent = Event & { readonly id: string };

/**
 * The outcome of a command, stored in the same commit as its events: also for a rejection, and for a command without effect. A
 * repeated command is answered from it.
 */
export type CommandOutcome = {
  readonly commandId: string;
  /** Hash of the request, so that one key cannot name two different commands. */
  readonly fingerprint: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Codes and parameters; the text is formatted at each response. */
  readonly rejection: RejectionData | null;
};

export type AppendRequest = {
  readonly stream: string;
  /** Exact: {@link NO_STREAM}, or the revision of the last event that the decision was based on. */
  readonly expected: bigint;
  readonly events: readonly NewEvent[];
  readonly metadata: Metadata;
  /** Stored with the events; `null` for commands of reactors, which are idempotent by their derived ids. */
  readonly answer: Pick<CommandOutcome, 'fingerprint' | 'rejection'> | null;
};

/**
 * Revision and position of the stream after the append; for an append without events, those of its last event (`0n` if none).
 */
export type AppendResult = {
  readonly revision: bigint;
  readonly position: bigint;
  /** The command already had an outcome: this one, and nothing was appended. */
  readonly remembered?: CommandOutcome;
};

/** A section of the log, in order, filtered by type. */
export type EventBatch = {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here has been examined, whether it matched or not: the consumer's next checkpoint. */
  readonly position: bigint;
};

export type Subscription = {
  /** Exclusive; `0n` starts at the beginning. */
  readonly after: bigint;
  readonly types: readonly string[] | 'all';
  /** Streams whose events are skipped, whatever is missing in them. */
  readonly excludedStreams?: ReadonlySet<string>;
  readonly batchMax: number;
  readonly signal: AbortSignal;
};

/** The stream is not at the expected revision. The decision must be repeated. */
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

/**
 * It is unknown whether the store has appended the events. Must not be reported as a failure: retry with the same command id.
 */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/**
 * The log of events. One contract suite (`event-store-contract.ts`) runs against every driver.
 *
 * - An append is atomic, durable when it returns, and exact: it throws {@link RevisionConflict} if the stream is not at
 *   `expected`, unless these very events (same ids) are already there; then it returns the same result as the first time.
 * - One command has one outcome: an append that brings an outcome for a command which already has one stores nothing and
 *   returns the first (`remembered`), whatever it contains and at whatever revision the stream is.
 * - The events of a stream have the revisions 0, 1, 2, …: a fold that counts them knows their revisions. If existing events
 *   are missing, neither readers of the stream nor subscribers of the log get the remaining ones.
 * - Events become visible in the order of their positions, and no position is ever used twice.
 */
export abstract class EventStore {
  /**
   * The events of a stream after a revision (default: all), oldest first; none for an unknown stream.
   *
   * @throws {MissingEvents} also if the stream ends before the revision, since the caller has seen that revision
   * @throws {UnreadableEvent}
   */
  abstract read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]>;

  /** @throws {RevisionConflict} {@link UnknownOutcome} */
  abstract append(write: AppendRequest): Promise<AppendResult>;

  /** The stored outcome of the command with this id, if there is one. */
  abstract answerTo(commandId: string): Promise<CommandOutcome | null>;

  /**
   * Deletes rejections stored for longer than this, and returns their number: 0 if the server deletes them itself. Such a
   * command is decided again. Measured in real time, independent of the clock of the events; outcomes of accepted commands and
   * of those without effect are kept for good.
   */
  abstract forgetRejections(olderThanMs: number): Promise<number>;

  /**
   * The log after a position, batch by batch, then live until the signal aborts. A batch may be empty.
   *
   * @throws {MissingEvents} {@link UnreadableEvent} after the events before it
   */
  abstract subscribe(subscription: Subscription): AsyncIterable<EventBatch>;

  /** The position of the last event; `0n` for an empty log. */
  abstract head(): Promise<bigint>;

  /** The number of events after a position, counted up to `max`. */
  async countAfter(position: bigint, max: number): Promise<number> {
    return countEvents(await this.head(), { position, max }, (all) => this.subscribe(all));
  }

  /** The streams that are not served, as far as this process has encountered them. */
  damage(): readonly StreamDamage[] {
    return [];
  }
}

/** Counts the events of a subscription after a position, up to the head or a maximum. */
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

/** The metadata of an append. Declared with the port so that every driver and fake stores the same fields. */
export const metadataAt = (recordedAt: Instant, rest: Omit<Metadata, 'recordedAt'>): Metadata => ({
  actor: rest.actor,
  ...(rest.delegation === undefined ? {} : { delegation: rest.delegation }),
  commandId: rest.commandId,
  correlationId: rest.correlationId,
  causationId: rest.causationId,
  recordedAt,
  known: rest.known,
});
