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

/** A command's answer, or none yet; and the last record of its stream of answers. */
type RecordedOutcome = { readonly answer: CommandOutcome | null; readonly last: bigint };

const ANSWERED = 'CommandAnswered';
const INTENDED = 'CommandIntended';
const REFUSED = 'CommandRefused';

/**
 * One command has one answer, in a server that can write to only one stream at a time.
 *
 * Each command has a stream of its own for its answer, and what is said there first holds. A rejection, or that there was
 * nothing to do, is said at once. A write is intended there first, with all its events, and fulfilled after that by who
 * intended it: no transaction spans the two streams.
 *
 * Only the last record counts, and it is one of these:
 * - an answer;
 * - that it was refused, and where the refusal is kept: that is the answer, until the refusal is forgotten. From then on it is
 *   as if nothing had been said, and the next record may follow;
 * - an intent whose events stand in their stream, at the place it names: that is the answer;
 * - an intent whose stream is where it expected: live. What it was decided on may be long past, and who decided may only
 *   sleep: whoever meets it waits a little, then takes its place in the stream ({@link voidingRecord}), so that it is void.
 *   Who loses that race finds its events there, which are the answer;
 * - an intent whose stream has other events at that place: void for ever, because a stream only grows. The command has
 *   no answer, and the next record may follow.
 *
 * An intent is only made when its stream was seen at the revision it expects: a stream that has yet to get there could
 * bring a void intent back to life. A crash between intent and events leaves a live intent; whoever sends the command again
 * makes it void, and the command is decided anew, by the facts of today and under ids of its own.
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
      // An answer is made once, also where what was said before it has been forgotten: its refusal is kept already.
      if (writeOf === null) outcomeRecord ??= await this.outcomeRecord(write, place);
      const record = outcomeRecord ?? this.record(commandId, INTENDED, intentOf(write, end.server));
      if (await this.appendRecord(commandId, last, record)) {
        if (writeOf === null) return place;
        return logicalResult(
          await asUnknownOutcome(commandId, () => appendIdempotently(this.connection, writeOf)),
          voided,
        );
      }
      // Somebody else has said something under this command: an outage from here on hides what.
      const settled = await asUnknownOutcome(commandId, () => this.resolve(commandId));
      if (settled.answer !== null) return rememberedResult(settled.answer);
      last = settled.last;
    }
  }

  /** What became of a command: an intent that is still live is made void by asking. */
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

  /** Where the events of an intent stand; `null`: nowhere, and never will. */
  private async locateOrVoid(id: string, { after, ...intent }: Intent): Promise<AppendResult | null> {
    const expected = BigInt(intent.expected);
    const fact = after === undefined ? expected : BigInt(after);
    const voided = expected - fact;
    const write = this.writeOf({ ...intent, expected }, voided);
    if (write === null) return null;
    // Mostly its own process is about to write it.
    const patience = performance.now() + this.connection.timings.attemptMs;
    for (let looks = 1; ; looks++) {
      const there = await findWritten(this.connection, write);
      if (there !== null) return there === 'others' ? null : logicalResult(there, voided);
      if (!(await this.connection.pause(looks, patience))) break;
    }
    // Where the stream was deleted, a server would take what voids it at another place.
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

  /** `false` when somebody else has said something at that place. */
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

  /** The id is new each time: after a try whose outcome is open it tells our record from another's. */
  private record(commandId: string, type: string, data: JsonObject): SentRecord {
    const record = { id: randomUUID(), type, data, metadata: {} };
    checkSendable(this.names.answers(commandId), [record]);
    return record;
  }
}

/** Where an intent stands, whoever meets it may make it true: an outage is no word that nothing was kept. */
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

/** Revisions and positions are text: JSON has no number that holds them. */
type Intent = {
  readonly stream: string;
  /** As the server counts, and as those who ask do; the latter was not always said, and then is the same. */
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
