import type { Instant, PendingSeal, Sealed, SealedFor } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import type { LogCheckpoint } from '../consistency/log-fingerprint';
import { withDamageCheck } from '../sqlite/damage-reports';
import { GroupCommit } from '../sqlite/group-commit';
import { UnusableFile } from '../sqlite/sqlite-file';
import { StoreUnavailable } from '../storage-errors';
import type { Attempt } from '../workers/answer-calls';
import { findMasterKey, fingerprintOf, makeMasterKey, missingKey, wrongKey } from './master-key';
import { matchesSealed, type SealedSubject, sealedAgain, sealedUnder, unsealedUnder } from './sealing';

/**
 * A subject keeps its row for good, so that its id is never reused; `sealed` (salt ‖ canonical JSON, encrypted) and the key are
 * removed by an erasure. `unsettled`: subjects that are still pending. `followed`: position up to which all subjects of the log
 * were stored.
 */
const LAYOUT = `
  CREATE TABLE IF NOT EXISTS master (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    fingerprint BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS subjects (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL UNIQUE,
    commitment TEXT NOT NULL,
    sealed BLOB
  ) STRICT;
  CREATE TABLE IF NOT EXISTS keys (
    subject_id INTEGER PRIMARY KEY REFERENCES subjects (id),
    wrapped BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS unsettled (
    subject TEXT PRIMARY KEY,
    command_id TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS unsettled_by_time ON unsettled (at, subject);
  CREATE TABLE IF NOT EXISTS followed (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL,
    mark TEXT NOT NULL
  ) STRICT;
`;

export function layOutVault(db: Database): void {
  db.transaction(() => db.exec(LAYOUT)).immediate();
}

/** The result of {@link VaultFile.erase}: the log must be truncated before it is acknowledged. */
const ERASED = 'erased';

/** Personal data in one SQLite file, through its only connection. Independent of threads. */
export class VaultFile {
  private readonly commit: GroupCommit;
  private readonly masterKey: Buffer;
  private readonly keptOf: Statement<[string], SealedSubject>;
  private readonly addSubject: Statement<[string, string, Buffer]>;
  private readonly addKey: Statement<[number | bigint, Buffer]>;
  private readonly dropKey: Statement<[string]>;
  private readonly dropSealed: Statement<[string]>;
  private readonly addUnsettled: Statement<[string, string, Instant]>;
  private readonly touchUnsettled: Statement<[Instant, string]>;
  private readonly dropUnsettled: Statement<[string]>;
  private readonly unsettledAt: Statement<[string, Instant], number>;
  private readonly unsettledBefore: Statement<[Instant, number], PendingSeal>;

  /** @throws {UnusableFile} if the master key is missing or another one. */
  constructor(
    private readonly db: Database,
    keyFile: string,
  ) {
    overwriteWhatIsDeleted(db);
    layOutVault(db);
    this.masterKey = masterKeyOf(db, keyFile);
    this.commit = new GroupCommit(db);
    this.keptOf = db.prepare(
      'SELECT commitment, sealed, wrapped FROM subjects LEFT JOIN keys ON subject_id = id WHERE subject = ?',
    );
    this.addSubject = db.prepare('INSERT INTO subjects (subject, commitment, sealed) VALUES (?, ?, ?)');
    this.addKey = db.prepare('INSERT INTO keys (subject_id, wrapped) VALUES (?, ?)');
    this.dropKey = db.prepare('DELETE FROM keys WHERE subject_id = (SELECT id FROM subjects WHERE subject = ?)');
    this.dropSealed = db.prepare('UPDATE subjects SET sealed = NULL WHERE subject = ?');
    this.addUnsettled = db.prepare('INSERT INTO unsettled (subject, command_id, at) VALUES (?, ?, ?)');
    this.touchUnsettled = db.prepare('UPDATE unsettled SET at = ? WHERE subject = ?');
    this.dropUnsettled = db.prepare('DELETE FROM unsettled WHERE subject = ?');
    this.unsettledAt = db
      .prepare<[string, Instant], number>('SELECT 1 FROM unsettled WHERE subject = ? AND at = ?')
      .pluck();
    this.unsettledBefore = db.prepare(
      'SELECT subject AS subjectId, command_id AS commandId, at FROM unsettled WHERE at < ? ORDER BY at, subject LIMIT ?',
    );
    // A crash may have come between an erasure and truncating the log that still contains the key.
    this.cutLog();
  }

  /** One commit for all of them. An erasure is acknowledged only once no copy of the key is left in the log. */
  commitTogether(tasks: readonly (() => unknown)[]): readonly Attempt[] {
    const attempts = this.commit.run(tasks);
    if (!attempts.some(isErasure) || this.cutLog()) return attempts;
    const error = new StoreUnavailable(
      'the log still holds a copy of the erased key, because it is being read: try again',
    );
    return attempts.map((attempt) => (isErasure(attempt) ? { error } : attempt));
  }

