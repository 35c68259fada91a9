import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { SeededRandom } from '../simulation/seeded-random';
import { accounts, bankProjections, writeBankHistory } from '../simulation/toy-bank';
import {
  abandonRebuild,
  allowDifference,
  beginRebuild,
  beginRollback,
  FIRST_GENERATION,
  type Generations,
  RebuildRefused,
  switchToBuilt,
} from './generations';
import type { AnyProjection } from './projection';
import { Projector, type ProjectorOptions } from './projector';

describe('generations', () => {
  const second = switchToBuilt(beginRebuild(FIRST_GENERATION));

  it('have numbers that are never reused', () => {
    expect(second).toMatchObject({ live: 2, previous: 1, building: null, newest: 2 });
    expect(beginRebuild(abandonRebuild(beginRebuild(second)))).toMatchObject({
      live: 2,
      building: 4,
      previous: 1,
      newest: 4,
    });
  });

  it('can be rolled back to, without comparing counts', () => {
    const back = beginRollback(second);
    expect(back).toMatchObject({ live: 2, building: 1, previous: null, counted: false });
    expect(switchToBuilt(back)).toMatchObject({ live: 1, building: null, previous: 2, newest: 2 });
  });

  it.each<[string, () => Generations]>([
    ['already being built', () => beginRebuild(beginRebuild(FIRST_GENERATION))],
    ['already being built', () => beginRollback(beginRebuild(FIRST_GENERATION))],
    ['no earlier generation', () => beginRollback(FIRST_GENERATION)],
    ['No generation', () => switchToBuilt(FIRST_GENERATION)],
    ['No generation', () => abandonRebuild(FIRST_GENERATION)],
    ['No generation', () => allowDifference(FIRST_GENERATION)],
  ])('refuse a change that does not fit their state: %s', (words, change) => {
    expect(change).toThrow(RebuildRefused);
    expect(change).toThrow(words);
  });
});

describe('a rebuild', () => {
  let events: InMemoryEventStore;
  let views: InMemoryReadStore;
  let ends: (() => Promise<void>)[];

  beforeEach(async () => {
    ends = [];
    events = new InMemoryEventStore();
    views = new InMemoryReadStore();
    await writeBankHistory(events, new SeededRandom(7), 400);
  });
  afterEach(async () => {
    for (const end of ends) await end();
  });

  const started = (options: Partial<ProjectorOptions> = {}) => {
    const stop = new AbortController();
    const projector = new Projector({ events, views, projections: bankProjections, wait: async () => {}, ...options });
    const running = projector.run(stop.signal);
    ends.push(async () => {
      stop.abort();
      await running;
    });
    const reached = async () =>
      projector.progress.waitForPosition(await events.head(), { signal: AbortSignal.timeout(4_000) });
    return { projector, reached };
  };
  const change = async (to: (generations: Generations) => Generations) => {
    const seen = await views.generations(accounts.name);
    await views.changeGenerations(accounts.name, seen, to(seen));
  };
  const until = async (holds: (generations: Generations) => boolean) => {
    for (let turn = 0; turn < 5_000; turn++) {
      if (holds(await views.generations(accounts.name))) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error(JSON.stringify(await views.generations(accounts.name)));
  };

  it('folds a new generation while the live one answers, and makes it live', async () => {
    const { projector, reached } = started({ togetherMax: 50n });
    await reached();
    const before = views.all(accounts.name);
    await change(beginRebuild);
    await projector.lookForRebuilds();
    await writeBankHistory(events, new SeededRandom(8), 100);
    await until(({ live }) => live === 2);
    expect(await reached()).toBe(true);
    expect(await views.generations(accounts.name)).toMatchObject({ live: 2, previous: 1, building: null });
    expect(await views.checkpoint(`${accounts.name}~2`)).toBe(await events.head());
    expect(before.size).toBeGreaterThan(3);
    await change(beginRollback);
    await projector.lookForRebuilds();
    await until(({ live }) => live === 1);
    expect(await reached()).toBe(true);
    const after = views.all(accounts.name);
    await change(beginRebuild);
    await projector.lookForRebuilds();
    await until(({ live }) => live === 3);
    expect(views.all(accounts.name)).toStrictEqual(after);
    expect(await views.checkpoint(`${accounts.name}~2`)).toBe(0n);
  });

  it('is finished by the next projector that follows the log', async () => {
    await change(beginRebuild);
    const { reached } = started({ togetherMax: 50n, batchMax: 7 });
    await until(({ live }) => live === 2);
    expect(await reached()).toBe(true);
    expect(views.all(accounts.name).size).toBeGreaterThan(3);
  });

  it('is refused if the counts differ, until the difference is allowed', async () => {
    const { projector, reached } = started();
    await reached();
    const head = await events.head();
    await views.save({ view: accounts.name, documents: new Map([['stray', {}]]), from: head, to: head });
    await change(beginRebuild);
    await projector.lookForRebuilds();
    await until(({ refused }) => refused !== null);
    const count = await views.count(accounts.name, []);
    expect(await views.generations(accounts.name)).toMatchObject({
      live: 1,
      building: 2,
      refused: `the live generation has ${count} documents, the new one ${count - 1}`,
    });
    await change(allowDifference);
    await projector.lookForRebuilds();
    await until(({ live }) => live === 2);
    expect(await views.find(accounts.name, 'stray')).toBeNull();
  });

  it('can be abandoned, and leaves nothing behind', async () => {
    const { projector, reached } = started();
    await reached();
    const head = await events.head();
    await views.save({ view: accounts.name, documents: new Map([['stray', {}]]), from: head, to: head });
    await change(beginRebuild);
    await projector.lookForRebuilds();
    await until(({ refused }) => refused !== null);
    expect(await views.checkpoint(`${accounts.name}~2`)).toBe(head);
    await change(abandonRebuild);
    await projector.lookForRebuilds();
    await writeBankHistory(events, new SeededRandom(8), 20);
    expect(await reached()).toBe(true);
    expect(await views.generations(accounts.name)).toMatchObject({ live: 1, building: null, newest: 2 });
    expect(await views.checkpoint(`${accounts.name}~2`)).toBe(0n);
  });

  it('repairs a stopped view once its projection is fixed', async () => {
    let broken = true;
    const mended: AnyProjection = {
      ...accounts,
      on: Object.fromEntries(
        Object.entries(accounts.on).map(([type, row]) => [
          type,
          {
            ...row,
            fold: (...given: Parameters<NonNullable<typeof row>['fold']>) => {
              if (broken) throw new Error('unreadable');
              return (row.fold as (...rest: unknown[]) => unknown)(...given);
            },
          },
        ]),
      ),
    };
    const { projector } = started({ projections: [mended], neverParked: ['branch'] });
    await projector.progress.waitForPosition(await events.head(), {
      view: accounts.name,
      signal: AbortSignal.timeout(4_000),
    });
    expect(projector.progress.of(accounts.name)?.stopped).not.toBeNull();
    for (const end of ends.splice(0)) await end();
    broken = false;
    await change(beginRebuild);
    const again = started({ projections: [mended] });
    await until(({ live }) => live === 2);
    expect(await again.reached()).toBe(true);
    expect(again.projector.progress.of(accounts.name)?.stopped).toBeNull();
  });
});
