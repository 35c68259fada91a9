import { derivedId } from '../events/ids';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryTimerStore } from '../fakes/in-memory-timer-store';
import { failingReactor } from '../simulation/failing-reactor';
import { at, PlanWorld, plan, untilIdle } from '../simulation/plan-world';

const odd = (...names: readonly string[]) => [failingReactor(({ data }) => names.includes(data.name))];

describe('an event that cannot be reacted to', () => {
  let world: PlanWorld;

  beforeEach(() => {
    world = new PlanWorld();
  });
  afterEach(() => world.end());

  /** Another process over the same stores. */
  const again = async (): Promise<void> => {
    await world.end();
    world = new PlanWorld(world.events, world.timers);
  };

  const parkedNow = () => world.timers.parked('reactors');
  const second = async (): Promise<void> => {
    world.second();
    await untilIdle();
  };

  it('parks its stream from there on, while all others continue', async () => {
    const runner = world.runner({ reactors: odd('odd') });
    await world.begin(plan('whole', { stream: 'case-1', follow: [plan('before')] }));
    await world.begin(plan('odd', { stream: 'case-1', follow: [plan('never')] }));
    await world.begin(plan('later', { stream: 'case-1', follow: [plan('held')] }));
    await world.begin(plan('other', { stream: 'case-2', follow: [plan('done')] }));
    await untilIdle();
    expect(world.names).toBe('before done');
    const parked = [{ stream: 'case-1', revision: 1n, position: 3n, code: 'TypeError' }];
    expect([await parkedNow(), (await runner.status()).parked]).toStrictEqual([parked, parked]);
    expect(world.parked).toStrictEqual(['case-1 from 1: TypeError']);
    expect(await runner.status()).toMatchObject({ consumed: await world.events.head(), failing: null });
  });

  it('holds the timers of its stream and of the same entity, while those of others fire', async () => {
    const later = (name: string, stream: string) => plan(name, { stream, at: at(5) });
    const follow = [later('own', 'case-1'), later('about', 'watch-1'), later('far', 'thing-x'), plan('now')];
    world.runner({ reactors: odd('odd') });
    await world.begin(plan('whole', { stream: 'case-1', follow }));
    await world.begin(plan('other', { stream: 'case-2', follow: [later('free', 'case-2'), later('by', 'mark-1')] }));
    await world.begin(plan('odd', { stream: 'case-1' }));
    await untilIdle();
    world.clock.set(at(9));
    await second();
    expect(world.names).toBe('now free');
    expect(await world.timers.waiting()).toStrictEqual({ count: 4, oldest: null, dueAndKnown: null });
  });

  it('is handled at the next start that can, with all later events, in order and once; held timers then fire', async () => {
    const follow = (name: string) => [plan(name, { stream: 'thing-1' }), plan(`${name} timed`, { at: at(5) })];
    world.runner({ reactors: odd('b') });
    for (const name of ['a', 'b', 'c']) {
      await world.begin(plan(name, { stream: 'case-1', follow: follow(`of ${name}`) }));
      await world.begin(plan(`${name}2`, { stream: 'case-2', follow: [plan(`of ${name}2`, { stream: 'thing-1' })] }));
    }
    await untilIdle();
    world.clock.set(at(9));
    await second();
    expect(world.names).toBe('of a of a2 of b2 of c2');
    await again();
    world.clock.set(at(9));
    world.runner();
    await world.begin(plan('d', { stream: 'case-1', follow: follow('of d') }));
    await untilIdle();
    await second();
    await second();
    expect(world.names).toMatch(/^of b of c of d( of [abcd] timed){4}$/);
    expect(new Set(world.names.split(' ')).size).toBe(6);
    expect(await parkedNow()).toStrictEqual([]);
    expect(await world.facts('thing-1')).toBe('of a of a2 of b2 of c2 of b of c of d');
  });

  it('is retried on request, and stays parked if it is still poisonous', async () => {
    let mended = false;
    const runner = world.runner({ reactors: [failingReactor(({ data }) => !mended && data.name === 'odd')] });
    await world.begin(plan('odd', { stream: 'case-1', follow: [plan('first'), plan('timed', { at: at(5) })] }));
    await world.begin(plan('later', { stream: 'case-1', follow: [plan('second')] }));
    await untilIdle();
    const parked = await parkedNow();
    await world.timers.requestResume('once');
    await second();
    expect([world.names, await parkedNow(), await world.timers.resumeRequest('reactors')]).toStrictEqual([
      '',
      parked,
      null,
    ]);
    mended = true;
    await second();
    expect(world.names).toBe('');
    await world.timers.requestResume('twice');
    await second();
    expect([world.names, await parkedNow()]).toStrictEqual(['first second', []]);
    expect(await runner.status()).toMatchObject({ consumed: await world.events.head(), failing: null, parked: [] });
    world.clock.set(at(6));
    await second();
    expect(world.names).toBe('first second timed');
  });

  it('is parked at the next poison event once the first is fixed', async () => {
    world.runner({ reactors: odd('a', 'c') });
    for (const name of ['a', 'b', 'c', 'd']) {
      await world.begin(plan(name, { stream: 'case-1', follow: [plan(`of ${name}`)] }));
    }
    await untilIdle();
    await again();
    world.runner({ reactors: odd('c') });
    await untilIdle();
    expect(world.names).toBe('of a of b');
    expect(await parkedNow()).toMatchObject([{ stream: 'case-1', revision: 2n }]);
  });

  it('fires no later timer before it is handled, even if the checkpoint was not saved', async () => {
    let mended = false;
    world.runner({
      reactors: [failingReactor(({ data }) => !mended && data.name === 'odd')],
      checkpointLagMax: 1_000n,
    });
    await world.begin(plan('whole', { stream: 'case-1', follow: [plan('timed', { at: at(2), stream: 'case-1' })] }));
    await world.begin(plan('odd', { stream: 'case-1' }));
    await untilIdle();
    // No consequence: its position is only in memory.
    await world.begin(plan('x', { stream: 'case-2' }));
    await world.begin(plan('y', { stream: 'case-1' }));
    await untilIdle();
    expect(await world.timers.checkpoint('reactors')).toBe(2n);
    mended = true;
    await world.timers.requestResume('now');
    await second();
    expect(await world.timers.checkpoint('reactors')).toBe(4n);
    expect(await parkedNow()).toStrictEqual([]);
  });

  it('is reported by kind and code, without any data of the event', async () => {
    class OddName extends Error {
      readonly code = 'name.odd';
    }
    const reactor = {
      name: 'r',
      on: {
        Made: () => {
          throw new OddName('440106199001011234');
        },
      },
    };
    world.runner({ reactors: [reactor] });
    await world.begin(plan('a'));
    await untilIdle();
    expect(world.parked).toStrictEqual(['thing-a from 0: name.odd']);
  });

  it.each([
    ['if its stream is never parked', { neverParked: ['base'] }],
    ['if too many streams are parked', { parkedMax: 0 }],
  ])('stops all later events %s, once the earlier ones are done', async (_, rules) => {
    const runner = world.runner({ reactors: odd('odd'), ...rules });
    await world.events.append(batchOf());
    await untilIdle();
    expect(new Set(world.names.split(' '))).toStrictEqual(new Set(['before']));
    expect(await runner.status()).toMatchObject({ consumed: 1n, failing: { error: 'TypeError: cannot read odd' } });
    expect(await parkedNow()).toStrictEqual([]);
  });

  /** Three events in one batch. */
  const batchOf = () => ({
    stream: 'base-1',
    expected: -1n,
    events: [plan('a', { follow: [plan('before')] }), plan('odd'), plan('c', { follow: [plan('behind')] })].map(
      (made) => ({
        id: derivedId(made.name),
        type: 'Made',
        data: { name: made.name, plan: JSON.parse(JSON.stringify(made)) },
      }),
    ),
    metadata: {
      actor: 'spec',
      commandId: 'c',
      correlationId: 'c',
      causationId: null,
      recordedAt: at(0),
      known: {},
    },
    answer: null,
  });

  it('is skipped by a clock jump, with what it holds', async () => {
    const runner = world.runner({ reactors: odd('odd') });
    await world.begin(plan('whole', { stream: 'case-1', follow: [plan('held', { at: at(2) })] }));
    await world.begin(plan('other', { stream: 'case-2', follow: [plan('free', { at: at(3) })] }));
    await world.begin(plan('odd', { stream: 'case-1' }));
    await runner.driveTo(at(9), (now) => world.clock.set(now), new AbortController().signal);
    expect([world.names, world.clock.now()]).toStrictEqual(['free', at(9)]);
  });

  it('stays parked at its position, whatever else is parked meanwhile and whenever the store fails', async () => {
    const advance = world.timers.advance.bind(world.timers);
    let failures = 2;
    world.timers.advance = async (...given) => {
      if (failures-- > 0) throw new Error('disk full');
      return advance(...given);
    };
    world.runner({ reactors: odd('odd', 'odd too') });
    await world.begin(plan('odd', { stream: 'case-1' }));
    await untilIdle();
    await world.begin(plan('odd too', { stream: 'case-2' }));
    await untilIdle();
    expect((await parkedNow()).map(({ stream }) => stream)).toStrictEqual(['case-1', 'case-2']);
    expect(world.parked).toHaveLength(2);
  });
});

describe('a command that fails', () => {
  const failing = async (error: () => Error, tries: number) => {
    const world = new PlanWorld(new InMemoryEventStore(), new InMemoryTimerStore());
    let left = tries;
    world.before = async (name) => {
      if (name === 'a' && left-- > 0) throw error();
    };
    world.runner();
    await world.begin(plan('cause', { stream: 'case-1', follow: [plan('a')] }));
    await world.begin(plan('other', { follow: [plan('b')] }));
    await untilIdle();
    await untilIdle();
    await world.end();
    return { names: world.names, parked: world.parked };
  };

  it('because of a defect is tried five times, and parks its stream', async () => {
    expect(await failing(() => new TypeError('x is undefined'), 4)).toStrictEqual({ names: 'a a a a a b', parked: [] });
    expect(await failing(() => new TypeError('x is undefined'), 9)).toStrictEqual({
      names: 'a a a a a b',
      parked: ['case-1 from 0: TypeError'],
    });
  });

  it('because of an outage parks nothing, however long it lasts', async () => {
    expect(await failing(() => new Error('no connection'), 8)).toStrictEqual({
      names: 'a a a a a a a a a b',
      parked: [],
    });
  });
});
