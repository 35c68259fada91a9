import { randomUUID } from 'node:crypto';
import { NO_STREAM, RevisionConflict } from '@sealtrail/event-sourcing';
import { UnusableServer } from '../storage-errors';
import type { Connection } from './connection';
import { appendExact } from './exact-append';
import { objectOf } from './stored-event';

/** Which clock the facts of a place were made under. */
export type ClockKind = 'real' | 'simulated';

const LAYOUT = 1;

/** Where a place begins in the log, and what tells it from every other place of every log. */
export type Birth = { readonly position: bigint; readonly id: string };

/**
 * Where a place begins in the log: its first record, made by whoever opens it first.
 *
 * @throws {UnusableServer} when it was laid out by another version, or its facts were made under another kind of clock:
 *   what was played must never stand beside what has happened.
 */
export async function birthOf(connection: Connection, stream: string, clock: ClockKind): Promise<Birth> {
  const [born] = await connection.read({ stream, from: 0n, countMax: 1 });
  if (born === undefined) return bear(connection, stream, clock);
  const { layout, clock: bornUnder } = objectOf(born, born.data, 'data');
  if (layout !== LAYOUT)
    throw new UnusableServer(`${stream} says layout ${JSON.stringify(layout)}, known is ${LAYOUT}`);
  if (bornUnder !== clock) {
    throw new UnusableServer(
      `the facts in ${stream} were made under the ${JSON.stringify(bornUnder)} clock, and this server runs under the ${clock} one`,
    );
  }
  return { position: born.position, id: born.id };
}

async function bear(connection: Connection, stream: string, clock: ClockKind): Promise<Birth> {
  const record = { id: randomUUID(), type: 'Born', data: { layout: LAYOUT, clock }, metadata: {} };
  try {
    const write = { stream, shown: stream, expected: NO_STREAM, records: [record] as const };
    return { position: (await appendExact(connection, write)).position, id: record.id };
  } catch (error) {
    if (error instanceof RevisionConflict) return birthOf(connection, stream, clock);
    throw error;
  }
}
