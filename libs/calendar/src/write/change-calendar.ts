import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  COUNTRY_CODE,
  CommandPipeline,
  defineWrite,
  type Envelope,
  isRegionCode,
  type Known,
  KnownStreams,
  mustLieWithin,
  type Receipt,
  type Scope,
} from '@sealtrail/event-sourcing';
import { Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import type { CalendarCommand } from '../domain/calendar-commands';
import { type CalendarDecisionContext, calendarDecider, calendarStream } from '../domain/calendar-decider';
import type { NoticedDay } from '../domain/calendar-events';
import { NATIONAL_CALENDAR } from '../domain/calendar-rules';
import { type CalendarState, unnamedDays } from '../domain/calendar-state';
import { standingDaysOff } from '../package/standing-holidays';
import { readCalendarChain } from '../read/calendar-chain';

export type CalendarWriting = {
  readonly pipeline: CommandPipeline;
  readonly streams: KnownStreams;
  readonly jurisdiction: Jurisdiction;
};

/** The region whose calendars the key may change. */
type Bounds = Pick<Scope, 'region'>;

type Asked = { readonly command: CalendarCommand; readonly state: CalendarState };

/** A day of a parent's calendar moves limits beyond the region: a key bound to a region changes none above it. */
function mustLieInOwnRegion({ region: bound }: Bounds, { command, state: { events, region } }: Asked): void {
  const named = command.type === 'DefineCalendar' && isRegionCode(command.data.region) ? [command.data.region] : [];
  mustLieWithin(bound, events === 0 ? named : [region ?? COUNTRY_CODE, ...named]);
}

/** What the calendar has of its parent, and the parent that a definition names. */
async function knownOf(
  { streams, jurisdiction: { zone } }: CalendarWriting,
  { parent }: CalendarState,
  command: CalendarCommand,
): Promise<Known<CalendarDecisionContext>> {
  const line = (id: string | null) => (id === null ? null : readCalendarChain(streams, id, zone));
  const [inherited, named] = await Promise.all([
    line(parent),
    line(command.type === 'DefineCalendar' ? command.data.parent : null),
  ]);
  return {
    facts: {
      zone,
      inherited: inherited?.calendar ?? null,
      parent: named?.states[0] ?? null,
      standing: standingDaysFor(command),
    },
    revisions: { ...inherited?.revisions, ...named?.revisions },
  };
}

/** The standing law is that of the country. */
const standingDaysFor = ({ type, data }: CalendarCommand): readonly NoticedDay[] =>
  type === 'NoticeCalendarYear' && data.calendar === NATIONAL_CALENDAR ? standingDaysOff(data.year) : [];

/** Days of the standing law that a notice does not name; left out where there is none. */
type Unnamed = { readonly unnamed?: readonly LocalDate[] };

/** `created`: the calendar did not exist before. */
export type CalendarReceipt = Receipt<{ readonly created: boolean } & Unnamed>;

/** Also where the same notice had been recorded before. */
function unnamedIn(state: CalendarState, { type, data }: CalendarCommand): Unnamed {
  const unnamed = type === 'NoticeCalendarYear' ? unnamedDays(state, data.year) : [];
  return unnamed.length === 0 ? {} : { unnamed };
}

/** Takes one command to the stream of its calendar. @throws {Rejection} as the decider and the write path do */
export const changeCalendar = (
  writing: CalendarWriting,
  command: CalendarCommand,
  envelope: Envelope,
  /** `null`: the system itself asks. */
  scope: Bounds | null = null,
): Promise<CalendarReceipt> => {
  const write = defineWrite({
    decider: calendarDecider,
    see: mustLieInOwnRegion,
    context: (state: CalendarState) => knownOf(writing, state, command),
    numbers: ({ before, after }) => ({ created: before.events === 0, ...unnamedIn(after, command) }),
  });
  return writing.pipeline.run(write, { stream: calendarStream(command.data.calendar), command, envelope, scope });
};

/** Carries any command about a calendar over the bus. */
export class ChangeCalendar extends Command<CalendarReceipt> {
  constructor(
    readonly command: CalendarCommand,
    readonly envelope: Envelope,
    readonly scope: Bounds,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeCalendar)
export class ChangeCalendarHandler implements ICommandHandler<ChangeCalendar> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: KnownStreams,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  execute({ command, envelope, scope }: ChangeCalendar): Promise<CalendarReceipt> {
    const { pipeline, streams, jurisdiction } = this;
    return changeCalendar({ pipeline, streams, jurisdiction }, command, envelope, scope);
  }
}
