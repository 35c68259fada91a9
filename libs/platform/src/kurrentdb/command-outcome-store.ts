import { randomUUID } from 'node:crypto';
import {
  type AppendRequest,
  type AppendResult,
  type CommandOutcome,
  type JsonObject,
  type Metadata,
  MissingEvents,
  type NewEvent,
  NO_STREAM,
  RevisionConflict,
  UnknownOutcome,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import { StoreUnavailable, UnusableServer } from '../storage-errors';
import type { Connection } from './connection';
import { appendIdempotently, findWritten, type IdempotentWrite } from './idempotent-append';
import { CallFailed, type FoundRecord, type SentRecord } from './log-client';
import type { RefusalStore } from './refusal-store';
import { checkSendable, jsonCopy, requireObject, toRecords } from './stored-event';
import type { StreamIntegrity } from './stream-integrity';
import type { StreamNames } from './stream-names';
import { logicalResult, tailOf, voidingRecord } from './voided-revisions';

type RememberedWrite = AppendRequest & { readonly answer: NonNullable<AppendRequest['answer']> };

/** A command's outcome, or `null`; and the last record of its outcome stream. */
type RecordedOutcome = { readonly answer: CommandOutcome | null; readonly last: bigint };

const ANSWERED = 'CommandAnswered';
const INTENDED = 'CommandIntended';
const REFUSED = 'CommandRefused';

/**
 * Ensures that one command has one outcome, on a server that can append to only one stream at a time.
 *
 * Each command has an outcome stream of its own, whose first record prevails. A rejection, or a command without effect, is
 * recorded there at once. An append is recorded there first as an intent, with all its events, and fulfilled afterwards by its
 * author: no transaction spans the two streams.
 *
 * Only the last record counts, and it is one of these:
 * - an outcome;
 * - a rejection, with the location where it is stored: that is the outcome, until the rejection is deleted. From then on the
 *   command has no outcome, and the next record may follow;
 * - an intent whose events are in their stream, at the revision it names: that is the outcome;
 * - an intent whose stream is at the expected revision: live. Its decision may be long outdated, and its author may only be
 *   paused: a process that encounters it waits a little, then takes its revision in the stream ({@link voidingRecord}), which
 *   voids it. If it loses that race it finds the events there, which are the outcome;
 * - an intent whose stream has other events at that revision: void for good, because a stream only grows. The command has no
 *   outcome, and the next record may follow.
 *
 * An intent is only written after its stream was seen at the expected revision: a stream that is not there yet could make a
 * void intent valid again. A crash between intent and events leaves a live intent; a resend of the command voids it, and the
 * command is decided again, with the current state and new ids.
 */
export class CommandOutcomeStore {
  constructor(
    private readonly connection: Connection,
    private readonly names: StreamNames,
    private readonly refusals: RefusalStore,
    private readonly streams: StreamIntegrity,
  ) {}

  async append(write: RememberedWrite): Promise<AppendResult> {
    const { commandId } = write.metadata;
    let last = NO_STREAM;
    let outcomeRecord: SentRecord | null = null;
    for (;;) {
      const end = tailOf(await this.streams.last(write.stream));
      if (end.revision !== write.expected) {
        const { answer } = await this.resolve(commandId);
        if (answer === null) throw new RevisionConflict(write.stream, write.expected, end.revision);
        return rememberedResult(answer);
      }
      const voided = end.server - end.revision;
      const writeOf = this.writeOf({ ...write, expected: end.server }, voided);
      const place = { revision: end.revision, position: end.position };
      // An outcome record is created once, also if an earlier outcome has been deleted: its rejection is stored already.
      if (writeOf === null) outcomeRecord ??= await this.outcomeRecord(write, place);
      const record = outcomeRecord ?? this.record(commandId, INTENDED, intentOf(write, end.server));
      if (await this.appendRecord(commandId, last, record)) {
        if (writeOf === null) return place;
        return logicalResult(
          await asUnknownOutcome(commandId, () => appendIdempotently(this.connection, writeOf)),
          voided,
        );
      }
      // Another process has recorded something for this command: an outage from here on leaves the outcome unknown.
      const settled = await asUnknownOutcome(commandId, () => this.resolve(commandId));
      if (settled.answer !== null) return rememberedResult(settled.answer);
      last = settled.last;
    }
  }

  /** The outcome of a command: a live intent is voided by this call. */
  async resolve(commandId: string): Promise<RecordedOutcome> {
    const found = await this.connection.last(this.names.answers(commandId));
    if (found === null) return { answer: null, last: NO_STREAM };
    const said = requireObject(found, found.data, 'data');
    const last = found.revision;
    if (found.type === ANSWERED) return { answer: parseOutcome(commandId, said), last };
    if (found.type === REFUSED) {
      const kept = await this.refusals.find(said);
      return { answer: kept && parseOutcome(commandId, kept), last };
    }
    if (found.type !== INTENDED) throw unexpectedRecord(found);
    const { rejection, fingerprint, stream } = said as unknown as Intent;
    const place = await asUnknownOutcome(commandId, () => this.locateOrVoid(found.id, said as unknown as Intent));
    return { answer: place && { commandId, fingerprint, stream, rejection, ...place }, last };
  }

  /** Where the events of an intent are; `null`: nowhere, and they never will be. */
  private async locateOrVoid(id: string, { after, ...intent }: Intent): Promise<AppendResult | null> {
    const expected = BigInt(intent.expected);
    const fact = after === undefined ? expected : BigInt(after);
    const voided = expected - fact;
    const write = this.writeOf({ ...intent, expected }, voided);
    if (write === null) return null;
    // Usually its own process is about to append it.
    const patience = performance.now() + this.connection.timings.attemptMs;
    for (let looks = 1; ; looks++) {
      const there = await findWritten(this.connection, write);
      if (there !== null) return there === 'others' ? null : logicalResult(there, voided);
      if (!(await this.connection.pause(looks, patience))) break;
    }
    // If the stream was deleted, the server would accept the voiding record at another revision.
    await this.streams.last(write.shown);
    try {
      await appendIdempotently(this.connection, { ...write, records: [voidingRecord(id, fact, intent.metadata)] });
      return null;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      const there = await findWritten(this.connection, write);
      return there === 'others' || there === null ? null : logicalResult(there, voided);
    }
  }

  /** `false` if another process has written a record at that revision. */
  private async appendRecord(commandId: string, last: bigint, record: SentRecord): Promise<boolean> {
    const stream = this.names.answers(commandId);
    try {
      await appendIdempotently(this.connection, { stream, shown: stream, expected: last, records: [record] });
      return true;
    } catch (error) {
      if (error instanceof RevisionConflict) return false;
      throw error;
    }
  }

  private async outcomeRecord(write: RememberedWrite, place: AppendResult): Promise<SentRecord> {
    const { commandId } = write.metadata;
    const said = outcomeData(write, place);
    if (write.answer.rejection === null) return this.record(commandId, ANSWERED, said);
    return this.record(commandId, REFUSED, await this.refusals.keep(said));
  }

  private writeOf(
    { stream: shown, expected, events, metadata }: Pick<AppendRequest, 'stream' | 'expected' | 'events' | 'metadata'>,
    voided: bigint,
  ): IdempotentWrite | null {
    const [first, ...rest] = toRecords(shown, events, metadata, voided);
    if (first === undefined) return null;
    return { stream: this.names.stream(shown), shown, expected, records: [first, ...rest] };
  }

  /** The id is new each time: after an attempt with an unclear outcome it distinguishes our record from another's. */
  private record(commandId: string, type: string, data: JsonObject): SentRecord {
    const record = { id: randomUUID(), type, data, metadata: {} };
    checkSendable(this.names.answers(commandId), [record]);
    return record;
  }
}

/** Once an intent exists, any process may fulfil it: an outage does not mean that nothing was stored. */
async function asUnknownOutcome<T>(commandId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOutage = [StoreUnavailable, UnusableServer, CallFailed, MissingEvents].some(
      (kind) => error instanceof kind,
    );
    if (!isOutage) throw error;
    throw new UnknownOutcome(`command ${commandId} is pending, and may still be saved: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Revisions and positions are text: JSON numbers cannot represent them. */
type Intent = {
  readonly stream: string;
  /** The server's revision and the logical one; earlier versions did not store the latter, and then it is the same. */
  readonly expected: string;
  readonly after?: string;
  readonly events: readonly NewEvent[];
  readonly metadata: Metadata;
  readonly fingerprint: string;
  readonly rejection: CommandOutcome['rejection'];
};

const intentOf = ({ stream, expected, events, metadata, answer }: RememberedWrite, server: bigint): JsonObject =>
  jsonCopy(
    {
      stream,
      expected: String(server),
      after: String(expected),
      events: events.map(({ id, type, data }) => ({ id, type, data })),
      metadata,
      fingerprint: answer.fingerprint,
      rejection: answer.rejection,
    },
    'intent',
  );

const outcomeData = ({ stream, answer }: RememberedWrite, { revision, position }: AppendResult): JsonObject =>
  jsonCopy({ ...answer, stream, revision: String(revision), position: String(position) }, 'answer');

const parseOutcome = (commandId: string, said: JsonObject): CommandOutcome => {
  const { fingerprint, stream, revision, position, rejection } = said as { readonly [key: string]: string };
  return {
    commandId,
    fingerprint: String(fingerprint),
    stream: String(stream),
    revision: BigInt(String(revision)),
    position: BigInt(String(position)),
    rejection: (rejection ?? null) as unknown as CommandOutcome['rejection'],
  };
};

const rememberedResult = (remembered: CommandOutcome): AppendResult => ({
  revision: remembered.revision,
  position: remembered.position,
  remembered,
});

const unexpectedRecord = ({ stream, revision, type }: FoundRecord): UnreadableEvent =>
  new UnreadableEvent(stream, revision, `${type} is not a command outcome of this store`);
