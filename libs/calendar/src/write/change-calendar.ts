import { type Clock, changeStream, type Envelope, type EventStore, type Receipt } from '@sealtrail/event-sourcing';
import type { Jurisdiction } from '@sealtrail/working-days';
import type { CalendarCommand } from '../domain/calendar-commands';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';

export type CalendarWriting = {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly jurisdiction: Jurisdiction;
};

/** Takes one command to the stream of its calendar. @throws {Rejection} as the decider and the write path do */
export const changeCalendar = (
  { store, clock, jurisdiction: { zone } }: CalendarWriting,
  command: CalendarCommand,
  envelope: Envelope,
): Promise<Receipt> =>
  changeStream({
    store,
    clock,
    decider: calendarDecider,
    stream: calendarStream(command.data.calendar),
    command,
    envelope,
    know: () => Promise.resolve({ facts: { zone }, revisions: {} }),
  });
