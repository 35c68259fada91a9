import { type Collection, type Db, Long } from 'mongodb';
import { UnusableManifest } from '../namespace-manifest/manifest';
import { PLACE } from './mongo-connection';
import { reading, writingAgain } from './mongo-errors';

type StoredMove = { readonly _id: string; readonly log: string; readonly after: Long; readonly done: boolean };

/** Progress of moving a folder into this namespace. */
export type MoveProgress = { readonly log: string; readonly after: bigint; readonly done: boolean };

const ID = 'move';
const ONE = { _id: { $eq: ID } } as const;

/** A data folder that is being moved into this namespace, or was. */
export class MongoMoveStore {
  private readonly kept: Collection<StoredMove>;

  constructor(db: Db) {
    this.kept = db.collection(PLACE);
  }

  async find(): Promise<MoveProgress | null> {
    const found = await reading(() => this.kept.findOne(ONE));
    return found === null ? null : { log: found.log, after: found.after.toBigInt(), done: found.done };
  }

  async begin(log: string): Promise<void> {
    const $setOnInsert = { log, after: Long.ZERO, done: false };
    await writingAgain(() => this.kept.updateOne(ONE, { $setOnInsert }, { upsert: true }));
  }

  async note(after: bigint): Promise<void> {
    await writingAgain(() => this.kept.updateOne(ONE, { $set: { after: Long.fromBigInt(after) } }));
  }

  async finish(): Promise<void> {
    await writingAgain(() => this.kept.updateOne(ONE, { $set: { done: true } }));
  }

  /** Refuses to work on incomplete data. @throws {UnusableManifest} */
  async refuseUnfinished(namespace: string): Promise<void> {
    if ((await this.find())?.done === false) {
      throw new UnusableManifest(
        `The migration of a data folder into the namespace ${namespace} was not finished. Run it again.`,
      );
    }
  }
}
