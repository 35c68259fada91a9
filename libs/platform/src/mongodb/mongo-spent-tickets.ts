import { SpentTickets } from '@sealtrail/event-sourcing/runtime';
import type { Collection, Db } from 'mongodb';
import type { MongoConnection } from './mongo-connection';
import { isDuplicate, reading, writingAgain } from './mongo-errors';

/** `until`: milliseconds since 1970 by the clock of the process that used it. */
type StoredTicket = { readonly _id: string; readonly until: number };

/** Maximum clock difference between processes: none deletes a use earlier than intended by the one that stored it. */
const CLOCKS_APART_MS = 600_000;

/** Used tickets in a collection, one document each: the first insert is the use. They survive every process. */
export class MongoSpentTickets extends SpentTickets {
  override readonly epoch = '';
  private readonly tickets: Collection<StoredTicket>;

  private constructor(
    db: Db,
    private readonly nowMs: () => number,
  ) {
    super();
    this.tickets = ticketsOf(db);
  }

  static async open({ db }: MongoConnection, nowMs = Date.now): Promise<MongoSpentTickets> {
    await writingAgain(() => ticketsOf(db).createIndexes([{ name: 'until', key: { until: 1 } }]));
    return new MongoSpentTickets(db, nowMs);
  }

  /**
   * If the response is lost it is unknown which insert was first, so the ticket is refused to all. @throws {StoreUnavailable}
   */
  override async spend(ticket: string, forMs: number): Promise<boolean> {
    const nowMs = this.nowMs();
    try {
      await reading(() => this.tickets.deleteMany({ until: { $lt: nowMs - CLOCKS_APART_MS } }));
      await reading(() => this.tickets.insertOne({ _id: ticket, until: nowMs + forMs }));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

const ticketsOf = (db: Db): Collection<StoredTicket> => db.collection('spent-tickets');
