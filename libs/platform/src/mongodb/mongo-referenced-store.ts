import { type Collection, type Db, type Document, Long } from 'mongodb';
import type { LogCheckpoint, ReferencedStore } from '../consistency/log-fingerprint';
import { reading, writingAgain } from './mongo-errors';

type Kept = { readonly _id: string; readonly position: Long; readonly mark: string };
type Named = Document & { readonly _id: string };

/** A collection of what events reference, one document each. */
export class MongoReferencedStore implements ReferencedStore {
  private readonly all: Collection<Kept>;
  private readonly documents: Collection<Named>;

  private constructor(
    db: Db,
    private readonly collection: string,
  ) {
    this.all = db.collection('followed');
    this.documents = db.collection(collection);
  }

  static people = (db: Db): ReferencedStore => new MongoReferencedStore(db, 'vault.subjects');
  static files = (db: Db): ReferencedStore => new MongoReferencedStore(db, 'materials');

  async followed(): Promise<LogCheckpoint | null> {
    const kept = await reading(() => this.all.findOne({ _id: { $eq: this.collection } }));
    return kept === null ? null : { position: kept.position.toBigInt(), mark: kept.mark };
  }

  async follow({ position, mark }: LogCheckpoint): Promise<void> {
    const set = { position: Long.fromBigInt(position), mark };
    await writingAgain(() => this.all.updateOne({ _id: { $eq: this.collection } }, { $set: set }, { upsert: true }));
  }

  async lacking(ids: readonly string[]): Promise<readonly string[]> {
    const asked = { _id: { $in: [...ids] } };
    const found = await reading(() => this.documents.find(asked, { projection: { _id: 1 } }).toArray());
    const known = new Set(found.map(({ _id }) => _id));
    return ids.filter((id) => !known.has(id));
  }
}
