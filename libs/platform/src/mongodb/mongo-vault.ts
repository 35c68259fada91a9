import {
  canonicalJson,
  type Instant,
  type JsonObject,
  type PendingSeal,
  type Sealed,
  type SealedFor,
  SubjectTaken,
  Vault,
} from '@sealtrail/event-sourcing';
import { Binary, type Collection, type Db } from 'mongodb';
import { UnusableServer } from '../storage-errors';
import { findMasterKey, fingerprintOf, makeMasterKey, missingKey, wrongKey } from '../vault/master-key';
import { matchesSealed, type SealedSubject, sealedAgain, sealedUnder, unsealedUnder } from '../vault/sealing';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, reading, writing, writingAgain } from './mongo-errors';

/** The document is kept for good, so that its id is never reused; the data are removed by an erasure. */
export type Subject = {
  readonly _id: string;
  readonly commitment: string;
  readonly sealed?: Binary;
  readonly wrapped?: Binary;
  /** While pending: for which command, and when last sealed. */
  readonly command?: string;
  readonly sealedAt?: Instant;
};
const BY_TIME = { name: 'sealedAt', key: { sealedAt: 1, _id: 1 } } as const;
/** Fields removed by an erasure. */
const ALL_BUT_THE_ID = { sealed: 1, wrapped: 1, command: 1, sealedAt: 1 } as const;

export const subjectsOf = (db: Db): Collection<Subject> => db.collection('vault.subjects');

type Master = { readonly _id: 'master'; readonly fingerprint: Binary };
const mastersOf = (db: Db): Collection<Master> => db.collection('vault.master');

/**
 * Personal data in a MongoDB database, encrypted (AES-256-GCM) under a random key for each subject; the keys are encrypted
 * under a master key in a file that is never sent to the database. Data in the database cannot be read without that file.
 *
 * An erasure removes both the data and their key from the document, on a majority and in its journals, before it returns: they
 * can no longer be read through the database. The bytes remain for a while where the server keeps former states: in the oplog,
 * in journals, in pages not overwritten yet, and in every earlier backup. Unlike with a local file, the server cannot be made
 * to overwrite them. With these and the master key the data can still be read; keep backups of the vault no longer than an
 * erasure may take, and separate from the key.
 */
export class MongoVault extends Vault {
  private constructor(
    private readonly subjects: Collection<Subject>,
    private readonly masterKey: Buffer,
  ) {
    super();
  }

  /**
   * Creates the key file at the first start.
   *
   * @throws {UnusableFile} {@link UnusableServer} also if the key differs from the one that other processes use.
   */
  static async open({ db }: MongoConnection, keyFile: string): Promise<MongoVault> {
    const subjects = subjectsOf(db);
    await writingAgain(() => subjects.createIndexes([BY_TIME]));
    return new MongoVault(subjects, await masterKeyOf(db, subjects, keyFile));
  }

