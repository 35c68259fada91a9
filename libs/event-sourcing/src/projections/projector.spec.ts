import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { projectToHead } from '../simulation/crashing-projector';
import { CountingReadStore, ProjectorWorld } from '../simulation/projector-world';
import { SeededRandom } from '../simulation/seeded-random';
import { accounts, bankProjections, branches, chain, visits, writeBankHistory } from '../simulation/toy-bank';
import type { AnyProjection } from './projection';

describe('Projector', () => {
  let events: ProjectorWorld['events'];
  let views: ProjectorWorld['views'];
  let started: ProjectorWorld['started'];
  let cleanly: ProjectorWorld['cleanly'];

  beforeEach(async () => {
    ({ events, views, started, cleanly } = await ProjectorWorld.begun());
  });

  it('folds every event once, whatever the batch size', async () => {
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

  it('continues live, and reports the position of each view', async () => {
    const { projector, reaches, end } = started();
    await reaches(await events.head());
    await writeBankHistory(events, new SeededRandom(8), 40);
    expect(await reaches(await events.head())).toBe(true);
    expect(projector.progress.all.map(({ position }) => position)).toStrictEqual(Array(4).fill(await events.head()));
    await end();
    expect(await views.checkpoint(visits.name)).toBe(await events.head());
    expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name));
  });

  it('skips events that a view further ahead has already folded', async () => {
    const shorter = new InMemoryEventStore();
    await writeBankHistory(shorter, new SeededRandom(7), 300);
    await projectToHead({ events: shorter, views, projections: [chain, branches] });
    await projectToHead({ events, views, projections: bankProjections, batchMax: 7 });
    for (const { name } of bankProjections) expect(views.all(name)).toStrictEqual(await cleanly(bankProjections, name));
  });

  it('lets a new view catch up separately, without delaying the others', async () => {
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

  it('loads and saves a touched document once, and batches saves while more events are available', async () => {
    await projectToHead({ events, views, projections: [branches], batchMax: 10 });
    expect(views.saves).toHaveLength(1);
    expect(views.loads.flat().sort()).toStrictEqual(['branch-0', 'branch-1', 'branch-2']);
    const eager = new CountingReadStore();
    await projectToHead({ events, views: eager, projections: [branches], batchMax: 10, unsavedMax: 0 });
    expect(eager.saves.length).toBeGreaterThan(30);
    expect(eager.loads.flat()).toHaveLength(3);
  });

  it('saves a checkpoint that only passes irrelevant events after a certain lag', async () => {
    await projectToHead({ events, views, projections: [visits], batchMax: 1, checkpointLagMax: 1_000n });
    const idle: AnyProjection = { ...visits, name: 'idle.v1', on: { Never: { id: () => 'x', fold: () => null } } };
    views.saves.length = 0;
    const { reaches, end } = started({ projections: [idle], checkpointLagMax: 50n });
    await reaches(await events.head());
    for (let seed = 20; seed < 60; seed++) await writeBankHistory(events, new SeededRandom(seed), 5);
    expect(await reaches(await events.head())).toBe(true);
    expect(views.saves.length).toBeLessThan(8);
    await end();
    expect(await views.checkpoint(idle.name)).toBe(await events.head());
  });

  it('never reports a position beyond what is saved', async () => {
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
      checkpointLagMax: 100n,
      onProgress: (statuses) => {
        for (const { view, position } of statuses) told.push([view, position, saved.get(view) ?? 0n]);
      },
    });
    await reaches(await events.head());
    await end();
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter(([, position, savedAt]) => position > savedAt)).toStrictEqual([]);
  });

  it('leaves the view to the other worker if two run it', async () => {
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

  it('stops waiting when the signal aborts', async () => {
    const { projector, end } = started();
    expect(await projector.progress.waitForPosition(10_000n, { signal: AbortSignal.timeout(1) })).toBe(false);
    expect(await projector.progress.waitForPosition(0n, { signal: AbortSignal.abort() })).toBe(true);
    await end();
  });
});
