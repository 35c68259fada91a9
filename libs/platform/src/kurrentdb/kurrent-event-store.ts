import {
  type AppendRequest,
  type AppendResult,
  type CommandOutcome,
  countEvents,
  DamageRegistry,
  type EventBatch,
  EventStore,
  NO_STREAM,
  type RecordedEvent,
  RevisionConflict,
  type StreamDamage,
  type Subscription,
  wait,
} from '@sealtrail/event-sourcing';
import type { LogCheckpoint } from '../consistency/log-fingerprint';
import { CommandOutcomeStore } from './command-outcome-store';
import type { Connection } from './connection';
import { appendIdempotently, type IdempotentWrite } from './idempotent-append';
import { LogFollower } from './log-follower';
import { LogHead } from './log-head';
import { connectNamespace, type KurrentOptions } from './namespace';
import type { NamespaceOrigin } from './namespace-manifest';
import { stillMatches } from './record-fingerprints';
import { REFUSALS_KEPT_DAYS, RefusalStore } from './refusal-store';
import { toRecordedEvent, toRecords } from './stored-event';
import { StreamIntegrity } from './stream-integrity';
import type { StreamNames } from './stream-names';
import { isVoided, logicalResult, tailOf } from './voided-revisions';

/**
 * Maximum number of voided revisions skipped in a stream; each is caused by a process that died and a command that was resent.
 */
const VOIDED_MAX = 100;

/**
 * Events in a KurrentDB (EventStoreDB) server: one stream for each stream of events, and one for each command's outcome. The
 * position of an event is its byte offset in the server's log.
 */
export class KurrentEventStore extends EventStore {
  /** Distinguishes this log from every other: a view folded from one must not be continued from another. */
  readonly logId: string;
  private readonly answers: CommandOutcomeStore;
  private readonly streams: StreamIntegrity;
  private readonly notes = new DamageRegistry();
  private readonly end: LogHead;

  private constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
    private readonly options: KurrentOptions,
    birth: NamespaceOrigin,
  ) {
    super();
    this.logId = birth.manifest.log;
    const refusals = new RefusalStore(connection, names, options.refusalsKeptDays ?? REFUSALS_KEPT_DAYS);
    this.streams = new StreamIntegrity(connection, names);
    this.answers = new CommandOutcomeStore(connection, names, refusals, this.streams);
    this.end = new LogHead(connection, names.prefix, birth.position);
  }

  /**
   * Opens an initialised namespace.
   *
   * @throws {UnusableServer} the server is too old, or the user lacks permissions.
   * @throws {UnusableManifest} the namespace is not initialised, or its manifest is invalid.
   * @throws {StoreUnavailable} the server does not answer.
   */
  static async open(options: KurrentOptions): Promise<KurrentEventStore> {
    const { connection, names, manifest: birth } = await connectNamespace(options);
    try {
      const store = new KurrentEventStore(connection, names, options, await birth.requireOrigin());
      // Also verifies that this user may read the whole log.
      await store.head();
      return store;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  override async read(stream: string, after = NO_STREAM): Promise<readonly RecordedEvent[]> {
    // Starts with an event the caller knows: as long as it exists, no later event is hidden.
    const isKnown = after !== NO_STREAM;
    const found = await this.streams.from(stream, isKnown ? after : 0n, isKnown);
    if (!isKnown) this.notes.mended(stream);
    // The server's revisions include the voided ones: more than one of these events may be known to the caller.
    const facts = found.filter((one) => !isVoided(one)).map((one) => toRecordedEvent(one, this.names.prefix));
    return facts.filter(({ revision }) => revision > after);
  }

  /**
   * @throws {RevisionConflict} {@link UnknownOutcome} {@link StoreUnavailable} {@link MissingEvents}
   *   {@link WriteTooLarge} {@link UnstorableEvent}
   */
  override async append(write: AppendRequest): Promise<AppendResult> {
    const { answer } = write;
    const appended = answer === null ? await this.appendPlain(write) : await this.answers.append({ ...write, answer });
    if (appended.position > 0n) this.end.note(appended.position);
    return appended;
  }

  override async answerTo(commandId: string): Promise<CommandOutcome | null> {
    return (await this.answers.resolve(commandId)).answer;
  }

  /** The server deletes each after the retention time that was set when it was stored. */
  override forgetRejections(_olderThanMs: number): Promise<number> {
    return Promise.resolve(0);
  }

  override subscribe(subscription: Subscription): AsyncIterable<EventBatch> {
    return this.follow(subscription, this.streams);
  }

  override async countAfter(position: bigint, max: number): Promise<number> {
    return countEvents(await this.head(), { position, max }, (all) => this.follow(all, null));
  }

  /** Damage detected by subscriptions. Damage detected by reads is recorded by the reader. */
  override damage(): readonly StreamDamage[] {
    return this.notes.all;
  }

  override head(): Promise<bigint> {
    return this.end.find();
  }

  /** The fingerprint at a position of the log; `''` if it was not encountered since the start. */
  fingerprintAt(position: bigint): string {
    return this.end.fingerprints.at(position);
  }

  /** Whether a record is still where it was encountered. */
  async contains(followed: LogCheckpoint): Promise<boolean> {
    const contains = await stillMatches(this.connection, followed);
    return contains ?? followed.position <= (await this.head());
  }

  /** Ends all subscriptions. Appends in flight fail with an unknown outcome. */
  close(): Promise<void> {
    return this.connection.close();
  }

  private follow(subscription: Subscription, streams: StreamIntegrity | null): AsyncIterable<EventBatch> {
    const { connection, end: head, names, options } = this;
    const onOutage = (error: unknown) => options.onOutage?.(error);
    const onMetadata = (stream: string) => void this.checkStream(stream);
    const { prefix } = names;
    const following = { connection, head, prefix, wait: options.wait ?? wait, onOutage, onMetadata, streams };
    return new LogFollower(following, subscription).slices();
  }

  /** Detects a truncated or deleted stream before it is needed. During an outage, the next reader will detect it. */
  private async checkStream(stream: string): Promise<void> {
    try {
      await this.streams.from(stream, 0n, false);
      this.notes.mended(stream);
    } catch (error) {
      this.notes.note(error);
    }
  }

  private async appendPlain(write: AppendRequest): Promise<AppendResult> {
    const { stream, expected, events } = write;
    if (events.length > 0) return this.appendAfter(write);
    const { revision, position } = tailOf(await this.streams.last(stream));
    if (revision !== expected) throw new RevisionConflict(stream, expected, revision);
    return { revision, position };
  }

  /** If revisions before or after the last event are voided, appends after them. */
  private async appendAfter(write: AppendRequest): Promise<AppendResult> {
    const { expected, stream } = write;
    if (expected === NO_STREAM) await this.streams.last(stream);
    try {
      return await this.appendAt(write, expected);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      const from = expected + 1n;
      const next = await this.connection.read({ stream: this.names.stream(write.stream), from, countMax: VOIDED_MAX });
      const seen = next.map(tailOf).findLast(({ revision }) => revision <= expected);
      if (seen === undefined) throw error;
      return this.appendAt(write, seen.server);
    }
  }

  /** @param server the server's own revision of the last event */
  private async appendAt(write: AppendRequest, server: bigint): Promise<AppendResult> {
    const { stream: shown, events, metadata } = write;
    const voided = server - write.expected;
    const records = toRecords(shown, events, metadata, voided) as IdempotentWrite['records'];
    const stream = this.names.stream(shown);
    return logicalResult(
      await appendIdempotently(this.connection, { stream, shown, expected: server, records }),
      voided,
    );
  }
}
