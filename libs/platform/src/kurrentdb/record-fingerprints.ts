import { LruMap } from '@sealtrail/event-sourcing';
import type { LogCheckpoint } from '../consistency/log-fingerprint';
import type { Connection } from './connection';
import type { FoundRecord } from './log-client';

const KEPT_MAX = 10_000;

type RecordFingerprint = readonly [stream: string, revision: string, id: string];

/**
 * What stands at places of the log, as far as it was met: its stream, revision and id. Looked up by these, for a server that
 * was put back may have no place where another had one.
 */
export class RecordFingerprints {
  private readonly met = new LruMap<bigint, Pick<FoundRecord, 'stream' | 'revision' | 'id'>>(KEPT_MAX);

  note({ stream, revision, id, position }: FoundRecord): void {
    // Every event that is followed comes by here: its mark is put into words where one is asked for.
    this.met.set(position, { stream, revision, id });
  }

  /** `''` where it was not met. */
  at(position: bigint): string {
    const met = this.met.get(position);
    return met === undefined
      ? ''
      : JSON.stringify([met.stream, String(met.revision), met.id] satisfies RecordFingerprint);
  }
}

/** Whether what was met still stands there. A mark that says nothing of a record is of before they were kept. */
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
