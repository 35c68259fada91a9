import { CheckpointConflict, type ParkedStream } from '@sealtrail/event-sourcing';
import { type Collection, type Db, type Filter, Long, type UpdateResult } from 'mongodb';
import type { FollowerCheckpoint } from '../consistency/log-fingerprint';
import { isDuplicate, isOutage, reading, writing, writingAgain } from './mongo-errors';
import { fromStoredParked, type StoredParkedStream, toStoredParked } from './stored-parked';

/** How far a generation has been folded, and who may fold it on. */
export type ViewCheckpoint = {
  readonly position: bigint;
  readonly epoch: bigint;
  /** Who moved it last. */
  readonly by: string | null;
  /** The documents of the generation are being removed. */
  readonly emptying: boolean;
  readonly parked: readonly ParkedStream[];
};

type StoredCheckpoint = Omit<ViewCheckpoint, 'position' | 'epoch' | 'parked'> & {
  readonly _id: string;
  readonly position: Long;
  /** Of the owner who wrote last; what an earlier one writes is refused. */
  readonly epoch: Long;
  /** Somebody is saving a batch that ends there, at that mark. */
  readonly saving: { readonly to: Long; readonly token: string; readonly mark?: string } | null;
  /** What stands in the log at the position; none of before it was kept. */
  readonly mark?: string;
  /** None of before anything could be parked. */
  readonly parked?: readonly StoredParkedStream[];
};

/** A save: from where to where, and by whom. `token` names one store of one process. */
export type Claim = {
  readonly generation: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly epoch: bigint;
  readonly token: string;
  readonly mark: string;
  /** All that is parked by then; absent: what was. */
  readonly parked?: readonly ParkedStream[];
};

const ATTEMPTS_MAX = 5;

/** The checkpoints of all generations. Each change is one compare-and-set of one document. */
export class ViewCheckpoints {
  private readonly all: Collection<StoredCheckpoint>;

  constructor(db: Db) {
    this.all = db.collection('checkpoints');
  }

  async find(generation: string): Promise<ViewCheckpoint | null> {
    return read(await reading(() => this.all.findOne({ _id: { $eq: generation } })));
  }

