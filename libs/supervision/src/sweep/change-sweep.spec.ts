import { type ApplicationCommand, applicationDecider, applicationStream } from '@sealtrail/applications';
import type { ApplicationEvent } from '@sealtrail/applications/events';
import { accept, at, grant, knowing, promisedItem, recordedStory, submit } from '@sealtrail/applications/testing';
import { Calendars, changeCalendar, importCalendarYears } from '@sealtrail/calendar';
import { noticedDays } from '@sealtrail/calendar/testing';
import {
  CommandGate,
  Dispatcher,
  defineWrite,
  derivedId,
  type Envelope,
  KnownStreams,
  kernelRejection,
  type Message,
  metadataAt,
  type Recorded,
  rejectedAgain,
  written,
} from '@sealtrail/event-sourcing';
import { consequencesOf, ToldViewWatch, ViewProgress } from '@sealtrail/event-sourcing/runtime';
import {
  FixedClock,
  InMemoryEventStore,
  InMemoryReadStore,
  pipelineOver,
  projectToHead,
} from '@sealtrail/event-sourcing/testing';
import { calendarSweep } from './calendar-sweep';
import { ChangeSweep, ChangeSweepHandler } from './change-sweep';
import type { AdvanceSweep } from './sweep-decider';
import { PAGE_CASES } from './sweep-page';
import { watchedCases } from './watched-cases-view';

const CHANGED = '2026-03-04T02:00:00.000Z';
const item = { ...promisedItem, materials: [] };

const envelope = (commandId: string): Envelope => ({
  actor: 'key-1',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});

/** The real rules of cases over a store in memory; what is asked of supervision is only noted. */
class Cases extends Dispatcher {
  readonly asked: (readonly [stream: string, command: Message])[] = [];
  fails: (stream: string) => Error | null = () => null;

  constructor(private readonly world: World) {
    super();
  }

  override async dispatch(
    { stream, command }: { readonly stream: string; readonly command: Message },
    envelope: Envelope,
  ): Promise<void> {
    const failure = this.fails(stream);
    if (failure !== null) throw failure;
    this.asked.push([stream, command]);
    if (command.type !== 'RecomputeLimits') return;
    await this.world.change(stream.slice('application-'.length), command as ApplicationCommand, envelope);
  }
}

