import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandPipeline, defineWrite, type Envelope, type Receipt } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import type { CalendarCommand } from '../domain/calendar-commands';
import { calendarDecider, calendarStream } from '../domain/calendar-decider';

export type CalendarWriting = { readonly pipeline: CommandPipeline; readonly jurisdiction: Jurisdiction };

/** Takes one command to the stream of its calendar. @throws {Rejection} as the decider and the write path do */
export const changeCalendar = (
  { pipeline, jurisdiction: { zone } }: CalendarWriting,
  command: CalendarCommand,
  envelope: Envelope,
): Promise<Receipt> => {
  const context = () => Promise.resolve({ facts: { zone }, revisions: {} });
  const write = defineWrite({ decider: calendarDecider, context });
  return pipeline.run(write, { stream: calendarStream(command.data.calendar), command, envelope, scope: null });
};

/** Carries any command about a calendar over the bus. */
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
    private readonly pipeline: CommandPipeline,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  execute({ command, envelope }: ChangeCalendar): Promise<Receipt> {
    const { pipeline, jurisdiction } = this;
    return changeCalendar({ pipeline, jurisdiction }, command, envelope);
  }
}