  /** Inside {@link commitTogether}. `text` is canonical JSON. @throws {SubjectTaken} {@link BrokenSeal} */
  seal(subjectId: string, text: string, sealedFor: SealedFor | null = null): Sealed {
    const kept = this.keptOf.get(subjectId);
    if (kept !== undefined) {
      const again = sealedAgain(this.masterKey, subjectId, kept, text);
      if (sealedFor !== null) this.touchUnsettled.run(sealedFor.at, subjectId);
      return again;
    }
    const { commitment, sealed, wrapped } = sealedUnder(this.masterKey, subjectId, text);
    const { lastInsertRowid } = this.addSubject.run(subjectId, commitment, sealed);
    this.addKey.run(lastInsertRowid, wrapped);
    if (sealedFor !== null) this.addUnsettled.run(subjectId, sealedFor.commandId, sealedFor.at);
    return { subjectId, commitment };
  }

  /** @throws {BrokenSeal} {@link DamagedFile} */
  keeps(subjectId: string, text: string): boolean {
    const kept = this.find(subjectId);
    return kept !== undefined && matchesSealed(this.masterKey, subjectId, kept, text);
  }

  /** The canonical JSON, or `null`. @throws {BrokenSeal} */
  open(sealed: Sealed): string | null {
    const kept = this.find(sealed.subjectId);
    return kept === undefined ? null : unsealedUnder(this.masterKey, sealed, kept);
  }

  /** Inside {@link commitTogether}. */
  erase(subjectId: string): typeof ERASED {
    this.dropKey.run(subjectId);
    this.dropSealed.run(subjectId);
    this.dropUnsettled.run(subjectId);
    return ERASED;
  }

  unsettled(before: Instant, limit: number): readonly PendingSeal[] {
    return withDamageCheck(this.db.name, () => this.unsettledBefore.all(before, limit));
  }

  /** Inside {@link commitTogether}. */
  settle(subjectId: string): void {
    this.dropUnsettled.run(subjectId);
  }

  /** Inside {@link commitTogether}. `null`: the subject is not pending since that instant. */
  abandon({ subjectId, at }: PendingSeal): typeof ERASED | null {
    return this.unsettledAt.get(subjectId, at) === undefined ? null : this.erase(subjectId);
  }

  followed(): LogCheckpoint | null {
    const found = this.db.prepare<[], LogCheckpoint>('SELECT position, mark FROM followed').safeIntegers().get();
    return found ?? null;
  }

  /** Inside {@link commitTogether}. */
  follow({ position, mark }: LogCheckpoint): void {
    this.db.prepare('INSERT OR REPLACE INTO followed (one, position, mark) VALUES (1, ?, ?)').run(position, mark);
  }

  lacking(subjectIds: readonly string[]): readonly string[] {
    return subjectIds.filter((subjectId) => this.find(subjectId) === undefined);
  }

  /** Read-only: if the file is damaged there, the rest is still served. */
  private find(subjectId: string): SealedSubject | undefined {
    return withDamageCheck(this.db.name, () => this.keptOf.get(subjectId));
  }

  /** Checkpoints the log into the file and truncates it; false if a reader holds it or the disk is full. */
  private cutLog(): boolean {
    try {
      const [outcome] = this.db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      return outcome?.busy === 0;
    } catch (error) {
      if ((error as { code?: unknown }).code === 'SQLITE_FULL') return false;
      throw error;
    }
  }
}

const isErasure = (attempt: Attempt): boolean => 'value' in attempt && attempt.value === ERASED;

function overwriteWhatIsDeleted(db: Database): void {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  if (db.pragma('secure_delete', { simple: true }) !== 1) {
    throw new UnusableFile(`${db.name}: secure_delete must be on, or erased keys stay in the file.`);
  }
}

/** A new key is created only while no subject was ever sealed: under another key, all sealed data would be lost. */
function masterKeyOf(db: Database, keyFile: string): Buffer {
  const known = db.prepare<[], Buffer>('SELECT fingerprint FROM master').pluck().get();
  const found = findMasterKey(keyFile);
  if (known === undefined) {
    const key = found ?? makeMasterKey(keyFile);
    db.prepare('INSERT INTO master (one, fingerprint) VALUES (1, ?)').run(fingerprintOf(key));
    return key;
  }
  if (found === null) throw missingKey(keyFile, db.name);
  if (fingerprintOf(found).equals(known)) return found;
  throw wrongKey(keyFile, db.name);
}
