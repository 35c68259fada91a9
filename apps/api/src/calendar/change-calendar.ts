import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CalendarCommand, changeCalendar } from '@sealtrail/calendar';
import { Clock, type Envelope, EventStore, type Receipt } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';

/** Carries any command about a calendar. */
export class ChangeCalendar extends Command<Receipt> {
  constructor(
    readonly command: CalendarCommand,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeCalendar)
export class ChangeCalendarHandler implements ICommandHandler<ChangeCalendar> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  execute({ command, envelope }: ChangeCalendar): Promise<Receipt> {
    const { store, clock, jurisdiction } = this;
    return changeCalendar({ store, clock, jurisdiction }, command, envelope);
  }
}
