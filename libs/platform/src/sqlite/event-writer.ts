import { type AppendResult, NO_STREAM, RevisionConflict } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import type { Attempt } from '../workers/answer-calls';
import { ANSWER_BY_COMMAND, type AnswerRow, answerOf, layOutEvents } from './event-file';
import { type CommitStatistics, GroupCommit } from './group-commit';
import { idBytes } from './id-bytes';

/** An append as it is sent to the writer: already serialised to JSON, so that the writer only writes. */
export type SerializedAppend = {
  readonly stream: string;
  readonly expected: bigint;
  readonly commandId: string;
  readonly events: readonly { readonly id: string; readonly type: string; readonly data: string }[];
  readonly meta: string;
  readonly answer: { readonly fingerprint: string; readonly rejection: string | null } | null;
};

/** Rejections deleted per commit: appends must not wait for long. */
export const FORGET_BATCH_MAX = 500;

type StreamRow = readonly [id: bigint, version: bigint];

/** Writes events through the only writing connection. Independent of threads. */
export class EventWriter {
  private readonly commit: GroupCommit;
  private readonly streamByName: Statement<[string], StreamRow>;
  private readonly addStream: Statement<[string, bigint]>;
  private readonly moveStream: Statement<[bigint, bigint]>;
  private readonly addEvent: Statement<[bigint, bigint, Buffer, string, string, string]>;
  private readonly placeAt: Statement<[bigint, bigint], readonly [pos: bigint, id: Buffer]>;
  private readonly answerByCommand: Statement<[Buffer], AnswerRow>;
  private readonly addAnswer: Statement<[Buffer, string, string, bigint, bigint, string | null, number | null]>;
  private readonly forgetOldest: Statement<[number, number]>;

  constructor(db: Database, committed?: (news: CommitStatistics) => void) {
    layOutEvents(db, Date.now());
    db.defaultSafeIntegers(true);
    this.commit = new GroupCommit(db, committed);
    this.streamByName = db.prepare<[string], StreamRow>('SELECT id, version FROM streams WHERE name = ?').raw();
    this.addStream = db.prepare('INSERT INTO streams (name, version) VALUES (?, ?)');
    this.moveStream = db.prepare('UPDATE streams SET version = ? WHERE id = ?');
    this.addEvent = db.prepare(
      'INSERT INTO events (stream_id, version, event_id, type, data, meta) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.placeAt = db
      .prepare<[bigint, bigint], readonly [bigint, Buffer]>(
        'SELECT pos, event_id FROM events WHERE stream_id = ? AND version = ?',
      )
      .raw();
    this.answerByCommand = db.prepare<[Buffer], AnswerRow>(ANSWER_BY_COMMAND).raw();
    this.addAnswer = db.prepare(
      'INSERT INTO answers (command_id, fingerprint, stream, revision, position, rejection, refused_ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.forgetOldest = db.prepare(
      'DELETE FROM answers WHERE command_id IN (SELECT command_id FROM answers WHERE refused_ms < ? ORDER BY refused_ms LIMIT ?)',
    );
  }

  /** One commit for all of them; each refusal is independent. @throws if the outcome is unknown. */
  commitTogether(tasks: readonly (() => unknown)[]): readonly Attempt[] {
    return this.commit.run(tasks);
  }

  /** Inside {@link commitTogether}: checks everything before the first write. @throws {RevisionConflict} */
  append(request: SerializedAppend): AppendResult {
    const { stream, expected, events, answer } = request;
    const remembered = answer === null ? null : this.remembered(request.commandId);
    if (remembered !== null) return remembered;
    const [id, actual] = this.streamByName.get(stream) ?? [null, NO_STREAM];
    if (actual !== expected) return this.repeated(request, id, actual);
    const appended =
      events.length > 0 ? this.write(request, id) : { revision: actual, position: this.positionOf(id, actual) };
    if (answer !== null) {
      const { revision, position } = appended;
      const { fingerprint, rejection } = answer;
      const refusedMs = rejection === null ? null : Date.now();
      this.addAnswer.run(idBytes(request.commandId), fingerprint, stream, revision, position, rejection, refusedMs);
    }
    return appended;
  }

  /** Inside {@link commitTogether}: deletes a bounded number of rejections, the oldest first. Returns their number. */
  forgetRefusals(olderThanMs: number): number {
    return this.forgetOldest.run(Date.now() - olderThanMs, FORGET_BATCH_MAX).changes;
  }

  private write({ stream, expected, events, meta }: SerializedAppend, knownId: bigint | null): AppendResult {
    const revision = expected + BigInt(events.length);
    const id = knownId ?? (this.addStream.run(stream, revision).lastInsertRowid as bigint);
    if (knownId !== null) this.moveStream.run(revision, id);
    let version = expected;
    let position = 0n;
    for (const event of events) {
      version += 1n;
      const added = this.addEvent.run(id, version, idBytes(event.id), event.type, event.data, meta);
      position = added.lastInsertRowid as bigint;
    }
    return { revision, position };
  }

  private remembered(commandId: string): AppendResult | null {
    const row = this.answerByCommand.get(idBytes(commandId));
    if (row === undefined) return null;
    const answer = answerOf(commandId, row);
    return { revision: answer.revision, position: answer.position, remembered: answer };
  }

  /** The very events of this append, if they are already stored. */
  private repeated({ stream, expected, events }: SerializedAppend, id: bigint | null, actual: bigint): AppendResult {
    let version = expected;
    let position = 0n;
    for (const event of events) {
      version += 1n;
      const place = id === null ? undefined : this.placeAt.get(id, version);
      if (place === undefined || !place[1].equals(idBytes(event.id))) break;
      position = place[0];
      if (version === expected + BigInt(events.length)) return { revision: version, position };
    }
    throw new RevisionConflict(stream, expected, actual);
  }

  private positionOf(id: bigint | null, version: bigint): bigint {
    return (id === null ? undefined : this.placeAt.get(id, version)?.[0]) ?? 0n;
  }
}
