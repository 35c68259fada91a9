import { kernelRejection } from '../commands/kernel-rejections';
import type { RecordedEvent } from '../events/event';
import type { EventBatch, Subscription } from '../events/event-store';
import { derivedId } from '../events/ids';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { at, PlanWorld, plan, untilIdle } from '../simulation/plan-world';

describe('an immediate reaction to an event', () => {
  let world: PlanWorld;

  beforeEach(() => {
    world = new PlanWorld();
  });
  afterEach(() => world.end());

  it('is sent in the name of the reactor, under an id derived from the event', async () => {
    world.runner();
    await world.begin(plan('cause', { follow: [plan('a'), plan('b')] }));
    await untilIdle();
    const [fact] = (await world.events.read('thing-cause')) as [RecordedEvent];
    expect(world.dispatched.map(({ commandMetadata }) => commandMetadata)).toStrictEqual(
      ['0', '1'].map((index) => ({
        actor: 'system:follow-up',
        commandId: derivedId(fact.id, 'follow-up', index),
        correlationId: 'trace of cause',
        causationId: fact.id,
        fingerprint: null,
        expectedRevision: null,
      })),
    );
    expect([await world.facts('thing-a'), await world.facts('thing-b')]).toStrictEqual(['a', 'b']);
  });

  it('is sent by the runner that owns the stream, immediately and by timers', async () => {
    const part = (name: string) => (stream: string) => stream.startsWith(`thing-${name}`);
    const runner = world.runner({ name: 'part-a', isOwnStream: part('a') });
    await world.begin(
      plan('cause', { follow: [plan('a'), plan('b'), plan('b2', { at: at(1) }), plan('a2', { at: at(1) })] }),
    );
    await untilIdle();
    expect([world.names, (await world.timers.waiting()).count]).toStrictEqual(['a', 1]);
    world.clock.set(at(1));
    world.second();
    await untilIdle();
    expect(world.names).toBe('a a2');
    expect(await runner.status()).toMatchObject({ consumed: await world.events.head() });
  });

  it('takes effect once, even if the runner has to repeat it', async () => {
    const advance = world.timers.advance.bind(world.timers);
    let failures = 1;
    world.timers.advance = async (...given) => {
      if (failures-- > 0) throw new Error('disk full');
      return advance(...given);
    };
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { follow: [plan('a2')] })] }));
    await untilIdle();
    expect(world.names).toBe('a a a2');
    expect([await world.facts('thing-a'), await world.facts('thing-a2')]).toStrictEqual(['a', 'a2']);
    expect(world.failed).toStrictEqual(['Error: disk full at the log']);
    expect(await runner.status()).toMatchObject({ consumed: await world.events.head(), failing: null });
  });

  it('is refused if the log is older than the checkpoint', async () => {
    await world.timers.advance('reactors', [], 1_000n);
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('a')] }));
    await untilIdle();
    expect(await runner.status()).toMatchObject({ failing: { error: expect.stringContaining('an older log') } });
    expect(world.names).toBe('');
  });

  it('keeps the order within a stream, and does not wait for other streams', async () => {
    let release = (): void => {};
    world.before = async (name) => {
      if (name === 'a1')
        await new Promise<void>((resolve) => {
          release = resolve;
        });
    };
    world.runner();
    const follow = [
      plan('a1', { stream: 's-a' }),
      plan('a2', { stream: 's-a' }),
      plan('b1', { stream: 's-b' }),
      plan('b2', { stream: 's-b' }),
    ];
    await world.begin(plan('cause', { follow }));
    await untilIdle();
    expect(world.names).toBe('a1 b1 b2');
    release();
    await untilIdle();
    expect(await world.facts('s-a')).toBe('a1 a2');
  });

  it('completes before the checkpoint moves, and timers are stored with the checkpoint', async () => {
    let release = (): void => {};
    world.before = () =>
      new Promise<void>((resolve) => {
        release = resolve;
      });
    world.runner();
    await world.begin(plan('cause', { follow: [plan('later', { at: at(5) }), plan('now')] }));
    const head = await world.events.head();
    await untilIdle();
    expect([await world.timers.checkpoint('reactors'), await world.timers.nextDue()]).toStrictEqual([0n, null]);
    release();
    await untilIdle();
    expect([(await world.timers.checkpoint('reactors')) >= head, await world.timers.nextDue()]).toStrictEqual([
      true,
      at(5),
    ]);
  });

  it('is skipped when the rules refuse it, and the cause is logged', async () => {
    world.runner();
    await world.begin(
      plan('cause', { follow: [plan('no', { refused: true, stream: 's-1' }), plan('yes', { stream: 's-1' })] }),
    );
    await untilIdle();
    const [fact] = (await world.events.read('thing-cause')) as [RecordedEvent];
    expect(world.rejected).toStrictEqual([`plan.refused because of ${fact.id}`]);
    expect(await world.facts('s-1')).toBe('yes');
  });

  it.each([
    ['an outage', () => new Error('no connection')],
    ['repeated conflicts', () => kernelRejection('stream.busy')],
    ['a timeout', () => kernelRejection('command.too-slow')],
  ])('is retried with increasing delays until it succeeds after %s', async (_, error) => {
    let failures = 4;
    world.before = async () => {
      if (failures-- > 0) throw error();
    };
    world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { follow: [plan('b')] })] }));
    await untilIdle();
    expect(world.names).toBe('a a a a a b');
    expect(world.waits).toStrictEqual([100, 200, 400, 800]);
    expect(world.failed).toStrictEqual(Array(4).fill(`${error()} at thing-a`));
    expect(world.rejected).toStrictEqual([]);
  });

  it('is reported while it fails', async () => {
    let broken = true;
    world.before = async () => {
      if (broken) throw new Error('no connection');
    };
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('a')] }));
    await untilIdle();
    world.clock.set(at(3));
    await untilIdle();
    expect((await runner.status()).failing).toStrictEqual({ since: at(0), error: 'Error: no connection' });
    expect((await runner.status()).consumed).toBe(0n);
    broken = false;
    await untilIdle();
    expect(await runner.status()).toMatchObject({ failing: null, consumed: await world.events.head() });
  });

  it('continues when the subscription ends by itself', async () => {
    class Dropping extends InMemoryEventStore {
      override async *subscribe(subscription: Subscription): AsyncIterable<EventBatch> {
        for await (const slice of super.subscribe(subscription)) {
          yield slice;
          return;
        }
      }
    }
    await world.end();
    world = new PlanWorld(new Dropping());
    world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { follow: [plan('b', { follow: [plan('c')] })] })] }));
    await untilIdle();
    expect(world.names).toBe('a b c');
  });
});
