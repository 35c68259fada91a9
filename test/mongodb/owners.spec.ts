import { type ReadStore } from '@sealtrail/event-sourcing';
import { Projector } from '@sealtrail/event-sourcing/runtime';
import {
  bankProjections,
  bankWorld,
  InMemoryEventStore,
  InMemoryReadStore,
  projectThroughCrashes,
  projectToHead,
  replay,
  SeededRandom,
  wholeView,
  writeBankHistory,
} from '@sealtrail/event-sourcing/testing';
import { MongoReadStore } from '@sealtrail/platform';
import { type Fault, fault } from '../mongo-proxy/faults';
import { Gate } from '../mongo-proxy/gate';
import { MongoWorld } from './mongo-world';

const VIEWS = bankProjections.map(({ name }) => name);
/** Events per batch, so that every save has many documents. */
const SMALL = { batchMax: 40, unsavedMax: 10, checkpointLagMax: 40n, togetherMax: 10n, cachedMax: 20 };

describe('views of a toy bank, through a double', () => {
  let world: MongoWorld;
  let events: InMemoryEventStore;

  const ownerOf = async (epoch: bigint) => new MongoReadStore(await world.connect(), () => epoch);
  const write = (seed: number, count: number) => writeBankHistory(events, new SeededRandom(seed), count);

  /** Whatever happened before, the continued view must equal a rebuilt one. */
  async function mustBeAsFoldedAnew(views: ReadStore): Promise<void> {
    const clean = new InMemoryReadStore();
    await projectToHead({ events, views, projections: bankProjections });
    await projectToHead({ events, views: clean, projections: bankProjections });
    for (const name of VIEWS) {
      expect({ name, documents: await wholeView(views, name) }).toStrictEqual({
        name,
        documents: await wholeView(clean, name),
      });
    }
  }

  /** Runs until the first failure, as a process that dies of it, or to the present end of the log. */
  async function runUntilTrouble(views: ReadStore): Promise<unknown> {
    const stop = new AbortController();
    let trouble: unknown = null;
    const onError = (error: unknown): void => {
      trouble = error;
      stop.abort();
    };
    const projector = new Projector({ events, views, projections: bankProjections, ...SMALL, onError });
    const running = projector.run(stop.signal);
    await projector.progress.waitForPosition(await events.head(), { signal: stop.signal });
    stop.abort();
    await running;
    return trouble;
  }

  beforeEach(async () => {
    world = await MongoWorld.start('standalone');
    events = new InMemoryEventStore();
  });
  afterEach(() => world.close());

  const isOf = (prefix: string) => (command: { readonly collection: string | null }) =>
    command.collection?.startsWith(prefix) === true;

  it('are continued exactly if an owner died during a save, with documents ahead of their checkpoint', async () => {
    await write(1, 120);
    world.proxy.faults.always({ command: 'update', when: isOf('view.'), nth: 3 }, fault.partialBatch(2));
    expect(await runUntilTrouble(await ownerOf(1n))).toMatchObject({ name: 'UnknownOutcome' });
    world.proxy.faults.clear();
    const next = await ownerOf(2n);
    const checkpoints = await world.stored('checkpoints');
    const ahead = await Promise.all(
      checkpoints.map(async ({ _id, position }) =>
        (await world.stored(`view.${String(_id)}`)).some(({ p }) => (p as bigint) > (position as bigint)),
      ),
    );
    expect(ahead).toContain(true);
    await write(2, 60);
    await mustBeAsFoldedAnew(next);
  });

  it('are not damaged by an owner that was paused during a save and resumes after another took over', async () => {
    await write(3, 120);
    const gate = new Gate();
    world.proxy.faults.always({ command: 'update', when: isOf('view.'), nth: 2 }, fault.slow(gate));
    const sleeper = runUntilTrouble(new MongoReadStore(await world.connect({ socketMs: 20_000 }), () => 1n));
    await gate.reached;
    world.proxy.faults.clear();
    const next = await ownerOf(2n);
    await write(4, 60);
    expect(await runUntilTrouble(next)).toBeNull();
    const before = await world.stored('checkpoints');
    gate.open();
    expect(await sleeper).toMatchObject({ name: 'CheckpointConflict' });
    expect(await world.stored('checkpoints')).toStrictEqual(before);
    await mustBeAsFoldedAnew(next);
  });

  const faults: readonly [Fault, ...Fault[]] = [
    fault.lostReply,
    fault.dropBefore,
    fault.partialBatch(1),
    fault.partialBatch(3),
    fault.notPrimary,
    fault.duplicateKeyRace(0),
    fault.writeConcernError(64, 'WriteConcernTimeout'),
    fault.error(14_031, 'OutOfDiskSpace'),
  ];

  it.each(Array.from({ length: 12 }, (_, seed) => seed))('equal a rebuild after many faults: seed %d', async (seed) => {
    const random = new SeededRandom(seed);
    let troubles = 0;
    for (let epoch = 1n; epoch <= 8n; epoch++) {
      await writeBankHistory(events, random, 20 + random.below(40));
      const at = 1 + random.below(6);
      const of = random.pick(faults);
      const collection = of.kind === 'duplicateKeyRace' ? 'view.' : random.pick(['view.', 'checkpoints']);
      const match = { command: 'update', when: isOf(collection), nth: at };
      const rule = random.chance(0.6) ? world.proxy.faults.always(match, of) : world.proxy.faults.next(match, of);
      if ((await runUntilTrouble(await ownerOf(epoch))) !== null) troubles += 1;
      rule.cancel();
    }
    expect(troubles).toBeGreaterThan(1);
    await mustBeAsFoldedAnew(await ownerOf(9n));
  });

  it('equal a rebuild after workers that die at any step, whose saves arrive late', async () => {
    await replay(bankWorld, { events, views: await ownerOf(1n), clean: new InMemoryReadStore() }, new SeededRandom(7), {
      facts: 200,
      mortality: 0.03,
    });
  });

  it('equal a rebuild if two workers of one epoch compete for them', async () => {
    await write(8, 200);
    const rivals = [await ownerOf(0n), await ownerOf(0n)];
    const random = new SeededRandom(8);
    await Promise.all(
      rivals.map((views) => projectThroughCrashes({ events, views, projections: bankProjections }, random, 0)),
    );
    await mustBeAsFoldedAnew(await ownerOf(1n));
  });
});