class World {
  readonly store = new InMemoryEventStore();
  readonly clock = new FixedClock(CHANGED);
  readonly views = new InMemoryReadStore();
  readonly progress = new ViewProgress([watchedCases.name]);
  readonly gate = new CommandGate(this.clock);
  readonly streams = new KnownStreams(this.store);
  readonly jurisdiction = { zone: 'Asia/Shanghai' };
  readonly calendars = new Calendars(this.streams, this.jurisdiction);
  readonly cases = new Cases(this);
  readonly pipeline = pipelineOver(this.store, this.clock);
  readonly sweeper = new ChangeSweepHandler(
    this.pipeline,
    this.store,
    this.views,
    new ToldViewWatch(this.progress, { events: this.store, clock: this.clock }),
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

  /** Cases by ids, received on a date. */
  async receive(date: string, ...ids: readonly string[]): Promise<void> {
    for (const applicationId of ids) {
      const past = recordedStory(knowing(item), submit(at(date), { applicationId })) as Recorded<ApplicationEvent>[];
      await this.store.append({
        stream: applicationStream(applicationId),
        expected: -1n,
        events: past.map(({ type, data }) => ({ id: derivedId(applicationId), type, data })),
        metadata: metadataAt(at(date), { ...envelope(applicationId), known: {} }),
        answer: null,
      });
    }
  }

  async change(applicationId: string, command: ApplicationCommand, envelope: Envelope): Promise<void> {
    const calendar = await this.calendars.get('cn-national');
    const context = () => Promise.resolve({ facts: knowing(item, { calendar }), revisions: {} });
    const write = defineWrite({ decider: applicationDecider, context });
    await this.pipeline.run(write, { stream: applicationStream(applicationId), command, envelope, scope: null });
  }

  async declare(date: string): Promise<void> {
    const data = {
      calendar: 'cn-national',
      date,
      working: false,
      reason: written('snow'),
      document: null,
      at: CHANGED,
    };
    await changeCalendar(this, { type: 'DeclareCalendarDay', data }, envelope(`declare ${date}`));
  }

  async project(): Promise<void> {
    await projectToHead({ events: this.store, views: this.views, projections: [watchedCases] });
    this.progress.tell([{ view: watchedCases.name, position: await this.store.head(), stopped: null }]);
  }

  /** What the reactor asks for because of facts behind a position, as often as a runner that forgets where it was. */
  async react({ after = this.start, pages = Number.POSITIVE_INFINITY } = {}): Promise<void> {
    for (let position = after, done = 0; done < pages; ) {
      const next = (await this.log(position)).find(({ type }) => type in calendarSweep.on);
      if (next === undefined) return;
      for (const { command, envelope } of consequencesOf([calendarSweep], [next]).errands) {
        await this.sweeper.execute(new ChangeSweep(command as AdvanceSweep, envelope));
        done++;
      }
      position = next.position;
    }
  }

  async log(after = 0n): Promise<readonly Recorded[]> {
    const head = await this.store.head();
    const stop = new AbortController();
    const events: Recorded[] = [];
    if (after >= head) return [];
    for await (const slice of this.store.subscribe({ after, types: 'all', batchMax: 10_000, signal: stop.signal })) {
      events.push(...slice.events);
      if (slice.position >= head) break;
    }
    return events;
  }

  async typesOf(stream: string): Promise<readonly string[]> {
    return (await this.store.read(stream)).map(({ type }) => type);
  }
}

const withdrawalAt = (now: string): ApplicationCommand => ({
  type: 'WithdrawApplication',
  data: { at: now, now, proofOfService: null, department: null, officer: null, reason: written('moved away') },
});

const grantAt = (now: string): ApplicationCommand =>
  grant(now, {
    outcome: 'refused',
    reasons: written('no'),
    legalBasis: written('art. 38'),
    remedies: { reconsideration: { organ: 'City Government', days: 60 }, litigation: { court: 'Court', months: 6 } },
  });

const ids = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `a${String(index).padStart(5, '0')}`);

