import { randomUUID } from 'node:crypto';
import {
  type Answer,
  type Appended,
  type JsonObject,
  type Metadata,
  type NewEvent,
  NO_STREAM,
  RevisionConflict,
  type StreamWrite,
  UnknownOutcome,
} from '@sealtrail/event-sourcing';
import { StoreUnavailable, UnusableServer } from '../storage-errors';
import type { Connection } from './connection';
import { appendExact, type ExactWrite, standing } from './exact-append';
import type { KeptRefusals } from './kept-refusals';
import { UnreadableEvent } from './kurrent-errors';
import { CallFailed, type FoundRecord, type SentRecord } from './log-client';
import type { PlaceNames } from './place-names';
import { objectOf, plain, recordsOf, sendable } from './stored-event';

type Remembering = StreamWrite & { readonly answer: NonNullable<StreamWrite['answer']> };

/** A command's answer, or none yet; and the last record of its stream of answers. */
type Settled = { readonly answer: Answer | null; readonly last: bigint };

const ANSWERED = 'CommandAnswered';
const INTENDED = 'CommandIntended';
const REFUSED = 'CommandRefused';

/**
 * One command has one answer, in a server that can write to only one stream at a time.
 *
 * Each command has a stream of its own for its answer, and what is said there first holds. A rejection, or that there was
 * nothing to do, is said at once. A write is intended there first, with all its events, and fulfilled after that: no
 * transaction spans the two streams, so whoever meets an intent must be able to finish it.
 *
 * Only the last record counts, and it is one of these:
 * - an answer;
 * - that it was refused, and where the refusal is kept: that is the answer, until the refusal is forgotten. From then on it is
 *   as if nothing had been said, and the next record may follow;
 * - an intent whose events stand in their stream, at the place it names: that is the answer;
 * - an intent whose stream is where it expected: live. Whoever meets it fulfils it. Many may at the same time, for the
 *   events have the same ids and the same place, so that they are kept once;
 * - an intent whose stream has other events at that place: void for ever, because a stream only grows. The command has
 *   no answer, and the next record may follow.
 *
 * An intent is only made when its stream was seen at the revision it expects: a stream that has yet to get there could
 * bring a void intent back to life. A crash between intent and events leaves a live intent; the answer is asked for by
 * whoever sends the command again, and by then it is fulfilled, or void because others were faster.
 */
export class CommandAnswers {
  constructor(
    private readonly connection: Connection,
    private readonly names: PlaceNames,
    private readonly refusals: KeptRefusals,
  ) {}

  async append(write: Remembering): Promise<Appended> {
    const { commandId } = write.metadata;
    const fulfilment = this.fulfilment(write);
    const intended = fulfilment === null ? null : this.record(commandId, INTENDED, intentOf(write));
    let last = NO_STREAM;
    for (;;) {
      const place = await this.placeAt(write);
      if (place instanceof RevisionConflict) {
        const { answer } = await this.settle(commandId);
        if (answer === null) throw place;
        return remembering(answer);
      }
      const record = intended ?? (await this.answered(write, place));
      if (await this.say(commandId, last, record)) {
        if (fulfilment === null) return place;
        return await neverUnsaid(commandId, () => appendExact(this.connection, fulfilment));
      }
      // Somebody else has said something under this command: an outage from here on hides what.
      const settled = await neverUnsaid(commandId, () => this.settle(commandId));
      if (settled.answer !== null) return remembering(settled.answer);
      last = settled.last;
    }
  }

  /** What became of a command: an intent that is still live is fulfilled by asking. */
  async settle(commandId: string): Promise<Settled> {
    const found = await this.connection.last(this.names.answers(commandId));
    if (found === null) return { answer: null, last: NO_STREAM };
    const said = objectOf(found, found.data, 'data');
    const last = found.revision;
    if (found.type === ANSWERED) return { answer: answerIn(commandId, said), last };
    if (found.type === REFUSED) {
      const kept = await this.refusals.find(said);
      return { answer: kept && answerIn(commandId, kept), last };
    }
    if (found.type !== INTENDED) throw foreign(found);
    const { rejection, fingerprint, stream } = said as unknown as Intent;
    const place = await neverUnsaid(commandId, () => this.fulfil(said as unknown as Intent));
    return { answer: place && { commandId, fingerprint, stream, rejection, ...place }, last };
  }