  /** @throws {SubjectTaken} {@link UnknownOutcome} {@link StorageFull} {@link StoreUnavailable} */
  override async seal(subjectId: string, data: JsonObject, sealedFor?: SealedFor): Promise<Sealed> {
    const text = canonicalJson(data);
    const before = await this.find(subjectId);
    if (before !== null) return this.sealAgain(subjectId, before, text, sealedFor);
    const { commitment, sealed, wrapped } = sealedUnder(this.masterKey, subjectId, text);
    const hidden = { commitment, sealed: new Binary(sealed), wrapped: new Binary(wrapped) };
    const unsettled = sealedFor === undefined ? {} : { command: sealedFor.commandId, sealedAt: sealedFor.at };
    const subject = { _id: subjectId, ...hidden, ...unsettled };
    try {
      await writingAgain(() => this.subjects.insertOne(subject));
      return { subjectId, commitment };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const kept = await writing(() => this.subjects.findOne({ _id: { $eq: subjectId } }));
    if (kept === null) throw new Error(`the vault rejects ${subjectId} as a duplicate, but does not hold it`);
    return this.sealAgain(subjectId, sealedSubjectOf(kept), text, sealedFor);
  }

  /**
   * The seal time is updated in the document itself: an erasure of abandoned subjects compares the time in the same write, so
   * it either finds the new time, or has already erased them.
   */
  private async sealAgain(
    subjectId: string,
    before: SealedSubject,
    text: string,
    sealedFor: SealedFor | undefined,
  ): Promise<Sealed> {
    const again = sealedAgain(this.masterKey, subjectId, before, text);
    if (sealedFor === undefined) return again;
    const unsettled = { _id: { $eq: subjectId }, sealedAt: { $exists: true } };
    await writingAgain(() => this.subjects.updateOne(unsettled, { $set: { sealedAt: sealedFor.at } }));
    const now = await writing(() => this.subjects.findOne({ _id: { $eq: subjectId } }));
    if (now?.sealed === undefined) throw new SubjectTaken(subjectId);
    return again;
  }

  /** @throws {BrokenSeal} {@link StoreUnavailable} */
  override async keeps(subjectId: string, data: JsonObject): Promise<boolean> {
    const kept = await this.find(subjectId);
    return kept !== null && matchesSealed(this.masterKey, subjectId, kept, canonicalJson(data));
  }

  /** @throws {BrokenSeal} the data were tampered with. {@link StoreUnavailable} */
  override async open(sealed: Sealed): Promise<JsonObject | null> {
    const kept = await this.find(sealed.subjectId);
    const text = kept === null ? null : unsealedUnder(this.masterKey, sealed, kept);
    return text === null ? null : (JSON.parse(text) as JsonObject);
  }

  /** @throws {UnknownOutcome} {@link StoreUnavailable}: repeat the erasure. */
  override async erase(subjectId: string): Promise<void> {
    await writingAgain(() => this.subjects.updateOne({ _id: { $eq: subjectId } }, { $unset: ALL_BUT_THE_ID }));
  }

  override async pendingSeals(before: Instant, limit: number): Promise<readonly PendingSeal[]> {
    const sort = { sealedAt: 1, _id: 1 } as const;
    const projection = { command: 1, sealedAt: 1 } as const;
    const found = await reading(() =>
      this.subjects.find({ sealedAt: { $lt: before } }, { sort, limit, batchSize: limit, projection }).toArray(),
    );
    return found.map(({ _id, command = '', sealedAt = '' }) => ({ subjectId: _id, commandId: command, at: sealedAt }));
  }

  override async confirm(subjectId: string): Promise<void> {
    await writingAgain(() =>
      this.subjects.updateOne({ _id: { $eq: subjectId } }, { $unset: { command: 1, sealedAt: 1 } }),
    );
  }

  /** @throws {UnknownOutcome} {@link StoreUnavailable}: repeat the call. */
  override async eraseIfPending({ subjectId, at }: PendingSeal): Promise<boolean> {
    const since = { _id: { $eq: subjectId }, sealedAt: { $eq: at } };
    const { matchedCount } = await writing(() => this.subjects.updateOne(since, { $unset: ALL_BUT_THE_ID }));
    return matchedCount === 1;
  }

  private async find(subjectId: string): Promise<SealedSubject | null> {
    const kept = await reading(() => this.subjects.findOne({ _id: { $eq: subjectId } }));
    return kept === null ? null : sealedSubjectOf(kept);
  }
}

export const sealedSubjectOf = ({ commitment, sealed, wrapped }: Subject): SealedSubject => ({
  commitment,
  sealed: bytesOf(sealed),
  wrapped: bytesOf(wrapped),
});

const bytesOf = (binary: Binary | undefined): Buffer | null =>
  binary === undefined ? null : Buffer.from(binary.value());

/** A new key is created only while no subject was ever sealed: under another key, all sealed data would be lost. */
async function masterKeyOf(db: Db, subjects: Collection<Subject>, keyFile: string): Promise<Buffer> {
  const vault = `the vault in the database ${db.databaseName}`;
  const found = findMasterKey(keyFile);
  const known = await fingerprintIn(db);
  if (known === null && (await reading(() => subjects.findOne({}, { projection: { _id: 1 } }))) !== null) {
    throw new UnusableServer(
      `${vault} has lost the fingerprint of its master key. Restore the collection vault.master.`,
    );
  }
  if (known !== null && found === null) throw missingKey(keyFile, vault);
  const key = found ?? makeMasterKey(keyFile);
  if (!(known ?? (await leaveFingerprint(db, key))).equals(fingerprintOf(key))) throw wrongKey(keyFile, vault);
  return key;
}

async function leaveFingerprint(db: Db, key: Buffer): Promise<Buffer> {
  try {
    await writingAgain(() => mastersOf(db).insertOne({ _id: 'master', fingerprint: new Binary(fingerprintOf(key)) }));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return (await fingerprintIn(db)) ?? Buffer.alloc(0);
}

/** The fingerprint of the master key; `null` if no subject was sealed yet. */
export async function fingerprintIn(db: Db): Promise<Buffer | null> {
  const master = await reading(() => mastersOf(db).findOne({ _id: { $eq: 'master' } }));
  return master === null ? null : Buffer.from(master.fingerprint.value());
}
