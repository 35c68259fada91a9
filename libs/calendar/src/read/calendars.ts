import type { StreamStateCache } from '@sealtrail/event-sourcing';
import type { Calendar, Jurisdiction } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { readCalendarChain } from './calendar-chain';

/** The current calendars, with inherited days: never older than the store. */
export class Calendars {
  constructor(
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async find(id: string): Promise<Calendar | null> {
    const { calendar, states } = await readCalendarChain(this.streams, id, this.jurisdiction.zone);
    return states[0]?.events === 0 ? null : calendar;
  }

  /** @throws {Rejection} `calendar.not-found` */
  async get(id: string): Promise<Calendar> {
    const calendar = await this.find(id);
    if (calendar === null) throw reject('calendar.not-found');
    return calendar;
  }
}
