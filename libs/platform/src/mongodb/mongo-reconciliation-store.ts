import type { Collection, Db } from 'mongodb';
import { type Reconciliation, type ReconciliationStore, unfinishedReconciliation } from '../consistency/reconciliation';
import { UnusableManifest } from '../namespace-manifest/manifest';
import { PLACE } from './mongo-connection';
import { reading, writingAgain } from './mongo-errors';

/** Text: names of views contain dots, which field names must not. */
type StoredReconciliation = { readonly _id: string; readonly mending: string };

const ID = 'mending';
const ONE = { _id: { $eq: ID } } as const;

/** The reconciliation of stores that processes share. */
export class MongoReconciliationStore implements ReconciliationStore {
  private readonly kept: Collection<StoredReconciliation>;

  constructor(db: Db) {
    this.kept = db.collection(PLACE);
  }

  async find(): Promise<Reconciliation | null> {
    const found = await reading(() => this.kept.findOne(ONE));
    return found === null ? null : (JSON.parse(found.mending) as Reconciliation);
  }

  async keep(mending: Reconciliation): Promise<void> {
    const $set = { mending: JSON.stringify(mending) };
    await writingAgain(() => this.kept.updateOne(ONE, { $set }, { upsert: true }));
  }

  async forget(): Promise<void> {
    await writingAgain(() => this.kept.deleteOne(ONE));
  }

  /** Refuses to work on incomplete data. @throws {UnusableManifest} */
  async refuseUnfinished(namespace: string): Promise<void> {
    if ((await this.find()) !== null)
      throw new UnusableManifest(unfinishedReconciliation(`the namespace ${namespace}`));
  }
}