  /**
   * Whoever prepares a generation is going to write it: from now on an earlier epoch is refused, and what somebody else
   * had begun to save ends nowhere.
   *
   * @throws {CheckpointConflict} a later epoch has been here.
   */
  async enter(generation: string, epoch: bigint): Promise<ViewCheckpoint> {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      const entered = await this.tryToEnter(generation, epoch);
      if (entered !== null) return entered;
      const found = await this.find(generation);
      if (found !== null && found.epoch > epoch) break;
    }
    throw new CheckpointConflict(`${generation} belongs to a later epoch than ${epoch}`);
  }

  /** How far each of these generations is, of those that have been prepared. */
  async positions(generations: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const found = await reading(() => this.all.find({ _id: { $in: [...generations] } }).toArray());
    return new Map(found.map(({ _id, position }) => [_id, position.toBigInt()]));
  }

  /** How far every generation is, and its documents, where somebody died while saving them. */
  async followers(): Promise<readonly FollowerCheckpoint[]> {
    const found = await reading(() => this.all.find({}).toArray());
    return found
      .flatMap(({ _id: name, position, mark = '', saving }) => [
        { name, position: position.toBigInt(), mark },
        ...(saving === null ? [] : [{ name, position: saving.to.toBigInt(), mark: saving.mark ?? '' }]),
      ])
      .filter(({ position }) => position > 0n);
  }

  /** @throws {CheckpointConflict} {@link StoreUnavailable} */
  async claim(claim: Claim): Promise<void> {
    const { generation, from, to, epoch, token, mark } = claim;
    const $set = { epoch: long(epoch), saving: { to: long(to), token, mark }, ...parking(claim) };
    // A claim keeps no document of a batch: where it fails, none was written. What is parked stands before the first that lacks it.
    const claimed = await reading(() => this.all.updateOne(mayClaim(claim), { $set }));
    if (claimed.matchedCount === 0) throw await this.conflict(generation, from, epoch);
  }

  /** A batch without documents is one write. @throws {CheckpointConflict} {@link UnknownOutcome} */
  async pass(claim: Claim): Promise<void> {
    const { to, epoch, token, mark } = claim;
    const passed = { position: long(to), epoch: long(epoch), saving: null, by: token, mark, ...parking(claim) };
    await this.moveOrConfirm(claim, () => this.all.updateOne(mayClaim(claim), { $set: passed }));
  }

  /** Ends a save: what was claimed is all there. @throws {CheckpointConflict} {@link UnknownOutcome} */
  async move(claim: Claim): Promise<void> {
    const { generation, from, to, epoch, token, mark } = claim;
    const stillMine: Filter<StoredCheckpoint> = {
      _id: { $eq: generation },
      position: { $eq: long(from) },
      epoch: { $eq: long(epoch) },
      'saving.token': { $eq: token },
    };
    const moved = { position: long(to), saving: null, by: token, mark };
    await this.moveOrConfirm(claim, () => this.all.updateOne(stillMine, { $set: moved }));
  }

  /** Moves a checkpoint; where the answer is lost, looks whether it has been moved. */
  private async moveOrConfirm(claim: Claim, move: () => Promise<UpdateResult>): Promise<void> {
    const { generation, from, epoch } = claim;
    try {
      if ((await move()).matchedCount === 1) return;
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (await this.hasMoved(claim)) return;
      if ((await writing(move)).matchedCount === 1 || (await this.hasMoved(claim))) return;
    }
    throw await this.conflict(generation, from, epoch);
  }

  /** @throws {CheckpointConflict} a later epoch has been here. */
  async beginEmptying(generation: string, epoch: bigint): Promise<void> {
    const begun = await writingAgain(() =>
      this.all.updateOne(upTo(generation, epoch), {
        $set: { position: long(0n), epoch: long(epoch), saving: null, by: null, emptying: true, parked: [] },
      }),
    );
    if (begun.matchedCount === 0) throw await this.conflict(generation, null, epoch);
  }

  async endEmptying(generation: string, epoch: bigint): Promise<void> {
    const mine = { _id: { $eq: generation }, epoch: { $eq: long(epoch) } };
    await writingAgain(() => this.all.updateOne(mine, { $set: { emptying: false } }));
  }

  /** @throws {CheckpointConflict} a later epoch has been here. */
  async remove(generation: string, epoch: bigint): Promise<void> {
    const removed = await writingAgain(() => this.all.deleteOne(upTo(generation, epoch)));
    if (removed.deletedCount === 0 && (await this.find(generation)) !== null) {
      throw await this.conflict(generation, null, epoch);
    }
  }

  private async tryToEnter(generation: string, epoch: bigint): Promise<ViewCheckpoint | null> {
    try {
      const entered = await writingAgain(() =>
        this.all.findOneAndUpdate(
          upTo(generation, epoch),
          {
            $set: { epoch: long(epoch), saving: null },
            $setOnInsert: { position: long(0n), by: null, emptying: false },
          },
          { upsert: true, returnDocument: 'after' },
        ),
      );
      return read(entered);
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
  }

  private async hasMoved({ generation, to, token }: Claim): Promise<boolean> {
    const found = read(await writing(() => this.all.findOne({ _id: { $eq: generation } })));
    return found?.position === to && found.by === token;
  }

  private async conflict(generation: string, from: bigint | null, epoch: bigint): Promise<CheckpointConflict> {
    const found = await this.find(generation);
    if (found === null) return new CheckpointConflict(`${generation} has not been prepared`);
    if (found.epoch > epoch)
      return new CheckpointConflict(`${generation} belongs to epoch ${found.epoch}, not ${epoch}`);
    if (found.position === from) return new CheckpointConflict(`${generation} is being saved by another process`);
    return new CheckpointConflict(`${generation} is at ${found.position}, not at ${from}`);
  }
}

const mayClaim = ({ generation, from, epoch, token }: Claim): Filter<StoredCheckpoint> => ({
  _id: { $eq: generation },
  position: { $eq: long(from) },
  emptying: { $eq: false },
  $or: [
    { epoch: { $lt: long(epoch) } },
    { epoch: { $eq: long(epoch) }, saving: { $eq: null } },
    { epoch: { $eq: long(epoch) }, 'saving.token': { $eq: token } },
  ],
});

const parking = ({ parked }: Claim): { readonly parked?: readonly StoredParkedStream[] } =>
  parked === undefined ? {} : { parked: toStoredParked(parked) };

const long = (value: bigint): Long => Long.fromBigInt(value);

const read = (kept: StoredCheckpoint | null): ViewCheckpoint | null =>
  kept && {
    ...kept,
    position: kept.position.toBigInt(),
    epoch: kept.epoch.toBigInt(),
    parked: fromStoredParked(kept),
  };

const upTo = (generation: string, epoch: bigint): Filter<StoredCheckpoint> => ({
  _id: { $eq: generation },
  epoch: { $lte: long(epoch) },
});
