import type { Of, Recorded } from '../events/event';
import { NO_STREAM, type Slice, type Subscription } from '../events/event-store';
import { UpcastingEventStore } from '../events/upcasting';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { projectToHead } from '../simulation/mortal-projector';
import { SeededRandom } from '../simulation/seeded-random';
import {
  accounts,
  type BankEvent,
  bankProjections,
  branches,
  chain,
  visits,
  writeBankHistory,
} from '../simulation/toy-bank';
import type { AnyProjection, Projection, ProjectionRow } from './projection';
import { Projector, type ProjectorOptions } from './projector';
import type { Batch } from './read-store';

class CountingReadStore extends InMemoryReadStore {
  readonly saves: Batch[] = [];
  readonly loads: (readonly string[])[] = [];
  failures = 0;

  override async load(view: string, ids: readonly string[]) {
    this.loads.push(ids);
    return super.load(view, ids);
  }

  override async save(batch: Batch): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('disk full');
    }
    this.saves.push({ ...batch, documents: new Map(batch.documents) });
    return super.save(batch);
  }
}

/** An event that the projection chokes on. */
const choking = (projection: AnyProjection, chokes: (event: Recorded) => boolean, where: 'id' | 'fold') => {
  const on = Object.entries(projection.on as Projection<{ x: 0 }, BankEvent>['on']).map(([type, row]) => [
    type,
    {
      ...row,
      [where]: (...given: unknown[]) => {
        const event = given[where === 'id' ? 0 : 1] as Recorded;
        if (chokes(event)) throw new Error(`cannot read ${event.type}`);
        return (row[where] as (...rest: unknown[]) => unknown)(...given);
      },
    },
  ]);
  return { ...projection, on: Object.fromEntries(on) } as AnyProjection;
};

