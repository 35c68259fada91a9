import { type ApplicationCommand, applicationDecider, applicationStream } from '@sealtrail/applications';
import type { ApplicationEvent } from '@sealtrail/applications/events';
import { at, contextFor, promisedItem, recordedEventsAfter, submit } from '@sealtrail/applications/testing';
import { Calendars, calendars, changeCalendar, importCalendarYears } from '@sealtrail/calendar';
import { noticedDays } from '@sealtrail/calendar/testing';
import {
  CommandGate,
  type CommandMessage,
  type CommandMetadata,
  Dispatcher,
  defineWrite,
  derivedId,
  metadataAt,
  type RecordedEvent,
  StreamStateCache,
  written,
} from '@sealtrail/event-sourcing';
import { consequencesOf, InProcessViewWatch, ViewProgress } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  InMemoryEventStore,
  InMemoryReadStore,
  pipelineOver,
  projectToHead,
} from '@sealtrail/event-sourcing/testing';
import { ChangeRecalculation, ChangeRecalculationHandler } from '../calendar-recalculation/change-recalculation';
import type { AdvanceSweep } from '../calendar-recalculation/recalculation-decider';
import { calendarRecalculation } from '../calendar-recalculation/recalculation-watch';
import { supervisedCases } from '../calendar-recalculation/supervised-cases-view';

/** When the calendar changes. */
export const CHANGED = '2026-03-04T02:00:00.000Z';
const item = { ...promisedItem, materials: [] };

export const commandMetadata = (commandId: string): CommandMetadata => ({
  actor: 'key-1',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});

/** The real rules of cases over an in-memory store; commands to supervision are only noted. */
class Cases extends Dispatcher {
  readonly asked: (readonly [stream: string, command: CommandMessage])[] = [];
  fails: (stream: string) => Error | null = () => null;
  /** What takes its time while one is asked. */
  meanwhile: () => Promise<void> = async () => {};

  constructor(private readonly world: RecalculationWorld) {
    super();
  }

  override async dispatch(
    { stream, command }: { readonly stream: string; readonly command: CommandMessage },
    commandMetadata: CommandMetadata,
  ): Promise<void> {
    const failure = this.fails(stream);
    if (failure !== null) throw failure;
    this.asked.push([stream, command]);
    await this.meanwhile();
    if (command.type !== 'RecomputeLimits') return;
    await this.world.change(stream.slice('application-'.length), command as ApplicationCommand, commandMetadata);
  }
}

/** Cases, their calendar and its changes, and the recalculation that the reactor asks for. */
export class RecalculationWorld {
  readonly store = new InMemoryEventStore();
  readonly clock = new FixedClock(CHANGED);
  readonly views = new InMemoryReadStore();
  readonly progress = new ViewProgress([supervisedCases.name, calendars.name]);
  readonly gate = new CommandGate(this.clock);
  readonly streams = new StreamStateCache(this.store);
  readonly jurisdiction = { zone: 'Asia/Shanghai' };
  readonly calendars = new Calendars(this.streams, this.jurisdiction);
  readonly cases = new Cases(this);
  readonly pipeline = pipelineOver(this.store, this.clock);
  readonly handler = new ChangeRecalculationHandler(
    this.pipeline,
    this.store,
    this.views,
    new InProcessViewWatch(this.progress, { events: this.store, clock: this.clock }),
    this.gate,
    this.cases,
  );

  /** Behind the years that came in at the first start. */
  private start = 0n;

  async importYear(): Promise<void> {
    const years = [{ year: 2026, days: noticedDays(2026) }];
    const notices = { calendar: 'cn-national', package: 'chinese-days', packageVersion: '1.5.7', years };
    await importCalendarYears(notices, this);
    this.start = await this.store.head();
  }

  /** Cases by ids, received on a date, by the calendar of the country as it was at first. */
  receive(date: string, ...ids: readonly string[]): Promise<void> {
    return this.received(contextFor(item), date, ids);
  }

