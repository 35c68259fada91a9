import type { ApplicationEvent } from '@sealtrail/applications/events';
import { accept, at, contextFor, promisedItem, recordedEventsAfter, submit } from '@sealtrail/applications/testing';
import { type ReadStore, StreamStateCache } from '@sealtrail/event-sourcing';
import { FixedClock, InMemoryEventStore, listRequest, pipelineOver } from '@sealtrail/event-sourcing/testing';
import type { CountedEvent } from '../read/event-counts';
import { openCases } from '../read/open-cases-view';
import { accepted, decided, documentsOf, limitPassed, storeOf, submitted } from '../testing';
import { forecastBreaches } from './breach-forecast';
import { forecastStream } from './forecast-decider';
import { KeepForecast, KeepForecastHandler } from './keep-forecast';
import { ReportForecast, ReportForecastHandler } from './report-forecast';

const TODAY = '2026-03-09';

describe('cases that will be late at the present pace', () => {
  it('are those whose turn comes after their limit, the one due first before all others', () => {
    // 28 decided in four weeks: one a day. Two are due today, so that one of them is late.
    expect(forecastBreaches([TODAY, TODAY], 28, TODAY)).toEqual({ open: 2, due: 2, decided: 28, breaches: 1 });
    expect(forecastBreaches([TODAY, '2026-03-10'], 28, TODAY)).toMatchObject({ due: 2, breaches: 0 });
    // One every four days: the second is done on the eighth.
    expect(forecastBreaches(['2026-03-12', '2026-03-15'], 7, TODAY)).toMatchObject({ due: 2, breaches: 1 });
  });

  it('wait behind those that are overdue, which are late already and no part of it', () => {
    expect(forecastBreaches(['2026-03-01', TODAY], 28, TODAY)).toEqual({ open: 2, due: 1, decided: 28, breaches: 1 });
  });

  it('are those that are due within the week alone, and all of them where nothing is decided', () => {
    const limits = ['2026-03-15', '2026-03-16'];
    expect(forecastBreaches(limits, 0, TODAY)).toEqual({ open: 2, due: 1, decided: 0, breaches: 1 });
  });
});

const all = { department: null, region: null };

class World {
  readonly log = new InMemoryEventStore();
  readonly clock = new FixedClock(at(TODAY, '02:00'));
  private readonly streams = new StreamStateCache(this.log);

  constructor(private views: ReadStore) {}

  /** What has become known since, and what day it is. */
  at(day: string, views = this.views): this {
    this.clock.set(at(day, '02:00'));
    this.views = views;
    return this;
  }

  keep(on: string) {
    const handler = new KeepForecastHandler(pipelineOver(this.log, this.clock), this.streams, this.views, this.clock);
    return handler.execute(new KeepForecast(on));
  }

  report(scope: { department: string | null; region: string | null } = all, filters: object = {}) {
    const handler = new ReportForecastHandler(this.views, this.streams, this.clock, { zone: 'Asia/Shanghai' });
    return handler.execute(new ReportForecast(listRequest(scope, filters, 10)));
  }
}

/** A case whose promise of 10 working days ends on Monday 16 March, and what has happened beside it. */
async function viewsOf(...facts: readonly CountedEvent[]): Promise<ReadStore> {
  const open = recordedEventsAfter(
    contextFor({ ...promisedItem, materials: [] }),
    submit(at('2026-03-02')),
    accept(at('2026-03-02')),
  );
  const views = await storeOf([submitted('2026-03-02'), accepted('2026-03-02'), ...facts]);
  const documents = documentsOf(openCases, open as readonly ApplicationEvent[]);
  await views.save({ view: openCases.name, documents, from: 0n, to: 1n });
  return views;
}

describe('a forecast', () => {
  it('says how many are due within the week from now, and how many will be late', async () => {
    const world = new World(await viewsOf(decided('2026-03-05'))).at('2026-03-12');
    expect(await world.report()).toMatchObject({
      horizon: { from: '2026-03-12', to: '2026-03-18' },
      pace: { from: '2026-02-12', to: '2026-03-11' },
      rows: [{ department: 'planning', region: '370100', open: 1, due: 1, decided: 1, breaches: 1 }],
      total: { open: 1, due: 1, decided: 1, breaches: 1 },
      past: [],
      next: null,
    });
  });

  it('is kept as it was made, once for each day, and shown with what came of it', async () => {
    const world = new World(await viewsOf(decided('2026-03-01'))).at('2026-03-12');
    expect(await world.keep('2026-03-12')).toBe(true);
    expect(await world.keep('2026-03-12')).toBe(false);
    expect((await world.log.read(forecastStream('2026-03-12'))).map(({ type }) => type)).toEqual([
      'BreachForecastMade',
      'BreachForecastRowsMade',
    ]);
    // While its days are not over nothing can be said of it.
    expect((await world.at('2026-03-18').report()).past).toEqual([]);
    world.at('2026-03-19', await viewsOf(limitPassed('2026-03-16'), limitPassed('2026-03-19')));
    const kept = { from: '2026-03-12', to: '2026-03-18', due: 1, breaches: 1, cameTrue: 1 };
    expect((await world.report()).past).toMatchObject([kept]);
    const none = [{ breaches: 0, cameTrue: 0 }];
    expect((await world.report({ department: 'fire', region: null })).past).toMatchObject(none);
    expect((await world.report(all, { region: '430100' })).past).toMatchObject(none);
  });

  it('is not kept of views that lack a stream', async () => {
    const views = await viewsOf();
    const parked = [{ stream: 'application-9', revision: 3n, position: 4n, code: 'TypeError' }];
    await views.save({ view: openCases.name, documents: new Map(), from: 1n, to: 9n, parked });
    const world = new World(views);
    await expect(world.keep(TODAY)).rejects.toMatchObject({ code: 'view.incomplete' });
    expect(await world.log.read(forecastStream(TODAY))).toEqual([]);
    await views.save({ view: openCases.name, documents: new Map(), from: 9n, to: 10n, parked: [] });
    expect(await world.keep(TODAY)).toBe(true);
  });

  it('shows nothing beyond the bounds of the key, whatever it is asked for', async () => {
    const world = new World(await viewsOf());
    expect((await world.report({ department: 'planning', region: null })).rows).toHaveLength(1);
    expect((await world.report({ department: 'planning', region: null }, { department: 'fire' })).rows).toEqual([]);
    expect((await world.report({ department: 'fire', region: null }, { department: 'planning' })).rows).toEqual([]);
    expect((await world.report({ department: null, region: '440000' })).total).toMatchObject({ open: 0 });
  });
});
