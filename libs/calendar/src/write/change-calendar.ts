import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  COUNTRY_CODE,
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  isRegionCode,
  type LoadedContext,
  mustLieWithin,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import type { CalendarCommand } from '../domain/calendar-commands';
import { type CalendarDecisionContext, calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { NoticedDay } from '../domain/calendar-events';
import { NATIONAL_CALENDAR } from '../domain/calendar-rules';
import { type CalendarState, unnamedDays } from '../domain/calendar-state';
import { statutoryDaysOff } from '../package/statutory-holidays';
import { readCalendarChain } from '../read/calendar-chain';

export type CalendarWriteDependencies = {
  readonly pipeline: CommandPipeline;
  readonly streams: StreamStateCache;
  readonly jurisdiction: Jurisdiction;
};

/** The region whose calendars the key may change. */
type RegionScope = Pick<Scope, 'region'>;

type CommandOnState = { readonly command: CalendarCommand; readonly state: CalendarState };

/** A day of a parent calendar moves limits beyond the region, so a key bound to a region changes no calendar above it. */
function mustLieInOwnRegion(
  { region: bound }: RegionScope,
  { command, state: { events, region } }: CommandOnState,
): void {
  const named = command.type === 'DefineCalendar' && isRegionCode(command.data.region) ? [command.data.region] : [];
  mustLieWithin(bound, events === 0 ? named : [region ?? COUNTRY_CODE, ...named]);
}

/** Loads the inherited days of the calendar, and the parent that a definition names. */
async function contextOf(
  { streams, jurisdiction: { zone } }: CalendarWriteDependencies,
  { parent }: CalendarState,
  command: CalendarCommand,
): Promise<LoadedContext<CalendarDecisionContext>> {
  const chainOf = (id: string | null) => (id === null ? null : readCalendarChain(streams, id, zone));
  const [inherited, named] = await Promise.all([
    chainOf(parent),
    chainOf(command.type === 'DefineCalendar' ? command.data.parent : null),
  ]);
  return {
    facts: {
      zone,
      inherited: inherited?.calendar ?? null,
      parent: named?.states[0] ?? null,
      standing: statutoryDaysOffFor(command),
    },
    revisions: { ...inherited?.revisions, ...named?.revisions },
  };
}

/** Only the calendar of the country has statutory days off. */
const statutoryDaysOffFor = ({ type, data }: CalendarCommand): readonly NoticedDay[] =>
  type === 'NoticeCalendarYear' && data.calendar === NATIONAL_CALENDAR ? statutoryDaysOff(data.year) : [];

/** Statutory days off that a notice does not name; absent if there are none. */
type UnnamedDays = { readonly unnamed?: readonly LocalDate[] };

/** `created`: the calendar did not exist before. */
export type CalendarResult = CommandResult<{ readonly created: boolean } & UnnamedDays>;

/** Also reported when the same notice was already recorded. */
function unnamedDaysOf(state: CalendarState, { type, data }: CalendarCommand): UnnamedDays {
  const unnamed = type === 'NoticeCalendarYear' ? unnamedDays(state, data.year) : [];
  return unnamed.length === 0 ? {} : { unnamed };
}

/** Sends one command to the stream of its calendar. @throws {Rejection} as the decider and the write path do */
export const changeCalendar = (
  writing: CalendarWriteDependencies,
  command: CalendarCommand,
  commandMetadata: CommandMetadata,
  /** `null`: the command comes from the system itself. */
  scope: RegionScope | null = null,
): Promise<CalendarResult> => {
  const write = defineWrite({
    decider: calendarDecider,
    see: mustLieInOwnRegion,
    context: (state: CalendarState) => contextOf(writing, state, command),
    numbers: ({ before, after }) => ({ created: before.events === 0, ...unnamedDaysOf(after, command) }),
  });
  return writing.pipeline.run(write, {
    stream: calendarStream(command.data.calendar),
    command,
    commandMetadata,
    scope,
  });
};

/** Carries any calendar command over the bus. */
export class ChangeCalendar extends Command<CalendarResult> {
  constructor(
    readonly command: CalendarCommand,
    readonly commandMetadata: CommandMetadata,
    readonly scope: RegionScope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeCalendar)
export class ChangeCalendarHandler implements ICommandHandler<ChangeCalendar> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  execute({ command, commandMetadata, scope }: ChangeCalendar): Promise<CalendarResult> {
    const { pipeline, streams, jurisdiction } = this;
    return changeCalendar({ pipeline, streams, jurisdiction }, command, commandMetadata, scope);
  }
}
