import { UnreadableEvent } from '../events/damage';
import type { RecordedEvent } from '../events/event';
import { NO_STREAM } from '../events/event-store';
import { derivedId } from '../events/ids';
import { UpcastingEventStore } from '../events/upcasting';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { projectToHead } from '../simulation/crashing-projector';
import { failingProjection } from '../simulation/failing-projection';
import { ProjectorWorld } from '../simulation/projector-world';
import { allOf, withoutParked } from '../simulation/shortened-log';
import { type BankEvent, bankProjections, branches, chain } from '../simulation/toy-bank';
import { writeFacts } from '../simulation/write-facts';
import { beginRebuild } from './generations';
import type { AnyProjection } from './projection';

const visit: BankEvent = { type: 'BranchVisited', data: { branch: 'branch-1' } };
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const poisonous = ({ stream, revision }: RecordedEvent): boolean => stream === 'branch-1' && revision >= 50n;

describe('Projector, at an event that a projection cannot fold,', () => {
  let events: ProjectorWorld['events'];
  let views: ProjectorWorld['views'];
  let started: ProjectorWorld['started'];
  let cleanly: ProjectorWorld['cleanly'];
  let first: RecordedEvent;

  beforeEach(async () => {
    ({ events, views, started, cleanly } = await ProjectorWorld.begun());
    // The first event that the view handles.
    first = (await events.read('branch-1', 49n)).find(({ type }) => type in chain.on) as RecordedEvent;
  });

  const parkedAt = (code: string) => [{ stream: 'branch-1', revision: first.revision, position: first.position, code }];

  /** Until the new generation is live, or has been refused. */
  const rebuilt = async (projections: readonly AnyProjection[]): Promise<void> => {
    const { end } = started({ projections });
    for (;;) {
      const { building, refused } = await views.generations(chain.name);
      if (building === null || refused !== null) break;
      await turn();
    }
    await end();
  };

  it.each(['id', 'fold'] as const)(
    'parks the stream in that view, and continues with all others (%s)',
    async (where) => {
      const sick = failingProjection(chain, poisonous, where);
      const { projector, reaches, end } = started({ projections: [sick, branches], batchMax: 20 });
      expect(await reaches(await events.head())).toBe(true);
      await end();
      expect(projector.progress.of(chain.name)).toMatchObject({ stopped: null, parked: parkedAt('Error') });
      expect(await views.parkedOf(chain.name)).toStrictEqual(parkedAt('Error'));
      expect(await views.parkedOf(branches.name)).toStrictEqual([]);
      const rest = await withoutParked(events, parkedAt('Error'));
      expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name, rest));
      expect(views.all(branches.name)).toStrictEqual(await cleanly([branches], branches.name));
    },
  );

  it('reports no data of the event', async () => {
    class OddAmount extends Error {
      readonly code = 'amount.odd';
    }
    const odd = () => {
      throw new OddAmount('440106199001011234');
    };
    const sick: AnyProjection = { ...chain, on: { ...chain.on, MoneyMoved: { id: () => 'whole', fold: odd } } };
    await projectToHead({ events, views, projections: [sick] });
    expect(new Set((await views.parkedOf(chain.name)).map(({ code }) => code))).toStrictEqual(new Set(['amount.odd']));
  });

  it('never folds later events: a fixed projection continues without the stream until the view is rebuilt', async () => {
    await projectToHead({ events, views, projections: [failingProjection(chain, poisonous, 'fold'), branches] });
    await goOn(events, [events]);
    await projectToHead({ events, views, projections: [chain, branches] });
    expect(await views.parkedOf(chain.name)).toStrictEqual(parkedAt('Error'));
    const rest = await withoutParked(events, parkedAt('Error'));
    expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name, rest));
    const seen = await views.generations(chain.name);
    await views.changeGenerations(chain.name, seen, beginRebuild(seen));
    await rebuilt([chain, branches]);
    expect(await views.generations(chain.name)).toMatchObject({ live: 2, building: null });
    expect(await views.parkedOf(chain.name)).toStrictEqual([]);
    expect(views.all(chain.name)).toStrictEqual(await cleanly([chain], chain.name));
  });

  it('does not make a generation live that lacks more streams than the live one', async () => {
    await projectToHead({ events, views, projections: [chain] });
    const seen = await views.generations(chain.name);
    await views.changeGenerations(chain.name, seen, beginRebuild(seen));
    await rebuilt([failingProjection(chain, poisonous, 'fold')]);
    expect(await views.generations(chain.name)).toMatchObject({
      live: 1,
      refused: '0 streams are missing from the live generation, 1 from the new one',
    });
  });

  it('stops if too many streams would be parked: then the fault is not in the streams', async () => {
    const sick = failingProjection(chain, ({ revision }) => revision > 10n, 'fold');
    const { projector, reaches, end } = started({ projections: [sick, branches], parkedMax: 2 });
    expect(await reaches(await events.head(), chain.name)).toBe(false);
    expect(await reaches(await events.head())).toBe(true);
    await end();
    const { stopped, parked, position } = projector.progress.of(chain.name) ?? {};
    expect(parked?.length).toBe(2);
    expect((position ?? 0n) < (stopped?.at ?? 0n)).toBe(true);
    expect(await views.parked(chain.name)).toStrictEqual(parked);
  });

  it('folds no part of an event that was upcast to several if one of them cannot be folded', async () => {
    const lifted = new UpcastingEventStore(events, {
      BranchVisited: ({ branch }) => [
        { type: 'MoneyPaidIn', data: { branch: branch ?? '', account: 'fees', amount: 1 } },
        { type: 'Unreadable', data: {} },
      ],
    });
    const sick = failingProjection(
      { ...chain, on: { ...chain.on, Unreadable: chain.on.MoneyMoved } } as AnyProjection,
      (event) => event.type === 'Unreadable',
      'fold',
    );
    await projectToHead({ events: lifted, views, projections: [sick] });
    const parked = await views.parkedOf(chain.name);
    expect(parked.length).toBe(3);
    const clean = new InMemoryReadStore();
    await projectToHead({ events: await withoutParked(events, parked), views: clean, projections: [chain] });
    expect(views.all(chain.name)).toStrictEqual(clean.all(chain.name));
  });

  it('saves a parked stream as soon as no further events are available', async () => {
    const young = new InMemoryEventStore();
    const [event] = (await allOf(events)) as [RecordedEvent];
    const { id, type, data, metadata, stream } = event;
    await young.append({ stream, expected: NO_STREAM, events: [{ id, type, data }], metadata, answer: null });
    const { reaches, end } = started({ events: young, projections: [failingProjection(chain, () => true, 'fold')] });
    expect(await reaches(1n)).toBe(true);
    expect(await views.parkedOf(chain.name)).toMatchObject([{ stream, revision: 0n }]);
    await end();
  });

  it('parks a stream with missing events in every view that follows the log', async () => {
    const twin = await ProjectorWorld.begun();
    events.lose('branch-1', 50n);
    const { projector, reaches, end } = started({ projections: [chain, branches], batchMax: 20 });
    expect(await reaches(await events.head())).toBe(true);
    await goOn(twin.events, [events, twin.events]);
    expect(await reaches(await events.head())).toBe(true);
    await end();
    for (const { name } of [chain, branches]) {
      const parked = await views.parkedOf(name);
      expect(parked).toMatchObject([{ stream: 'branch-1', revision: 50n, code: 'MissingEvents' }]);
      expect(projector.progress.of(name)).toMatchObject({ stopped: null, parked });
      const rest = await withoutParked(twin.events, parked);
      expect(views.all(name)).toStrictEqual(await cleanly([chain, branches], name, rest));
    }
  });

  it('reports missing events even if no further event follows', async () => {
    const young = new InMemoryEventStore();
    await writeFacts(young, 'branch-1', [visit, visit]);
    young.lose('branch-1', 0n);
    const { end } = started({ events: young, projections: [chain, branches] });
    while ((await views.parkedOf(branches.name)).length === 0) await turn();
    await end();
    expect(await views.parkedOf(chain.name)).toMatchObject([{ stream: 'branch-1', revision: 0n, position: 1n }]);
  });

  it('stops and reports it if a stream that is never parked has missing events', async () => {
    events.lose('branch-1', 50n);
    const errors: unknown[] = [];
    const { projector, end } = started({
      projections: [chain],
      neverParked: ['branch'],
      onError: (error) => errors.push(error),
      wait: turn,
    });
    while (errors.length < 3) await turn();
    await end();
    expect(errors[0]).toMatchObject({ name: 'MissingEvents', stream: 'branch-1' });
    expect(projector.progress.of(chain.name)).toMatchObject({ stopped: null, parked: [] });
  });

  it('retries, and reports it, if a stream cannot even be excluded', async () => {
    const young = new InMemoryEventStore();
    young.subscribe = () => {
      throw new UnreadableEvent('?', 0n, 'its stream is not in the file');
    };
    const errors: unknown[] = [];
    const { end } = started({
      events: young,
      projections: [chain],
      onError: (error) => errors.push(error),
      wait: turn,
    });
    while (errors.length < 3) await turn();
    await end();
    expect(errors[2]).toMatchObject({ name: 'UnreadableEvent' });
  });

  it('names the first poison event, whatever is found after it', async () => {
    events.lose('branch-1', 60n);
    await projectToHead({ events, views, projections: [failingProjection(chain, poisonous, 'fold'), branches] });
    expect(await views.parkedOf(chain.name)).toStrictEqual(parkedAt('Error'));
    expect(await views.parkedOf(branches.name)).toMatchObject([{ revision: 60n, code: 'MissingEvents' }]);
  });

  it('parks a stream with an old event that cannot be upcast', async () => {
    const lifted = new UpcastingEventStore(events, {
      MoneyMoved: (data) => {
        if (data.amount === odd) throw new Error('odd');
        return { type: 'MoneyMoved', data };
      },
    });
    const moved = (await allOf(events)).filter(({ type }) => type === 'MoneyMoved');
    const { stream, revision, data } = moved[20] as RecordedEvent;
    const odd = data.amount;
    await projectToHead({ events: lifted, views, projections: [chain] });
    expect(await views.parkedOf(chain.name)).toMatchObject([{ stream, revision, code: 'UnreadableEvent' }]);
    const clean = await cleanly([chain], chain.name, await withoutParked(events, await views.parkedOf(chain.name)));
    expect(views.all(chain.name)).toStrictEqual(clean);
  });

  /** Appends more events to every stream, the same in both stores. */
  const goOn = async (whole: InMemoryEventStore, both: readonly InMemoryEventStore[]): Promise<void> => {
    for (const stream of ['branch-0', 'branch-1', 'branch-2']) {
      const last = (await whole.read(stream)).at(-1) as RecordedEvent;
      const { type, data, metadata } = first;
      const event = { id: derivedId('later', stream), type, data };
      for (const store of both) {
        await store.append({ stream, expected: last.revision, events: [event], metadata, answer: null });
      }
    }
  };

  it('does not affect the other views', async () => {
    const sick = failingProjection(chain, poisonous, 'fold');
    await projectToHead({ events, views, projections: bankProjections.map((one) => (one === chain ? sick : one)) });
    for (const { name } of bankProjections.filter((one) => one !== chain)) {
      expect(views.all(name)).toStrictEqual(await cleanly(bankProjections, name));
    }
  });
});
