import { type AppendResult, MissingEvents, RevisionConflict, UnknownOutcome } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import { CallFailed, type SentRecord } from './log-client';

/** One append to one stream of the server, under its full name. */
export type IdempotentWrite = {
  readonly stream: string;
  /** The stream name that callers use. */
  readonly shown: string;
  readonly expected: bigint;
  readonly records: readonly [SentRecord, ...SentRecord[]];
};

/**
 * Appends at exactly the expected revision, once, however often the network fails.
 *
 * The server compares ids: if these very events already follow `expected`, it returns the same result as the first time. So the
 * same bytes may be resent with the same revision, never with a newer one. After a failed attempt the stream is read: the ids
 * are there (stored), or another id is (a conflict, final), or nothing yet (resend). If the time runs out in between, the
 * outcome is unknown: a server that hangs may still store what it was sent.
 *
 * A conflict is accepted only with such evidence, or if the server's own revision leaves no room for the events: while the same
 * events are being appended for another caller, the server reports a conflict that cannot be read yet.
 *
 * @throws {RevisionConflict} {@link UnknownOutcome} {@link StoreUnavailable} nothing was ever sent; {@link MissingEvents} the
 *   stream was deleted; {@link UnusableServer} {@link CallFailed} permanent refusals of the server
 */
export async function appendIdempotently(connection: Connection, write: IdempotentWrite): Promise<AppendResult> {
  const end = performance.now() + connection.timings.appendBudgetMs;
  let open: CallFailed | null = null;
  for (let tries = 1; ; tries++) {
    const failed = await attemptAppend(connection, write);
    if (!(failed instanceof CallFailed)) return failed;
    if (!failed.isTransient && failed.kind !== 'conflict')
      throw open === null ? definiteFailure(connection, write, failed) : unknownOutcome(write, open);
    if (failed.kind === 'unclear') open = failed;
    const found = await checkAfterFailure(connection, write, failed, end);
    if (found instanceof RevisionConflict) throw found;
    if (!(found instanceof Error) && found !== 'nothing yet') return found;
    if (found instanceof Error || !(await connection.pause(tries, end))) {
      throw open === null && (failed.kind === 'unsent' || failed.kind === 'turned')
        ? connection.explain(failed)
        : unknownOutcome(write, open ?? failed);
    }
  }
}

async function attemptAppend(connection: Connection, write: IdempotentWrite): Promise<AppendResult | CallFailed> {
  const { stream, shown, expected, records } = write;
  try {
    const { revision, position } = await connection.attempt((client) => client.append(stream, expected, records));
    if (revision !== expected + BigInt(records.length)) throw wentOnBehindGap(write, revision);
    // Stored, but the server did not return the position: until the stream shows the events, the outcome is unknown.
    return position === null
      ? new CallFailed('unclear', `${shown}: the server did not return its revision`)
      : { revision, position };
  } catch (error) {
    if (error instanceof CallFailed) return error;
    throw error;
  }
}

/** Reads the stream after a failed attempt. An error if it does not answer in time. */
async function checkAfterFailure(
  connection: Connection,
  write: IdempotentWrite,
  { actual }: CallFailed,
  end: number,
): Promise<AppendResult | 'nothing yet' | Error> {
  const { stream, shown, expected, records } = write;
  const leavesNoRoom = actual !== null && actual !== expected && actual < expected + BigInt(records.length);
  if (leavesNoRoom) throw new RevisionConflict(shown, expected, actual);
  try {
    const left = Math.max(0, end - performance.now());
    const there = await findWritten(connection, write, left);
    if (there === null) return 'nothing yet';
    if (there !== 'others') return there;
    const last = actual ?? (await connection.last(stream, left))?.revision ?? expected;
    return new RevisionConflict(shown, expected, last);
  } catch (error) {
    if (error instanceof MissingEvents) throw error;
    return error as Error;
  }
}

/**
 * Where the very events of an append are, or `others` if another event has one of their revisions. One single read: two would
 * see the stream at two moments.
 *
 * @throws {MissingEvents} they are there, but after a gap: the stream was deleted in between
 */
export async function findWritten(
  connection: Connection,
  write: IdempotentWrite,
  budgetMs?: number,
): Promise<AppendResult | 'others' | null> {
  const { stream, expected, records } = write;
  const there = await connection.read({ stream, from: expected + 1n, countMax: records.length }, budgetMs);
  if (there.some(({ id }, index) => id !== records[index]?.id)) return 'others';
  const last = there.at(-1);
  if (last === undefined || there.length < records.length) return null;
  if (last.revision !== expected + BigInt(records.length)) throw wentOnBehindGap(write, last.revision);
  return { revision: last.revision, position: last.position };
}

const wentOnBehindGap = ({ shown, expected }: IdempotentWrite, revision: bigint): MissingEvents =>
  new MissingEvents(shown, expected + 1n, `it was deleted and recreated at revision ${revision}`);

/** Nothing was stored, and nothing ever will be. */
const definiteFailure = (connection: Connection, { shown }: IdempotentWrite, failed: CallFailed): unknown =>
  failed.kind === 'deleted' ? new MissingEvents(shown, 0n, 'the stream was tombstoned') : connection.explain(failed);

const unknownOutcome = ({ shown, records }: IdempotentWrite, cause: Error): UnknownOutcome =>
  new UnknownOutcome(`${records.length} events for ${shown} may or may not have been saved: ${cause.message}`, {
    cause,
  });
