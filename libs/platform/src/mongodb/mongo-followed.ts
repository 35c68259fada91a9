import { type Collection, type Db, Long } from 'mongodb';
import type { Followed } from '../standing/log-mark';
import { reading, writingAgain } from './mongo-errors';

type Kept = { readonly _id: string; readonly position: Long; readonly mark: string };

/** Up to where something in the database was with the log. */
export class MongoFollowed {
  private readonly all: Collection<Kept>;

  constructor(
    db: Db,
    private readonly name: string,
  ) {
    this.all = db.collection('followed');
  }

  async find(): Promise<Followed | null> {
    const kept = await reading(() => this.all.findOne({ _id: { $eq: this.name } }));
    return kept === null ? null : { position: kept.position.toBigInt(), mark: kept.mark };
  }

  async keep({ position, mark }: Followed): Promise<void> {
    const set = { position: Long.fromBigInt(position), mark };
    await writingAgain(() => this.all.updateOne({ _id: { $eq: this.name } }, { $set: set }, { upsert: true }));
  }
}
