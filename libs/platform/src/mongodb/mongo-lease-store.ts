import { type Lease, LeaseStore } from '@sealtrail/event-sourcing/runtime';
import { type Collection, type Filter, Long } from 'mongodb';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, isOutage, reading, writing } from './mongo-errors';

type StoredLease = {
  readonly _id: string;
  readonly owner: string;
  readonly epoch: Long;
  readonly beat: Long;
  readonly note: string | null;
};

const HIGHEST = '\u{10FFFF}';

/** Leases in a collection, one document each; every change is a compare-and-set of that document. */
export class MongoLeaseStore extends LeaseStore {
  private readonly leases: Collection<StoredLease>;

  constructor({ db }: MongoConnection) {
    super();
    this.leases = db.collection('leases');
  }

  override async all(prefix: string): Promise<readonly Lease[]> {
    const named = { _id: { $gte: prefix, $lte: `${prefix}${HIGHEST}` } };
    const found = await reading(() => this.leases.find(named).toArray());
    return found.map(({ _id, epoch, beat, ...lease }) => ({
      name: _id,
      ...lease,
      epoch: epoch.toBigInt(),
      beat: beat.toBigInt(),
    }));
  }

  override async acquire(name: string, owner: string, seen: Lease | null): Promise<Lease | null> {
    const taken: Lease = { name, owner, epoch: (seen?.epoch ?? 0n) + 1n, beat: 0n, note: null };
    return (await this.isKept(taken, () => (seen === null ? this.insert(taken) : this.change(seen, taken))))
      ? taken
      : null;
  }

  override async renew(held: Lease, note: string | null): Promise<Lease | null> {
    const next = { ...held, beat: held.beat + 1n, note };
    return (await this.isKept(next, () => this.change(held, next))) ? next : null;
  }

  override async release(held: Lease): Promise<void> {
    await writing(() => this.change(held, { ...held, owner: '', note: null }));
  }

  override async remove(seen: Lease): Promise<void> {
    await writing(() => this.leases.deleteOne(toLease(seen)));
  }

  /** If the outcome of a write is unknown, the lease itself is read: no other owner writes the same. */
  private async isKept(wanted: Lease, write: () => Promise<boolean>): Promise<boolean> {
    try {
      return await write();
    } catch (error) {
      if (!isOutage(error)) throw error;
      if ((await writing(write)) === true) return true;
      return (await writing(() => this.leases.findOne(toLease(wanted)))) !== null;
    }
  }

  private async insert({ name, ...lease }: Lease): Promise<boolean> {
    try {
      await this.leases.insertOne({ _id: name, ...fieldsOf(lease) });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async change(seen: Lease, changed: Lease): Promise<boolean> {
    return (await this.leases.updateOne(toLease(seen), { $set: fieldsOf(changed) })).matchedCount === 1;
  }
}

const fieldsOf = ({ owner, epoch, beat, note }: Omit<Lease, 'name'>): Omit<StoredLease, '_id'> => ({
  owner,
  epoch: Long.fromBigInt(epoch),
  beat: Long.fromBigInt(beat),
  note,
});

const toLease = ({ name, owner, epoch, beat }: Lease): Filter<StoredLease> => ({
  _id: { $eq: name },
  owner: { $eq: owner },
  epoch: { $eq: Long.fromBigInt(epoch) },
  beat: { $eq: Long.fromBigInt(beat) },
});
