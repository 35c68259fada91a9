import {
  type Answer,
  type Appended,
  countUpTo,
  type Damage,
  DamageNotes,
  EventStore,
  NO_STREAM,
  type Recorded,
  RevisionConflict,
  type Slice,
  type StreamWrite,
  type Subscription,
  wait,
} from '@sealtrail/event-sourcing';
import type { Followed } from '../standing/log-mark';
import type { Birth } from './birth';
import { CommandAnswers } from './command-answers';
import type { Connection } from './connection';
import { appendExact, type ExactWrite } from './exact-append';
import { KeptRefusals, REFUSALS_KEPT_DAYS } from './kept-refusals';
import { LogFollower } from './log-follower';
import { LogHead } from './log-head';
import { type KurrentOptions, reachNamespace } from './namespace';
import type { PlaceNames } from './place-names';
import { stillStands } from './record-marks';
import { recordedOf, recordsOf } from './stored-event';
import { endOf, isVoided, withoutVoided } from './voided-places';
import { WholeStreams } from './whole-streams';

/** So many voided places of a stream at most are passed over; each takes a process that died, and a command that came again. */
const VOIDED_MAX = 100;

/**
 * Events in a KurrentDB (EventStoreDB) server: a stream for each stream of facts, and one for each command's answer. The
 * position of an event is its place in the server's log, in bytes.
 */
export class KurrentEventStore extends EventStore {
  /** Tells this log from every other: what was folded from one must not be folded on from another. */
  readonly logId: string;
  private readonly answers: CommandAnswers;
  private readonly streams: WholeStreams;
  private readonly notes = new DamageNotes();
  private readonly end: LogHead;

  private constructor(
    private readonly connection: Connection,
    private readonly names: PlaceNames,
    private readonly options: KurrentOptions,
    birth: Birth,
  ) {
    super();
    this.logId = birth.manifest.log;
    const refusals = new KeptRefusals(connection, names, options.refusalsKeptDays ?? REFUSALS_KEPT_DAYS);
    this.streams = new WholeStreams(connection, names);
    this.answers = new CommandAnswers(connection, names, refusals, this.streams);
    this.end = new LogHead(connection, names.prefix, birth.position);
  }

  /**
   * Opens a namespace that was born.
   *
   * @throws {UnusableServer} when the server is too old, or the user may not.
   * @throws {UnusableManifest} when nothing was born there, or what was cannot be read.
   * @throws {StoreUnavailable} when the server does not answer.
   */
  static async open(options: KurrentOptions): Promise<KurrentEventStore> {
    const { connection, names, birth } = await reachNamespace(options);
    try {
      const store = new KurrentEventStore(connection, names, options, await birth.mustBirth());
      // Also proves that this user may read the log as a whole.
      await store.head();
      return store;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  override async read(stream: string, after = NO_STREAM): Promise<readonly Recorded[]> {
    // It begins with what is known: as long as that is there, nothing behind it is hidden.
    const isKnown = after !== NO_STREAM;
    const found = await this.streams.from(stream, isKnown ? after : 0n, isKnown);
    if (!isKnown) this.notes.mended(stream);
    // The server counts the voided places too: more facts than one may be known.
    const facts = found.filter((one) => !isVoided(one)).map((one) => recordedOf(one, this.names.prefix));
    return facts.filter(({ revision }) => revision > after);
  }

  /**
   * @throws {RevisionConflict} {@link UnknownOutcome} {@link StoreUnavailable} {@link MissingEvents}
   *   {@link WriteTooLarge} {@link UnstorableEvent}
   */
  override async append(write: StreamWrite): Promise<Appended> {
    const { answer } = write;
    const appended = answer === null ? await this.appendPlain(write) : await this.answers.append({ ...write, answer });
    if (appended.position > 0n) this.end.note(appended.position);
    return appended;
  }

  override async answerTo(commandId: string): Promise<Answer | null> {
    return (await this.answers.settle(commandId)).answer;
  }

  /** The server does, each after the time that was told when it was kept. */
  override forgetRefusals(_olderThanMs: number): Promise<number> {
    return Promise.resolve(0);
  }

  override subscribe(subscription: Subscription): AsyncIterable<Slice> {
    return this.follow(subscription, this.streams);
  }

  override async countAfter(position: bigint, max: number): Promise<number> {
    return countUpTo(await this.head(), { position, max }, (all) => this.follow(all, null));
  }

  /** What became known by following. What is met by reading, who reads notes. */
  override damage(): readonly Damage[] {
    return this.notes.all;
  }

  override head(): Promise<bigint> {
    return this.end.find();
  }

  /** What stands at a place of the log; `''` where nobody has met it since the start. */
  markAt(position: bigint): string {
    return this.end.marks.at(position);
  }

  /** Whether a record still stands where it was met. */
  async stands(followed: Followed): Promise<boolean> {
    const stands = await stillStands(this.connection, followed);
    return stands ?? followed.position <= (await this.head());
  }

  /** Ends all subscriptions. Appends in flight fail as unknown. */
  close(): Promise<void> {
    return this.connection.close();
  }

  private follow(subscription: Subscription, streams: WholeStreams | null): AsyncIterable<Slice> {
    const { connection, end: head, names, options } = this;
    const onOutage = (error: unknown) => options.onOutage?.(error);
    const onMetadata = (stream: string) => void this.lookAt(stream);
    const { prefix } = names;
    const following = { connection, head, prefix, wait: options.wait ?? wait, onOutage, onMetadata, streams };
    return new LogFollower(following, subscription).slices();
  }

  /** So that a stream which was cut off or deleted is known before somebody needs it. In an outage who reads it will see. */
  private async lookAt(stream: string): Promise<void> {
    try {
      await this.streams.from(stream, 0n, false);
      this.notes.mended(stream);
    } catch (error) {
      this.notes.note(error);
    }
  }

  private async appendPlain(write: StreamWrite): Promise<Appended> {
    const { stream, expected, events } = write;
    if (events.length > 0) return this.appendAfter(write);
    const { revision, position } = endOf(await this.streams.last(stream));
    if (revision !== expected) throw new RevisionConflict(stream, expected, revision);
    return { revision, position };
  }

  /** Where places before or behind the fact that was seen are voided, behind them. */
  private async appendAfter(write: StreamWrite): Promise<Appended> {
    const { expected, stream } = write;
    if (expected === NO_STREAM) await this.streams.last(stream);
    try {
      return await this.appendAt(write, expected);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      const from = expected + 1n;
      const next = await this.connection.read({ stream: this.names.stream(write.stream), from, countMax: VOIDED_MAX });
      const seen = next.map(endOf).findLast(({ revision }) => revision <= expected);
      if (seen === undefined) throw error;
      return this.appendAt(write, seen.server);
    }
  }

  /** @param server the server's own revision of the place that was seen */
  private async appendAt(write: StreamWrite, server: bigint): Promise<Appended> {
    const { stream: shown, events, metadata } = write;
    const voided = server - write.expected;
    const records = recordsOf(shown, events, metadata, voided) as ExactWrite['records'];
    const stream = this.names.stream(shown);
    return withoutVoided(await appendExact(this.connection, { stream, shown, expected: server, records }), voided);
  }
}
