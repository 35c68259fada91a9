import type { OfType, RecordedEvent } from '../events/event';
import { type EventBatch, NO_STREAM, type Subscription } from '../events/event-store';
import { UpcastingEventStore } from '../events/upcasting';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { projectToHead } from '../simulation/crashing-projector';
import { failingProjection } from '../simulation/failing-projection';
import { ProjectorWorld } from '../simulation/projector-world';
import { SeededRandom } from '../simulation/seeded-random';
import { accounts, type BankEvent, bankProjections, branches, chain, writeBankHistory } from '../simulation/toy-bank';
import type { AnyProjection, ProjectionRow } from './projection';

describe('Projector, on failures,', () => {
  let events: ProjectorWorld['events'];
  let views: ProjectorWorld['views'];
  let started: ProjectorWorld['started'];
  let cleanly: ProjectorWorld['cleanly'];

  beforeEach(async () => {
    ({ events, views, started, cleanly } = await ProjectorWorld.begun());
  });

  describe.each(['id', 'fold'] as const)(
    'an event of a never-parked stream that a projection cannot read (%s)',
    (where) => {
      const neverParked = ['branch'];
      const poisonous = (event: RecordedEvent) => event.revision === 50n && event.stream === 'branch-1';

      it('stops that view just before it, and no other', async () => {
        const [poison] = (await events.read('branch-1', 49n)) as [RecordedEvent];
        const sick = { ...failingProjection(chain, poisonous, where), name: 'sick.v1' };
        const { projector, reaches, end } = started({
          projections: [accounts, sick, branches],
          batchMax: 20,
          neverParked,
        });
        expect(await reaches(await events.head())).toBe(true);
        expect(await reaches(await events.head(), sick.name)).toBe(false);
        await end();
        const status = projector.progress.of(sick.name);
        expect(status?.stopped).toStrictEqual({ at: poison.position, error: `Error: cannot read ${poison.type}` });
        expect(status?.position).toBe(await views.checkpoint(sick.name));
        expect((status?.position ?? 0n) < poison.position).toBe(true);
        expect(views.all(branches.name)).toStrictEqual(await cleanly([branches], branches.name));
      });

      it('is folded once the projection is fixed', async () => {
        const { reaches, end } = started({
          projections: [failingProjection(chain, poisonous, where), branches],
          batchMax: 20,
          neverParked,
        });
        await reaches(await events.head());
        await end();
        await projectToHead({ events, views, projections: [chain, branches] });
        expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name));
      });
    },
  );

  it('changes all documents that an event touches, or none', async () => {
    const row = accounts.on.MoneyMoved as ProjectionRow<
      { balance: number; last: string },
      OfType<BankEvent, 'MoneyMoved'>
    >;
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
    const { projector, reaches, end } = started({ projections: [half], neverParked: ['branch'] });
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

  it('folds no part of an event that was upcast to several if one of them cannot be folded', async () => {
    const lifted = new UpcastingEventStore(events, {
      BranchVisited: ({ branch }) => [
        { type: 'MoneyPaidIn', data: { branch: branch ?? '', account: 'fees', amount: 1 } },
        { type: 'Unreadable', data: {} },
      ],
    });
    const sick = { ...chain, on: { ...chain.on, Unreadable: { id: () => 'whole', fold: () => fail() } } };
    const stopping = { batchMax: 10, unsavedMax: 0, neverParked: ['branch'] };
    const { projector, reaches, end } = started({ events: lifted, projections: [sick], ...stopping });
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

  it('retries after an outage, and reports it', async () => {
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

  it('does not restart before all of its work has ended', async () => {
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

  it('subscribes again when the subscription ends by itself', async () => {
    class Dropping extends InMemoryEventStore {
      override async *subscribe(subscription: Subscription): AsyncIterable<EventBatch> {
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
});

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const fail = (): never => {
  throw new Error('unreadable');
};

const sliceOf = (store: InMemoryEventStore): AsyncIterable<EventBatch> => {
  const stop = new AbortController();
  return (async function* () {
    for await (const slice of store.subscribe({ after: 0n, types: 'all', batchMax: 10_000, signal: stop.signal })) {
      stop.abort();
      yield slice;
    }
  })();
};

async function copyTo(store: InMemoryEventStore, { stream, id, type, data, metadata }: RecordedEvent): Promise<void> {
  const expected = (await store.read(stream)).at(-1)?.revision ?? NO_STREAM;
  await store.append({ stream, expected, events: [{ id, type, data }], metadata, answer: null });
}
