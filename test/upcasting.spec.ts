import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueryBus } from '@nestjs/cqrs';
import { KeyRing } from '@sealtrail/access';
import { applicationDecider, applicationStream, GetHistory, silenceWatch } from '@sealtrail/applications';
import { at, contextFor, eventsAfter, submit } from '@sealtrail/applications/testing';
import { Calendars } from '@sealtrail/calendar';
import { calendarStream } from '@sealtrail/calendar/events';
import { commandRouting, modules, projections } from '@sealtrail/contexts';
import {
  CommandGate,
  type Event,
  type EventStore,
  NamespaceSecret,
  StreamStateCache,
  type Upcasters,
} from '@sealtrail/event-sourcing';
import { InProcessViewWatch, Projector, ReactorRunner, ViewProgress } from '@sealtrail/event-sourcing/runtime';
import {
  batchesUntil,
  FixedClock,
  FixedNamespaceSecret,
  InMemoryFileStore,
  InMemoryReadStore,
  InMemoryTimerStore,
  InMemoryVault,
  untilInTests,
  writeFacts,
} from '@sealtrail/event-sourcing/testing';
import {
  type LogSource,
  openLog,
  openLogForReading,
  portsModule,
  SqliteEventStore,
  type UpcastingLog,
} from '@sealtrail/platform';
import { FakeKurrentDb, openEmptyNamespace } from '@sealtrail/platform/testing';

/** Events as they might have been written long ago: with another name, and their data one level deeper. */
const until = untilInTests();

const OLD: Readonly<Record<string, string>> = {
  CaseFiled: 'ApplicationSubmitted',
  KeyHandedOut: 'ApiKeyIssued',
  YearNoted: 'CalendarYearImported',
};
const upcasters: Upcasters = Object.fromEntries(
  Object.entries(OLD).map(([old, today]) => [old, ({ was }) => ({ type: today, data: was }) as Event]),
);
const opening = { upcasters, onOutage: () => {} };

const submitted = eventsAfter(contextFor(), submit(at('2026-03-02')))[0] as Event;
const year = {
  calendar: 'cn-national',
  year: 2026,
  package: 'p',
  packageVersion: '1',
  days: [],
  importedAt: at('2026-01-05'),
};
const key = {
  id: 'k1',
  name: 'office',
  role: 'officer',
  department: null,
  region: null,
  official: null,
  source: null,
  hash: 'h',
  expiresAt: null,
  issuedAt: at('2026-03-01'),
};

@Module({})
class World {}

/** All query handlers over a log. */
const worldOver = (events: EventStore) => {
  const clock = new FixedClock(at('2026-03-03'));
  const views = new InMemoryReadStore();
  const ports = {
    events,
    views,
    clock,
    commandRouting,
    files: new InMemoryFileStore(),
    vault: new InMemoryVault(),
    secret: new FixedNamespaceSecret(),
    watch: new InProcessViewWatch(new ViewProgress([]), { events, clock }),
    zone: 'Asia/Shanghai',
  };
  return NestFactory.createApplicationContext(
    { module: World, imports: [portsModule(ports, []), ...modules] },
    { logger: false },
  );
};

type Place = { readonly raw: EventStore & { close(): Promise<void> }; readonly source: LogSource; end(): void };

async function inFile(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-lifting-'));
  const file = join(folder, 'events.sqlite');
  return {
    raw: await SqliteEventStore.open(file),
    source: { file },
    end: () => rmSync(folder, { recursive: true }),
  };
}

async function inServer(): Promise<Place> {
  const server = await FakeKurrentDb.start();
  const raw = await openEmptyNamespace({ url: server.url, namespace: 'old' });
  return { raw, source: { url: server.url, namespace: 'old', log: raw.logId }, end: () => server.stop() };
}

