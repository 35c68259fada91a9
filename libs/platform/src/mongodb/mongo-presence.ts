import { Presence, type PresenceEntry } from '@sealtrail/event-sourcing/runtime';
import type { Collection, Db } from 'mongodb';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, reading, writingAgain } from './mongo-errors';

/** `until`: milliseconds since 1970 by the clock of the announcing process. */
type StoredStay = {
  readonly _id: string;
  readonly place: string;
  readonly who: string;
  readonly until: number;
  readonly note: string | null;
};

const INDEXES = [
  { name: 'place', key: { place: 1, who: 1 } },
  { name: 'until', key: { until: 1 } },
] as const;

/** The presence shared by all processes: one document per member, which expires after the announced time. */
export class MongoPresence extends Presence {
  private readonly stays: Collection<StoredStay>;

  private constructor(
    db: Db,
    private readonly nowMs: () => number,
  ) {
    super();
    this.stays = staysOf(db);
  }

  static async open({ db }: MongoConnection, nowMs = Date.now): Promise<MongoPresence> {
    await writingAgain(() => staysOf(db).createIndexes(INDEXES.map(({ name, key }) => ({ name, key: { ...key } }))));
    return new MongoPresence(db, nowMs);
  }

  override async announce(place: string, who: string, forMs: number, note: string | null): Promise<void> {
    const nowMs = this.nowMs();
    await writingAgain(() => this.stays.deleteMany({ until: { $lte: nowMs } }));
    const keep = () =>
      writingAgain(() =>
        this.stays.updateOne(
          { _id: { $eq: idOf(place, who) } },
          { $set: { place, who, until: nowMs + forMs, note } },
          { upsert: true },
        ),
      );
    try {
      await keep();
    } catch (error) {
      // Concurrent first announcements of the same member: the document exists now.
      if (!isDuplicate(error)) throw error;
      await keep();
    }
  }

  override async withdraw(place: string, who: string): Promise<void> {
    await writingAgain(() => this.stays.deleteOne({ _id: { $eq: idOf(place, who) } }));
  }

  override async list(place: string): Promise<readonly PresenceEntry[]> {
    const there = { place: { $eq: place }, until: { $gt: this.nowMs() } };
    const found = await reading(() => this.stays.find(there, { sort: { who: 1 } }).toArray());
    return found.map(({ who, note }) => ({ who, note }));
  }
}

const staysOf = (db: Db): Collection<StoredStay> => db.collection('presence');
const idOf = (place: string, who: string): string => JSON.stringify([place, who]);