describe('Projector', () => {
  let events: InMemoryEventStore;
  let views: CountingReadStore;

  beforeEach(async () => {
    events = new InMemoryEventStore();
    views = new CountingReadStore();
    await writeBankHistory(events, new SeededRandom(7), 600);
  });

  const started = (options: Partial<ProjectorOptions> = {}) => {
    const stop = new AbortController();
    const projector = new Projector({ events, views, projections: bankProjections, wait: async () => {}, ...options });
    const running = projector.run(stop.signal);
    const reaches = (position: bigint, view: string | null = null) =>
      projector.progress.whenAt(position, { view, signal: AbortSignal.timeout(4_000) });
    const end = async () => {
      stop.abort();
      await running;
    };
    return { projector, reaches, end };
  };

  const cleanly = async (projections: readonly AnyProjection[], name: string, log = events) => {
    const clean = new InMemoryReadStore();
    await projectToHead({ events: log, views: clean, projections, batchMax: 1 });
    return clean.all(name);
  };

  it('folds every event once, whatever the size of its batches', async () => {
    const single = new InMemoryReadStore();
    await projectToHead({
      events,
      views: single,
      projections: bankProjections,
      batchMax: 1,
      cachedMax: 0,
      unsavedMax: 0,
    });
    await projectToHead({ events, views, projections: bankProjections });
    for (const { name } of bankProjections) expect(views.all(name)).toStrictEqual(single.all(name));
    const log = (await Promise.all([0, 1, 2].map((n) => events.read(`branch-${n}`)))).flat();
    const sum = (documents: Iterable<unknown>, field: string) =>
      [...documents].reduce<number>((total, document) => total + ((document as Record<string, number>)[field] ?? 0), 0);
    expect(sum(views.all(visits.name).values(), 'visits')).toBe(log.filter((e) => e.type === 'BranchVisited').length);
    expect(views.all(accounts.name).size).toBeGreaterThan(5);
  });

  it('goes on live, and says where each view is', async () => {
    const { projector, reaches, end } = started();
    await reaches(await events.head());
    await writeBankHistory(events, new SeededRandom(8), 40);
    expect(await reaches(await events.head())).toBe(true);
    expect(projector.progress.all.map(({ position }) => position)).toStrictEqual(Array(4).fill(await events.head()));
    await end();
    expect(await views.checkpoint(visits.name)).toBe(await events.head());
    expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name));
  });

  it('passes over what a view that is ahead has folded already', async () => {
    const shorter = new InMemoryEventStore();
    await writeBankHistory(shorter, new SeededRandom(7), 300);
    await projectToHead({ events: shorter, views, projections: [chain, branches] });
    await projectToHead({ events, views, projections: bankProjections, batchMax: 7 });
    for (const { name } of bankProjections) expect(views.all(name)).toStrictEqual(await cleanly(bankProjections, name));
  });

  it('lets a new view catch up beside the others, which do not wait for it', async () => {
    await projectToHead({ events, views, projections: [chain] });
    const slow = views.load.bind(views);
    const held: (() => void)[] = [];
    views.load = async (view, ids) => {
      if (view === accounts.name && held.length === 0) await new Promise<void>((resolve) => held.push(resolve));
      return slow(view, ids);
    };
    const { reaches, end } = started({ projections: [accounts, chain], togetherMax: 100n, batchMax: 50 });
    await writeBankHistory(events, new SeededRandom(9), 100);
    expect(await reaches(await events.head(), chain.name)).toBe(true);
    expect(await views.checkpoint(accounts.name)).toBe(0n);
    held[0]?.();
    expect(await reaches(await events.head())).toBe(true);
    await writeBankHistory(events, new SeededRandom(10), 50);
    expect(await reaches(await events.head())).toBe(true);
    await end();
    for (const name of [accounts.name, chain.name]) {
      expect(views.all(name)).toStrictEqual(await cleanly([accounts, chain], name));
    }
  });

  it('loads and saves a touched document once, and gathers while more is known to follow', async () => {
    await projectToHead({ events, views, projections: [branches], batchMax: 10 });
    expect(views.saves).toHaveLength(1);
    expect(views.loads.flat().sort()).toStrictEqual(['branch-0', 'branch-1', 'branch-2']);
    const eager = new CountingReadStore();
    await projectToHead({ events, views: eager, projections: [branches], batchMax: 10, unsavedMax: 0 });
    expect(eager.saves.length).toBeGreaterThan(30);
    expect(eager.loads.flat()).toHaveLength(3);
  });

  it('saves a checkpoint that passes events of no concern only now and then', async () => {
    await projectToHead({ events, views, projections: [visits], batchMax: 1, stretchMax: 1_000n });
    const idle: AnyProjection = { ...visits, name: 'idle.v1', on: { Never: { id: () => 'x', fold: () => null } } };
    views.saves.length = 0;
    const { reaches, end } = started({ projections: [idle], stretchMax: 50n });
    await reaches(await events.head());
    for (let seed = 20; seed < 60; seed++) await writeBankHistory(events, new SeededRandom(seed), 5);
    expect(await reaches(await events.head())).toBe(true);
    expect(views.saves.length).toBeLessThan(8);
    await end();
    expect(await views.checkpoint(idle.name)).toBe(await events.head());
  });

  describe.each(['id', 'fold'] as const)('an event that a projection cannot read (%s)', (where) => {
    const poisonous = (event: Recorded) => event.revision === 50n && event.stream === 'branch-1';

    it('stops that view just before it, and no other', async () => {
      const [poison] = (await events.read('branch-1', 49n)) as [Recorded];
      const sick = { ...choking(chain, poisonous, where), name: 'sick.v1' };
      const { projector, reaches, end } = started({ projections: [accounts, sick, branches], batchMax: 20 });
      expect(await reaches(await events.head())).toBe(true);
      expect(await reaches(await events.head(), sick.name)).toBe(false);
      await end();
      const status = projector.progress.of(sick.name);
      expect(status?.stopped).toStrictEqual({ at: poison.position, error: `Error: cannot read ${poison.type}` });
      expect(status?.position).toBe(await views.checkpoint(sick.name));
      expect((status?.position ?? 0n) < poison.position).toBe(true);
      expect(views.all(branches.name)).toStrictEqual(await cleanly([branches], branches.name));
    });

    it('is folded after all when the projection is mended', async () => {
      const { reaches, end } = started({ projections: [choking(chain, poisonous, where), branches], batchMax: 20 });
      await reaches(await events.head());
      await end();
      await projectToHead({ events, views, projections: [chain, branches] });
      expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name));
    });
  });

  it('changes all documents that an event touches, or none', async () => {
    const row = accounts.on.MoneyMoved as ProjectionRow<{ balance: number; last: string }, Of<BankEvent, 'MoneyMoved'>>;
    const half: AnyProjection = {
      ...accounts,
      on: {
        ...accounts.on,
        MoneyMoved: {
          ...row,
          fold: (...given: Parameters<typeof row.fold>) => {
            if (given[1].data.to === given[2] && given[1].position > 40n) throw new Error('only half');
            return row.fold(...given);
          },
        },
      },
    };
    const { projector, reaches, end } = started({ projections: [half] });
    await reaches(await events.head(), half.name);
    await end();
    const stopped = projector.progress.of(half.name)?.stopped;
    const before = new InMemoryEventStore();
    for await (const { events: log } of sliceOf(events)) {
      for (const event of log.filter(({ position }) => position < (stopped?.at ?? 0n))) await copyTo(before, event);
    }
    expect(stopped?.at).toBeGreaterThan(40n);
    expect(views.all(half.name)).toStrictEqual(await cleanly([accounts], accounts.name, before));
  });

  it('keeps nothing of a fact that was lifted to several when one of them cannot be folded', async () => {
    const lifted = new UpcastingEventStore(events, {
      BranchVisited: ({ branch }) => [
        { type: 'MoneyPaidIn', data: { branch: branch ?? '', account: 'fees', amount: 1 } },
        { type: 'Unreadable', data: {} },
      ],
    });
    const sick = { ...chain, on: { ...chain.on, Unreadable: { id: () => 'whole', fold: () => fail() } } };
    const { projector, reaches, end } = started({ events: lifted, projections: [sick], batchMax: 10, unsavedMax: 0 });
    expect(await reaches(await events.head(), chain.name)).toBe(false);
    await end();
    const { position, stopped } = projector.progress.of(chain.name) ?? {};
    expect((position ?? 0n) < (stopped?.at ?? 0n)).toBe(true);
    expect(await views.checkpoint(chain.name)).toBe(position);
    const mended = { ...chain, on: { ...chain.on, Unreadable: chain.on.MoneyMoved } } as AnyProjection;
    await projectToHead({ events: lifted, views, projections: [mended] });
    const clean = new InMemoryReadStore();
    await projectToHead({ events: lifted, views: clean, projections: [mended] });
    expect(views.all(chain.name)).toStrictEqual(clean.all(chain.name));
  });

  it('tries again after an outage, and tells it', async () => {
    views.failures = 3;
    const errors: unknown[] = [];
    const waits: number[] = [];
    const { reaches, end } = started({
      onError: (error) => errors.push(error),
      wait: async (ms) => {
        waits.push(ms);
      },
    });
    expect(await reaches(await events.head())).toBe(true);
    await end();
    expect(errors.map(String)).toContain('Error: disk full');
    expect(waits[0]).toBe(100);
    for (const { name } of bankProjections) expect(views.all(name)).toStrictEqual(await cleanly(bankProjections, name));
  });

  it('does not begin again before everybody has put down the pen', async () => {
    const save = views.save.bind(views);
    const checkpoint = views.checkpoint.bind(views);
    const course: string[] = [];
    views.checkpoint = async (view) => {
      course.push('open');
      return checkpoint(view);
    };
    views.save = async (batch) => {
      course.push('save');
      if (course.filter((step) => step === 'save').length === 1) throw new Error('disk full');
      await someTurns();
      await save(batch);
      course.push('saved');
    };
    const { reaches, end } = started({ projections: [accounts, branches] });
    expect(await reaches(await events.head())).toBe(true);
    await end();
    expect(course.slice(0, 7)).toStrictEqual(['open', 'open', 'save', 'save', 'saved', 'open', 'open']);
    expect(views.all(branches.name)).toStrictEqual(await cleanly([branches], branches.name));
  });

  it('never says that a view is further than what is saved', async () => {
    const told: [string, bigint, bigint][] = [];
    const saved = new Map<string, bigint>();
    const save = views.save.bind(views);
    views.save = async (batch) => {
      await save(batch);
      saved.set(batch.view, batch.to);
    };
    const { reaches, end } = started({
      batchMax: 20,
      projections: [chain],
      unsavedMax: 1_000,
      stretchMax: 100n,
      onProgress: (statuses) => {
        for (const { view, position } of statuses) told.push([view, position, saved.get(view) ?? 0n]);
      },
    });
    await reaches(await events.head());
    await end();
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter(([, position, savedAt]) => position > savedAt)).toStrictEqual([]);
  });

  it('subscribes again when the subscription ends by itself', async () => {
    class Dropping extends InMemoryEventStore {
      override async *subscribe(subscription: Subscription): AsyncIterable<Slice> {
        for await (const slice of super.subscribe(subscription)) {
          yield slice;
          return;
        }
      }
    }
    const dropping = new Dropping();
    await writeBankHistory(dropping, new SeededRandom(7), 600);
    const { reaches, end } = started({ events: dropping, batchMax: 100 });
    expect(await reaches(await dropping.head())).toBe(true);
    await end();
    expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name));
  });

  it('leaves the view to the other when two workers run it', async () => {
    const one = started({ batchMax: 3 });
    const two = started({ batchMax: 5 });
    expect(await one.reaches(await events.head())).toBe(true);
    expect(await two.reaches(await events.head())).toBe(true);
    await writeBankHistory(events, new SeededRandom(11), 50);
    expect(await one.reaches(await events.head())).toBe(true);
    expect(await two.reaches(await events.head())).toBe(true);
    await Promise.all([one.end(), two.end()]);
    for (const { name } of bankProjections) expect(views.all(name)).toStrictEqual(await cleanly(bankProjections, name));
  });

  it('stops waiting when nobody listens any more', async () => {
    const { projector, end } = started();
    expect(await projector.progress.whenAt(10_000n, { signal: AbortSignal.timeout(1) })).toBe(false);
    expect(await projector.progress.whenAt(0n, { signal: AbortSignal.abort() })).toBe(true);
    await end();
  });
});

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const fail = (): never => {
  throw new Error('unreadable');
};

const sliceOf = (store: InMemoryEventStore): AsyncIterable<Slice> => {
  const stop = new AbortController();
  return (async function* () {
    for await (const slice of store.subscribe({ after: 0n, types: 'all', batchMax: 10_000, signal: stop.signal })) {
      stop.abort();
      yield slice;
    }
  })();
};

async function copyTo(store: InMemoryEventStore, { stream, id, type, data, metadata }: Recorded): Promise<void> {
  const expected = (await store.read(stream)).at(-1)?.revision ?? NO_STREAM;
  await store.append({ stream, expected, events: [{ id, type, data }], metadata, answer: null });
}
