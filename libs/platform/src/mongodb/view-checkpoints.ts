import { CheckpointConflict, type ParkedStream } from '@sealtrail/event-sourcing';
import { type Collection, type Db, type Filter, Long, type UpdateResult } from 'mongodb';
import type { FollowerCheckpoint } from '../consistency/log-fingerprint';
import { isDuplicate, isOutage, reading, writing, writingAgain } from './mongo-errors';
import { fromStoredParked, type StoredParkedStream, toStoredParked } from './stored-parked';

/** The position of a generation, and who may write it. */
export type ViewCheckpoint = {
  readonly position: bigint;
  readonly epoch: bigint;
  /** The store that moved it last. */
  readonly by: string | null;
  /** The documents of the generation are being deleted. */
  readonly emptying: boolean;
  readonly parked: readonly ParkedStream[];
};

type StoredCheckpoint = Omit<ViewCheckpoint, 'position' | 'epoch' | 'parked'> & {
  readonly _id: string;
  readonly position: Long;
  /** Epoch of the last writer; writes of an earlier one are refused. */
  readonly epoch: Long;
  /** A batch is being saved up to this position, with this fingerprint. */
  readonly saving: { readonly to: Long; readonly token: string; readonly mark?: string } | null;
  /** Fingerprint of the log at the position; earlier versions stored none. */
  readonly mark?: string;
  /** Earlier versions stored none. */
  readonly parked?: readonly StoredParkedStream[];
};

/** A save: its positions and its store. `token` identifies one store of one process. */
export type Claim = {
  readonly generation: string;
  readonly from: bigint;
  readonly to: bigint;
  readonly epoch: bigint;
  readonly token: string;
  readonly mark: string;
  /** All parked streams after the save; absent: unchanged. */
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
   * A generation is prepared before it is written: from now on an earlier epoch is refused, and a save begun by another store
   * cannot complete.
   *
   * @throws {CheckpointConflict} a later epoch has prepared it.
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

  /** The positions of those of these generations that were prepared. */
  async positions(generations: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const found = await reading(() => this.all.find({ _id: { $in: [...generations] } }).toArray());
    return new Map(found.map(({ _id, position }) => [_id, position.toBigInt()]));
  }

  /** The position of every generation, and of its documents if a worker died during a save. */
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
    // A claim stores no document of a batch: if it fails, none was written. Parked streams are stored before the first document
    // that lacks them.
    const claimed = await reading(() => this.all.updateOne(mayClaim(claim), { $set }));
    if (claimed.matchedCount === 0) throw await this.conflict(generation, from, epoch);
  }

  /** A batch without documents is one write. @throws {CheckpointConflict} {@link UnknownOutcome} */
  async pass(claim: Claim): Promise<void> {
    const { to, epoch, token, mark } = claim;
    const passed = { position: long(to), epoch: long(epoch), saving: null, by: token, mark, ...parking(claim) };
    await this.moveOrConfirm(claim, () => this.all.updateOne(mayClaim(claim), { $set: passed }));
  }

  /** Completes a save: all documents are stored. @throws {CheckpointConflict} {@link UnknownOutcome} */
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

  /** Moves a checkpoint; if the response is lost, reads whether it was moved. */
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

  /** @throws {CheckpointConflict} a later epoch has prepared it. */
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

  /** @throws {CheckpointConflict} a later epoch has prepared it. */
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