describe('the sweep after a calendar change', () => {
  let world: World;

  beforeEach(async () => {
    world = new World();
    await world.importYear();
  });

  it('moves the limits of every open case that the date can touch, and has their cards looked at', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.receive('2026-03-06', 'a3');
    await world.declare('2026-03-05');
    await world.project();
    await world.react();
    expect(await world.typesOf('application-a1')).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    expect(await world.typesOf('application-a2')).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    expect(await world.typesOf('application-a3')).toEqual(['ApplicationSubmitted']);
    expect(world.cases.asked.filter(([stream]) => stream === 'supervision-a1')).toEqual([
      ['supervision-a1', { type: 'CheckLimits', data: { at: CHANGED } }],
    ]);
    expect(world.cases.asked).toHaveLength(4);
    const [started, finished] = await world.store.read('calendarSweep-cn-national-1');
    expect(started).toMatchObject({ type: 'SweepStarted', data: { date: '2026-03-05', changedAt: CHANGED } });
    expect(finished).toMatchObject({ type: 'SweepFinished', data: { cases: 2, refused: [] } });
  });

  it('asks a closed case too, but for one that was over before the first date that changed', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.change('a1', withdrawalAt(CHANGED), envelope('withdraw'));
    await world.declare('2026-03-06');
    await world.project();
    await world.react();
    expect(world.cases.asked.map(([stream]) => stream)).toEqual(['application-a2', 'supervision-a2']);
    await world.declare('2026-03-04');
    await world.project();
    await world.react();
    expect(
      world.cases.asked
        .slice(2)
        .map(([stream]) => stream)
        .sort(),
    ).toEqual(['application-a1', 'application-a2', 'supervision-a1', 'supervision-a2']);
  });

  it('assesses a closed case again whose days it changes', async () => {
    await world.receive('2026-02-02', 'a1');
    for (const [index, command] of [accept(at('2026-02-02')), grantAt(CHANGED)].entries()) {
      await world.change('a1', command, envelope(`told ${index}`));
    }
    await world.declare('2026-02-04');
    await world.project();
    await world.react();
    expect((await world.typesOf('application-a1')).slice(-3)).toEqual([
      'DecisionMade',
      'LimitsMoved',
      'ClosingReassessed',
    ]);
  });

  it('leaves no trace at the first start, when there is no case yet', async () => {
    await world.project();
    await world.react({ after: 0n });
    expect((await world.log()).map(({ type }) => type)).toEqual(['CalendarYearImported']);
  });

  it('goes on page by page, and after a crash where it was', async () => {
    const all = ids(2 * PAGE_CASES + 5);
    await world.receive('2026-03-02', ...all);
    await world.declare('2026-03-05');
    await world.project();
    await world.react({ pages: 1 });
    expect(await world.typesOf('calendarSweep-cn-national-1')).toEqual(['SweepStarted', 'SweepAdvanced']);
    await world.react();
    expect(await world.typesOf('calendarSweep-cn-national-1')).toEqual([
      'SweepStarted',
      'SweepAdvanced',
      'SweepAdvanced',
      'SweepFinished',
    ]);
    const recomputed = world.cases.asked.filter(([, { type }]) => type === 'RecomputeLimits').map(([stream]) => stream);
    expect(recomputed).toHaveLength(all.length);
    expect(new Set(recomputed).size).toBe(all.length);
    await world.react();
    expect(world.cases.asked).toHaveLength(2 * all.length);
  });

  it('does a page again that was cut off, and changes nothing twice', async () => {
    await world.receive('2026-03-02', 'a1', 'a2', 'a3');
    await world.declare('2026-03-05');
    await world.project();
    world.cases.fails = (stream) => (stream === 'supervision-a2' ? new Error('outage') : null);
    await expect(world.react()).rejects.toThrow('outage');
    expect(await world.typesOf('calendarSweep-cn-national-1')).toEqual([]);
    world.cases.fails = () => null;
    await world.project();
    await world.react();
    for (const id of ['a1', 'a2', 'a3']) {
      expect(await world.typesOf(`application-${id}`)).toEqual(['ApplicationSubmitted', 'LimitsMoved']);
    }
  });

  it('passes over a case whose rules say no, and keeps who it was', async () => {
    await world.receive('2026-03-02', 'a1', 'a2');
    await world.declare('2026-03-05');
    await world.project();
    world.cases.fails = (stream) =>
      stream === 'application-a1' ? rejectedAgain({ code: 'application.odd', parameters: {}, errors: [] }) : null;
    await world.react();
    const finished = (await world.store.read('calendarSweep-cn-national-1')).at(-1);
    expect(finished?.data).toMatchObject({ cases: 2, refused: [{ applicationId: 'a1', code: 'application.odd' }] });
    expect(await world.typesOf('application-a2')).toContain('LimitsMoved');
  });

  it.each(['stream.busy', 'command.too-slow'] as const)('does not pass over a case that meets %s', async (code) => {
    await world.receive('2026-03-02', 'a1');
    await world.declare('2026-03-05');
    await world.project();
    world.cases.fails = () => kernelRejection(code);
    await expect(world.react()).rejects.toMatchObject({ code });
  });

  it('waits for what was decided by the old calendar and is not in the log yet', async () => {
    await world.receive('2026-03-02', 'a1');
    const leave = await world.gate.enter();
    await world.declare('2026-03-05');
    await world.project();
    const sweeping = world.react();
    await new Promise(setImmediate);
    await world.receive('2026-03-03', 'late');
    leave();
    await new Promise(setImmediate);
    expect(world.cases.asked).toEqual([]);
    await world.project();
    await sweeping;
    expect(await world.typesOf('application-late')).toContain('LimitsMoved');
  });

  it('says so when the view has stopped', async () => {
    await world.receive('2026-03-02', 'a1');
    await world.declare('2026-03-05');
    world.progress.tell([{ view: watchedCases.name, position: 1n, stopped: { at: 2n, error: 'odd' } }]);
    await expect(world.react()).rejects.toThrow('watched-cases.v2 has not come to');
  });
});
