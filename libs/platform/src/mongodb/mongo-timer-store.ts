import {
  CheckpointConflict,
  type Instant,
  type ParkedStream,
  type Resumption,
  type Timer,
  TimerStore,
  type WaitingTimers,
} from '@sealtrail/event-sourcing';
import { type Collection, type Db, Long } from 'mongodb';
import type { FingerprintAt } from '../consistency/log-fingerprint';
import { keepTimers } from './keep-timers';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, reading, writing, writingAgain } from './mongo-errors';
import { firstDue, firstPossible, freeTimers, type StoredTimer } from './mongo-free-timers';
import { fromStoredParked, toStoredParked } from './stored-parked';
import {
  ATTEMPTS_MAX,
  askToResume,
  BY_DUE,
  BY_DUE_AND_KNOWN,
  CHUNK_MAX,
  joined,
  type TimerCheckpoint,
  type TimerShare,
  timerCheckpointsOf,
  timerOf,
  timersOf,
} from './timer-collections';

/**
 * The timers of one partition, and the checkpoints of its reactors, without transactions: timers are stored before the
 * checkpoint passes the events that set them, under ids derived from these events, so that storing them again has no effect.
 * The checkpoint cannot be moved by an owner of an earlier epoch. Timers that it was storing when it was refused may restore
 * one that has fired: its command is then sent again under the same id, and has no effect. Parked streams are stored with the
 * checkpoint, and cached from the first read on: no other process of this epoch changes them.
 */
export class MongoTimerStore extends TimerStore {
  private readonly timers: Collection<StoredTimer>;
  private readonly checkpoints: Collection<TimerCheckpoint>;
  private known: Map<string, readonly ParkedStream[]> | null = null;

  private constructor(
    db: Db,
    private readonly share: TimerShare,
    private readonly fingerprintAt: FingerprintAt,
  ) {
    super();
    this.timers = timersOf(db);
    this.checkpoints = timerCheckpointsOf(db);
  }

  static async open(
    { db }: MongoConnection,
    share: TimerShare,
    fingerprintAt: FingerprintAt = () => '',
  ): Promise<MongoTimerStore> {
    await writingAgain(() => timersOf(db).createIndexes([BY_DUE, BY_DUE_AND_KNOWN]));
    return new MongoTimerStore(db, share, fingerprintAt);
  }

  /** A read precedes a write: from now on an earlier epoch is refused. @throws {CheckpointConflict} */
  override async checkpoint(reactor: string): Promise<bigint> {
    const found = await reading(() => this.checkpoints.findOne({ _id: { $eq: this.idOf(reactor) } }));
    const epoch = found?.epoch.toBigInt() ?? -1n;
    if (found === null || epoch < this.share.epoch) return this.enter(reactor);
    if (epoch > this.share.epoch) throw this.conflict(reactor, epoch);
    return found.position.toBigInt();
  }

  /** @throws {CheckpointConflict} the partition is held under a later epoch. {@link UnknownOutcome}: repeat the advance. */
  override async advance(
    reactor: string,
    timers: readonly Timer[],
    to: bigint,
    parked: readonly ParkedStream[] = [],
  ): Promise<void> {
    if (to <= (await this.checkpoint(reactor))) return this.park(reactor, parked);
    await keepTimers(this.timers, this.share.partition, timers);
    const list = parked.length === 0 ? null : joined(await this.parked(reactor), parked);
    const [position, epoch] = [Long.fromBigInt(to), Long.fromBigInt(this.share.epoch)];
    const $set = { position, epoch, mark: this.fingerprintAt(to), ...(list && { parked: toStoredParked(list) }) };
    const behind = { _id: { $eq: this.idOf(reactor) }, position: { $lt: position }, epoch: { $lte: epoch } };
    const moved = await writingAgain(() => this.checkpoints.updateOne(behind, { $set }));
    if (moved.matchedCount === 0) {
      const now = await this.checkpoint(reactor);
      if (now < to) throw new CheckpointConflict(`${this.idOf(reactor)} is still at ${now}`);
    }
    if (list !== null) this.known?.set(reactor, list);
  }

  override async parked(reactor: string): Promise<readonly ParkedStream[]> {
    return (await this.knownParked()).get(reactor) ?? [];
  }

  override async resumed(reactor: string, { stream, timers, still }: Resumption): Promise<void> {
    const before = await this.parked(reactor);
    if (!before.some((one) => one.stream === stream)) return;
    // They are held until the stream is removed from the list.
    await keepTimers(this.timers, this.share.partition, timers);
    const rest = before.filter((one) => one.stream !== stream);
    await this.keepParked(reactor, still === null ? rest : joined(rest, [still]));
  }

  override async requestResume(request: string): Promise<void> {
    await askToResume(this.checkpoints, this.mine(), request);
  }

  override async resumeRequest(reactor: string): Promise<string | null> {
    if ((await this.parked(reactor)).length === 0) return null;
    const found = await reading(() => this.checkpoints.findOne({ _id: { $eq: this.idOf(reactor) } }));
    return found?.wish ?? null;
  }

  override async resumeHandled(reactor: string, request: string): Promise<void> {
    const mine = { _id: { $eq: this.idOf(reactor) }, wish: { $eq: request } };
    await writingAgain(() => this.checkpoints.updateOne(mine, { $unset: { wish: '' } }));
  }

