import type { Collection, Db } from 'mongodb';
import { UnusableManifest } from '../birth/manifest';
import { type Mending, type MendingPlace, unfinishedMending } from '../standing/mending';
import { PLACE } from './mongo-connection';
import { reading, writingAgain } from './mongo-errors';

/** Text: names of views have points in them, which are no names of fields. */
type Kept = { readonly _id: string; readonly mending: string };

const ID = 'mending';
const ONE = { _id: { $eq: ID } } as const;

/** The mending of what processes share. */
export class MongoMending implements MendingPlace {
  private readonly kept: Collection<Kept>;

  constructor(db: Db) {
    this.kept = db.collection(PLACE);
  }

  async find(): Promise<Mending | null> {
    const found = await reading(() => this.kept.findOne(ONE));
    return found === null ? null : (JSON.parse(found.mending) as Mending);
  }

  async keep(mending: Mending): Promise<void> {
    const $set = { mending: JSON.stringify(mending) };
    await writingAgain(() => this.kept.updateOne(ONE, { $set }, { upsert: true }));
  }

  async forget(): Promise<void> {
    await writingAgain(() => this.kept.deleteOne(ONE));
  }

  /** Nobody works on half of it. @throws {UnusableManifest} */
  async refuseUnfinished(namespace: string): Promise<void> {
    if ((await this.find()) !== null) throw new UnusableManifest(unfinishedMending(`the namespace ${namespace}`));
  }
}