describe.each([
  ['a file', inFile],
  ['KurrentDB', inServer],
])('events of older shapes, in a log in %s, are read in the present shape', (_, make) => {
  let place: Place;
  let opened: readonly UpcastingLog[];

  beforeAll(async () => {
    place = await make();
    const old = (type: string, was: object): Event => ({ type, data: { was } }) as unknown as Event;
    await writeFacts(place.raw, calendarStream('cn-national'), [old('YearNoted', year)]);
    await writeFacts(place.raw, 'apiKey-k1', [old('KeyHandedOut', key)]);
    await writeFacts(place.raw, applicationStream('a1'), [old('CaseFiled', submitted.data)]);
    await place.raw.close();
    opened = [await openLog(place.source, opening), await openLogForReading(place.source, opening)];
  });
  afterAll(async () => {
    await Promise.all(opened.map((log) => log.close()));
    place.end();
  });

  // The second way is that of the projector's thread and of the console.
  describe.each([
    ['its writer', 0],
    ['a reader', 1],
  ])('by %s:', (__, way) => {
    const log = (): UpcastingLog => opened[way] as UpcastingLog;

    it('a stream, and all subscribers of the log', async () => {
      expect(await log().read(applicationStream('a1'))).toMatchObject([submitted]);
      const types = Object.values(OLD);
      for (const wanted of [types, 'all'] as const) {
        const slices = await batchesUntil(log(), (so) => so.flatMap(({ events }) => events).length === 3, {
          types: wanted,
        });
        expect(slices.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
          'CalendarYearImported',
          'ApiKeyIssued',
          'ApplicationSubmitted',
        ]);
      }
      expect(await log().countAfter(0n, 100)).toBe(3);
    });

    it('the projector', async () => {
      const views = new InMemoryReadStore();
      const stop = new AbortController();
      const projector = new Projector({ events: log(), views, projections, saveEagerly: true });
      const running = projector.run(stop.signal);
      await projector.progress.waitForPosition(await log().head(), { signal: AbortSignal.timeout(20_000) });
      stop.abort();
      await running;
      const view = projections.map(({ name }) => name).find((name) => name.startsWith('applications')) ?? '';
      expect(await views.find(view, 'a1')).toMatchObject({ status: 'submitted', item: 'i1' });
    });

    it('the reactors, with their timers', async () => {
      const timers = new InMemoryTimerStore();
      const clock = new FixedClock(at('2026-03-03'));
      const stop = new AbortController();
      const runner = new ReactorRunner({
        events: log(),
        neverParked: [],
        timers,
        clock,
        reactors: [silenceWatch],
        gate: new CommandGate(clock),
        dispatch: async () => {},
        log: { parked: () => {}, rejected: () => {}, failed: () => {} },
      });
      const running = runner.run(stop.signal);
      const head = await log().head();
      await until(async () => (await runner.status()).consumed >= head);
      stop.abort();
      await running;
      expect(await timers.waiting()).toMatchObject({ count: 1 });
    });

    it('the context of rules, the history of a case, the key ring and the calendars', async () => {
      const world = await worldOver(log());
      const known = await world.get(StreamStateCache).state(applicationDecider, applicationStream('a1'));
      expect(known.state).toMatchObject({ status: 'submitted' });
      const scope = { department: null, region: null };
      const history = await world.get(QueryBus).execute(new GetHistory('a1', scope, false, 10));
      // The history omits what links a case to another; everything else of the event has the present shape.
      const { sameFiling: _s, filedBefore: _f, ...shown } = submitted.data;
      expect(history.items).toMatchObject([{ type: 'ApplicationSubmitted', data: shown }]);
      expect(Object.keys(history.items[0]?.data ?? {}).toSorted()).toEqual(Object.keys(shown).toSorted());
      expect(world.get(NamespaceSecret).derive('x')).toEqual(new FixedNamespaceSecret().derive('x'));
      await world.get(KeyRing).catchUp();
      expect(world.get(KeyRing).get('k1')).toMatchObject({ name: 'office' });
      expect((await world.get(Calendars, { strict: false }).find('cn-national'))?.id).toBe('cn-national');
      await world.close();
    });
  });
});
