import { MissingEvents } from '../events/damage';
import { at, PlanWorld, plan, untilIdle } from '../simulation/plan-world';

describe('a stream with missing events', () => {
  let world: PlanWorld;

  beforeEach(() => {
    world = new PlanWorld();
  });
  afterEach(() => world.end());

  const second = async (): Promise<void> => {
    world.second();
    await untilIdle();
  };

  it('is parked after its existing events, and followed again on request once the missing ones are restored', async () => {
    await world.begin(plan('a', { stream: 'case-1', follow: [plan('of a')] }));
    await world.begin(plan('b', { stream: 'case-1', follow: [plan('of b')] }));
    await world.begin(plan('other', { stream: 'case-2', follow: [plan('of other')] }));
    await world.begin(plan('c', { stream: 'case-1', follow: [plan('of c')] }));
    world.events.lose('case-1', 1n);
    const runner = world.runner();
    await untilIdle();
    expect(world.names).toBe('of a of other');
    expect((await runner.status()).parked).toMatchObject([{ stream: 'case-1', revision: 1n, code: 'MissingEvents' }]);
    await world.timers.requestResume('too early');
    await second();
    expect([world.names, await world.timers.resumeRequest('reactors')]).toStrictEqual(['of a of other', null]);
    world.events.restore();
    await world.timers.requestResume('now');
    await second();
    expect(world.names).toBe('of a of other of b of c');
    expect(await runner.status()).toMatchObject({ parked: [], consumed: await world.events.head() });
  });

  it('parks the stream that sends it a command; if it is never parked, all streams wait', async () => {
    const missing = (stream: string) => new MissingEvents(stream, 3n, 'a test took them');
    let lacks: Error | null = missing('case-9');
    world.before = async (name) => {
      if (name === 'ask' && lacks !== null) throw lacks;
    };
    const runner = world.runner({ neverParked: ['base'] });
    const follow = [plan('ask', { stream: 'thing-1' }), plan('timed', { at: at(1) })];
    await world.begin(plan('a', { stream: 'case-1', follow: [...follow, plan('after', { stream: 'thing-1' })] }));
    await world.begin(plan('b', { stream: 'case-2', follow: [plan('other', { stream: 'thing-1' })] }));
    await untilIdle();
    expect(world.names).toBe('ask other');
    expect((await runner.status()).parked).toMatchObject([
      { stream: 'case-1', revision: 0n, position: 1n, code: 'MissingEvents' },
    ]);
    lacks = missing('base-1');
    await world.timers.requestResume('now');
    await second();
    expect((await runner.status()).failing).toMatchObject({ error: expect.stringContaining('base-1') });
    lacks = null;
    await untilIdle();
    await second();
    expect(world.names).toMatch(/^ask other (ask )+after$/);
    expect((await runner.status()).parked).toStrictEqual([]);
  });

  it('holds the timers that depend on it, while those of other streams fire', async () => {
    world.before = async (name) => {
      if (name === 'look') throw new MissingEvents('case-1', 1n, 'a test took them');
    };
    const runner = world.runner();
    const look = plan('look', { stream: 'watch-1', at: at(1) });
    await world.begin(
      plan('a', { stream: 'case-1', follow: [look, plan('look later', { stream: 'case-1', at: at(2) })] }),
    );
    await world.begin(
      plan('b', { stream: 'case-2', follow: [plan('other', { at: at(1) }), plan('next', { at: at(2) })] }),
    );
    await untilIdle();
    world.clock.set(at(5));
    await second();
    expect(world.names.split(' ').sort()).toStrictEqual(['look', 'next', 'other']);
    const position = (await world.events.head()) - 1n;
    expect(await world.timers.parked('reactors')).toStrictEqual([
      { stream: 'case-1', revision: 1n, position, code: 'MissingEvents' },
    ]);
    expect(await world.timers.waiting()).toStrictEqual({ count: 2, oldest: null, dueAndKnown: null });
    world.before = async () => {};
    await world.timers.requestResume('now');
    await second();
    await second();
    expect(world.names.split(' ').slice(3)).toStrictEqual(['look', 'look', 'later']);
    expect((await runner.status()).parked).toStrictEqual([]);
  });

  it('of another entity parks the stream that set the timer', async () => {
    world.before = async (name) => {
      if (name === 'look') throw new MissingEvents('case-9', 1n, 'a test took them');
    };
    world.runner();
    await world.begin(plan('x', { stream: 'case-1' }));
    await world.begin(plan('a', { stream: 'case-1', follow: [plan('look', { stream: 'watch-2', at: at(1) })] }));
    await untilIdle();
    world.clock.set(at(5));
    await second();
    expect(await world.timers.parked('reactors')).toMatchObject([{ stream: 'case-1', revision: 2n, position: 3n }]);
  });
});