  /** Cases by ids, of an item that a calendar counts, as it is now. */
  async receiveBy(calendar: string, date: string, ...ids: readonly string[]): Promise<void> {
    const by = await this.calendars.get(calendar);
    await this.received(contextFor({ ...item, calendar }, { calendar: by }), date, ids);
  }

  private async received(known: ReturnType<typeof contextFor>, date: string, ids: readonly string[]): Promise<void> {
    for (const applicationId of ids) {
      const past = recordedEventsAfter(known, submit(at(date), { applicationId })) as RecordedEvent<ApplicationEvent>[];
      await this.store.append({
        stream: applicationStream(applicationId),
        expected: -1n,
        events: past.map(({ type, data }) => ({ id: derivedId(applicationId), type, data })),
        metadata: metadataAt(at(date), { ...commandMetadata(applicationId), known: {} }),
        answer: null,
      });
    }
  }

  async change(applicationId: string, command: ApplicationCommand, commandMetadata: CommandMetadata): Promise<void> {
    const [first] = (await this.store.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    const named = first?.type === 'ApplicationSubmitted' ? first.data.terms.calendar : 'cn-national';
    const calendar = await this.calendars.get(named);
    const context = () => Promise.resolve({ facts: contextFor(item, { calendar }), revisions: {} });
    const write = defineWrite({ decider: applicationDecider, context });
    await this.pipeline.run(write, { stream: applicationStream(applicationId), command, commandMetadata, scope: null });
  }

  /** Gives a region a calendar of its own. */
  async define(calendar: string, region: string, parent: string | null): Promise<void> {
    const data = { calendar, region, parent, at: CHANGED };
    await changeCalendar(this, { type: 'DefineCalendar', data }, commandMetadata(`define ${calendar} ${parent}`));
  }

  async declare(date: string, calendar = 'cn-national'): Promise<void> {
    const data = {
      calendar,
      date,
      working: false,
      reason: written('snow'),
      document: null,
      at: CHANGED,
    };
    await changeCalendar(this, { type: 'DeclareCalendarDay', data }, commandMetadata(`declare ${date} ${calendar}`));
  }

  async project(): Promise<void> {
    await projectToHead({ events: this.store, views: this.views, projections: [supervisedCases, calendars] });
    const position = await this.store.head();
    this.progress.tell(
      [supervisedCases, calendars].map(({ name: view }) => ({ view, position, stopped: null, parked: [] })),
    );
  }

  /** What the reactor asks for because of facts behind a position, as often as a runner that forgets where it was. */
  async react({ after = this.start, pages = Number.POSITIVE_INFINITY, projecting = false } = {}): Promise<void> {
    for (let position = after, done = 0; done < pages; ) {
      const next = (await this.log(position)).find(({ type }) => type in calendarRecalculation.on);
      if (next === undefined) return;
      if (projecting) await this.project();
      for (const { command, commandMetadata } of consequencesOf([calendarRecalculation], [next]).pendingCommands) {
        await this.handler.execute(new ChangeRecalculation(command as AdvanceSweep, commandMetadata));
        done++;
      }
      position = next.position;
    }
  }

  async log(after = 0n): Promise<readonly RecordedEvent[]> {
    const head = await this.store.head();
    const stop = new AbortController();
    const events: RecordedEvent[] = [];
    if (after >= head) return [];
    for await (const slice of this.store.subscribe({ after, types: 'all', batchMax: 10_000, signal: stop.signal })) {
      events.push(...slice.events);
      if (slice.position >= head) break;
    }
    return events;
  }

  /** The position before the first fact of a type. */
  async before(type: string): Promise<bigint> {
    const first = (await this.log()).find((event) => event.type === type);
    return (first?.position ?? 1n) - 1n;
  }

  async typesOf(stream: string): Promise<readonly string[]> {
    return (await this.store.read(stream)).map(({ type }) => type);
  }
}
