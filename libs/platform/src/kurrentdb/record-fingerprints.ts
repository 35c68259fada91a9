import { LruMap } from '@sealtrail/event-sourcing';
import type { LogCheckpoint } from '../consistency/log-fingerprint';
import type { Connection } from './connection';
import type { FoundRecord } from './log-client';

const KEPT_MAX = 10_000;

type RecordFingerprint = readonly [stream: string, revision: string, id: string];

/**
 * Fingerprints of the records encountered, by position: stream, revision and id. A record is looked up by these, since a
 * restored server may have no record at a position where the former one had.
 */
export class RecordFingerprints {
  private readonly met = new LruMap<bigint, Pick<FoundRecord, 'stream' | 'revision' | 'id'>>(KEPT_MAX);

  note({ stream, revision, id, position }: FoundRecord): void {
    // Called for every event of a subscription: the text of a fingerprint is built only on request.
    this.met.set(position, { stream, revision, id });
  }

  /** `''` if it was not encountered. */
  at(position: bigint): string {
    const met = this.met.get(position);
    return met === undefined
      ? ''
      : JSON.stringify([met.stream, String(met.revision), met.id] satisfies RecordFingerprint);
  }
}

/** Whether the record is still there. A fingerprint without a record was stored by an earlier version. */
export async function stillMatches(connection: Connection, { position, mark }: LogCheckpoint): Promise<boolean | null> {
  const said = parseFingerprint(mark);
  if (said === null) return null;
  const [stream, revision, id] = said;
  const [found] = await connection.read({ stream, from: BigInt(revision), countMax: 1 });
  return found?.id === id && found.position === position;
}

function parseFingerprint(mark: string): RecordFingerprint | null {
  return mark.startsWith('[') ? (JSON.parse(mark) as RecordFingerprint) : null;
}
