import type { KnownStreams } from '@sealtrail/event-sourcing';
import type { Calendar, Jurisdiction } from '@sealtrail/working-days';
import { calendarDecider, calendarOf, calendarStream } from '../domain/calendar-decider';
import { reject } from '../rejections';

/** The calendars as they are now: straight from their streams, so never older than the store. */
export class Calendars {
  constructor(
    private readonly streams: KnownStreams,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async find(id: string): Promise<Calendar | null> {
    const { state } = await this.streams.state(calendarDecider, calendarStream(id));
    return state.events === 0 ? null : calendarOf(state, this.jurisdiction.zone);
  }

  /** @throws {Rejection} `calendar.not-found` */
  async get(id: string): Promise<Calendar> {
    const calendar = await this.find(id);
    if (calendar === null) throw reject('calendar.not-found');
    return calendar;
  }
}