  /**
   * Every event is reacted to again, from the first one on. The checkpoints are reset first: missing timers are set again by
   * their events, but timers kept without resetting would fire. The deletion is not repeated at once: one that the server
   * processes late would remove timers set meanwhile.
   *
   * @throws {CheckpointConflict} the partition is held under a later epoch. {@link UnknownOutcome}: repeat the reset.
   */
  async reset(): Promise<void> {
    const all = await reading(() => this.checkpoints.find({ part: { $eq: this.share.partition } }).toArray());
    const epoch = Long.fromBigInt(this.share.epoch);
    for (const { _id, reactor } of all) {
      const $set = { position: Long.ZERO, epoch, mark: '', parked: [] };
      const mine = { _id: { $eq: _id }, epoch: { $lte: epoch } };
      const begun = await writingAgain(() => this.checkpoints.updateOne(mine, { $set }));
      if (begun.matchedCount === 0) throw this.conflict(reactor, (await this.epochOf(reactor)) ?? 0n);
    }
    this.known = null;
    await writing(() => this.timers.deleteMany(this.mine()));
  }

  override async nextDue(): Promise<Instant | null> {
    return firstDue(this.timers, this.share.partition, await this.allParked());
  }

  override async dueAt(instant: Instant, limit: number): Promise<readonly Timer[]> {
    const due = { ...this.mine(), due: { $eq: instant } };
    const order = { sort: { rank: 1, _id: 1 }, limit } as const;
    return (await freeTimers(this.timers, due, order, await this.allParked())).map(timerOf);
  }

  override async done(ids: readonly string[]): Promise<void> {
    for (let begin = 0; begin < ids.length; begin += CHUNK_MAX) {
      const some = { _id: { $in: ids.slice(begin, begin + CHUNK_MAX) }, ...this.mine() };
      await writingAgain(() => this.timers.deleteMany(some));
    }
  }

  override async waiting(): Promise<WaitingTimers> {
    const count = Number(await reading(() => this.timers.countDocuments(this.mine())));
    const possible = await firstPossible(this.timers, this.share.partition, await this.allParked());
    return { count, oldest: await this.nextDue(), dueAndKnown: possible };
  }

  private async allParked(): Promise<readonly ParkedStream[]> {
    return [...(await this.knownParked()).values()].flat();
  }

  private async knownParked(): Promise<Map<string, readonly ParkedStream[]>> {
    if (this.known === null) {
      const found = await reading(() => this.checkpoints.find(this.mine()).toArray());
      this.known ??= new Map(found.map((one) => [one.reactor, fromStoredParked(one)]));
    }
    return this.known;
  }

  /** Without moving the checkpoint. @throws {CheckpointConflict} */
  private async park(reactor: string, parked: readonly ParkedStream[]): Promise<void> {
    if (parked.length > 0) await this.keepParked(reactor, joined(await this.parked(reactor), parked));
  }

  /** @throws {CheckpointConflict} */
  private async keepParked(reactor: string, list: readonly ParkedStream[]): Promise<void> {
    await this.checkpoint(reactor);
    const epoch = Long.fromBigInt(this.share.epoch);
    const mine = { _id: { $eq: this.idOf(reactor) }, epoch: { $lte: epoch } };
    // Without parked streams, a request to resume is void.
    const update = {
      $set: { epoch, parked: toStoredParked(list) },
      ...(list.length === 0 && { $unset: { wish: '' as const } }),
    };
    const kept = await writingAgain(() => this.checkpoints.updateOne(mine, update));
    if (kept.matchedCount === 0) throw new CheckpointConflict(`${this.idOf(reactor)} belongs to a later epoch`);
    (await this.knownParked()).set(reactor, list);
  }

  private async enter(reactor: string): Promise<bigint> {
    const part = this.share.partition;
    const epoch = Long.fromBigInt(this.share.epoch);
    const mayEnter = { _id: { $eq: this.idOf(reactor) }, epoch: { $lte: epoch } };
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
      try {
        const entered = await writingAgain(() =>
          this.checkpoints.findOneAndUpdate(
            mayEnter,
            { $set: { epoch }, $setOnInsert: { part, reactor, position: Long.ZERO } },
            { upsert: true, returnDocument: 'after' },
          ),
        );
        return entered?.position.toBigInt() ?? 0n;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const now = (await this.epochOf(reactor)) ?? 0n;
        if (now > this.share.epoch) throw this.conflict(reactor, now);
      }
    }
    throw new CheckpointConflict(`${this.idOf(reactor)} is being registered by another process`);
  }

  private async epochOf(reactor: string): Promise<bigint | null> {
    const found = await reading(() => this.checkpoints.findOne({ _id: { $eq: this.idOf(reactor) } }));
    return found?.epoch.toBigInt() ?? null;
  }

  private conflict(reactor: string, epoch: bigint): CheckpointConflict {
    return new CheckpointConflict(`${this.idOf(reactor)} belongs to epoch ${epoch}, not ${this.share.epoch}`);
  }

  private mine(): { readonly part: { readonly $eq: string } } {
    return { part: { $eq: this.share.partition } };
  }

  private idOf(reactor: string): string {
    return `${this.share.partition}/${reactor}`;
  }
}