  private async fulfil(intent: Intent): Promise<Appended | null> {
    const write = this.fulfilment({ ...intent, expected: BigInt(intent.expected) });
    if (write === null) return null;
    let there = await standing(this.connection, write);
    // Mostly its own process is about to write it; a server that is sent the same twice at once takes seconds to answer.
    if (there === null && (await this.connection.pause(1, Number.POSITIVE_INFINITY))) {
      there = await standing(this.connection, write);
    }
    if (there === 'others') return null;
    if (there !== null) return there;
    try {
      return await appendExact(this.connection, write);
    } catch (error) {
      if (error instanceof RevisionConflict) return null;
      throw error;
    }
  }

  /** `false` when somebody else has said something at that place. */
  private async say(commandId: string, last: bigint, record: SentRecord): Promise<boolean> {
    const stream = this.names.answers(commandId);
    try {
      await appendExact(this.connection, { stream, shown: stream, expected: last, records: [record] });
      return true;
    } catch (error) {
      if (error instanceof RevisionConflict) return false;
      throw error;
    }
  }

  private async answered(write: Remembering, place: Appended): Promise<SentRecord> {
    const { commandId } = write.metadata;
    const said = answeredOf(write, place);
    if (write.answer.rejection === null) return this.record(commandId, ANSWERED, said);
    return this.record(commandId, REFUSED, await this.refusals.keep(said));
  }

  private async placeAt({ stream, expected }: Remembering): Promise<Appended | RevisionConflict> {
    const last = await this.connection.last(this.names.stream(stream));
    const place = { revision: last?.revision ?? NO_STREAM, position: last?.position ?? 0n };
    return place.revision === expected ? place : new RevisionConflict(stream, expected, place.revision);
  }

  private fulfilment(write: Pick<StreamWrite, 'stream' | 'expected' | 'events' | 'metadata'>): ExactWrite | null {
    const [first, ...rest] = recordsOf(write.stream, write.events, write.metadata);
    if (first === undefined) return null;
    const { stream: shown, expected } = write;
    return { stream: this.names.stream(shown), shown, expected, records: [first, ...rest] };
  }

  /** The id is new each time: after a try whose outcome is open it tells our record from another's. */
  private record(commandId: string, type: string, data: JsonObject): SentRecord {
    const record = { id: randomUUID(), type, data, metadata: {} };
    sendable(this.names.answers(commandId), [record]);
    return record;
  }
}

/** Where an intent stands, whoever meets it may make it true: an outage is no word that nothing was kept. */
async function neverUnsaid<T>(commandId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOutage = [StoreUnavailable, UnusableServer, CallFailed].some((kind) => error instanceof kind);
    if (!isOutage) throw error;
    throw new UnknownOutcome(`command ${commandId} is intended, and may yet be kept: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Revisions and positions are text: JSON has no number that holds them. */
type Intent = {
  readonly stream: string;
  readonly expected: string;
  readonly events: readonly NewEvent[];
  readonly metadata: Metadata;
  readonly fingerprint: string;
  readonly rejection: Answer['rejection'];
};

const intentOf = ({ stream, expected, events, metadata, answer }: Remembering): JsonObject =>
  plain(
    {
      stream,
      expected: String(expected),
      events: events.map(({ id, type, data }) => ({ id, type, data })),
      metadata,
      fingerprint: answer.fingerprint,
      rejection: answer.rejection,
    },
    'intent',
  );

const answeredOf = ({ stream, answer }: Remembering, { revision, position }: Appended): JsonObject =>
  plain({ ...answer, stream, revision: String(revision), position: String(position) }, 'answer');

const answerIn = (commandId: string, said: JsonObject): Answer => {
  const { fingerprint, stream, revision, position, rejection } = said as { readonly [key: string]: string };
  return {
    commandId,
    fingerprint: String(fingerprint),
    stream: String(stream),
    revision: BigInt(String(revision)),
    position: BigInt(String(position)),
    rejection: (rejection ?? null) as unknown as Answer['rejection'],
  };
};

const remembering = (remembered: Answer): Appended => ({
  revision: remembered.revision,
  position: remembered.position,
  remembered,
});

const foreign = ({ stream, type }: FoundRecord): UnreadableEvent =>
  new UnreadableEvent(`${stream} holds ${type}, which is no answer of this store`);
