import { at, PlanWorld, plan, untilIdle } from '../simulation/plan-world';
import type { Plan } from '../simulation/toy-plans';
import type { Timer } from './reactor';

describe('the timers of a ReactorRunner', () => {
  let world: PlanWorld;

  beforeEach(() => {
    world = new PlanWorld();
  });
  afterEach(() => world.end());

  it('fire when they are due, in the order of instant, rank and id, each once', async () => {
    const runner = world.runner();
    const follow = [
      plan('second', { at: at(2), rank: 1 }),
      plan('first-b', { at: at(2), rank: 0 }),
      plan('later', { at: at(9) }),
      plan('before', { at: at(1), rank: 7 }),
      plan('first-a', { at: at(2), rank: 0 }),
    ];
    await world.begin(plan('cause', { follow }));
    await untilIdle();
    const set = (await world.timers.dueAt(at(2), 10)) as readonly Timer[];
    const byId = set.map(({ command }) => (command.data as { plan: Plan }).plan.name);
    await runner.fireDue(at(1, -0));
    expect(world.names).toBe('before');
    await runner.fireDue(at(5));
    await runner.fireDue(at(5));
    expect(world.names).toBe(`before ${byId.join(' ')}`);
    expect(byId[2]).toBe('second');
    expect(world.dispatched[1]?.commandMetadata).toMatchObject({ commandId: set[0]?.id, actor: 'system:follow-up' });
    expect((await runner.status()).timers).toStrictEqual({ count: 1, oldest: at(9), dueAndKnown: at(9) });
  });

  it('are polled every second', async () => {
    world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { at: at(2) })] }));
    await untilIdle();
    world.clock.set(at(1, 999));
    world.second();
    await untilIdle();
    expect(world.names).toBe('');
    world.clock.set(at(2));
    world.second();
    await untilIdle();
    expect(world.names).toBe('a');
    expect(await world.timers.waiting()).toMatchObject({ count: 0, oldest: null });
  });

  it('see what earlier timers have caused', async () => {
    const runner = world.runner();
    const silence = plan('silence', { at: at(2), rank: 0, follow: [plan('told', { follow: [plan('told-on')] })] });
    await world.begin(
      plan('cause', { follow: [plan('card', { at: at(2), rank: 1 }), silence, plan('last', { at: at(3) })] }),
    );
    await runner.fireDue(at(5));
    expect(world.names).toBe('silence told told-on card last');
  });

  it('let a timer go first that is set while they wait', async () => {
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { at: at(4) })] }));
    await untilIdle();
    const leave = await world.gate.enter();
    const fired = runner.fireDue(at(5));
    await untilIdle();
    await world.begin(plan('meanwhile', { follow: [plan('earlier', { at: at(2) })] }));
    leave();
    await fired;
    expect(world.names).toBe('earlier a');
  });

  it('wait for commands begun in time, and until the events of those are consumed', async () => {
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('card', { at: at(2) })] }));
    await untilIdle();
    world.clock.set(at(2));
    const leave = await world.gate.enter();
    world.clock.set(at(3));
    await world.gate.enter();
    const fired = runner.fireDue(at(3));
    await untilIdle();
    expect(world.names).toBe('');
    let release = (): void => {};
    world.before = (name) =>
      new Promise<void>((resolve) => {
        release = resolve;
        if (name === 'card') resolve();
      });
    await world.begin(plan('in-time', { follow: [plan('stop-the-clock')] }));
    leave();
    await untilIdle();
    expect(world.names).toBe('stop-the-clock');
    release();
    await fired;
    expect(world.names).toBe('stop-the-clock card');
  });

  it('take effect once, even if they have to be fired twice', async () => {
    const done = world.timers.done.bind(world.timers);
    let failures = 1;
    world.timers.done = async (ids) => {
      if (failures-- > 0) throw new Error('disk full');
      return done(ids);
    };
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { at: at(1) })] }));
    await runner.fireDue(at(1));
    expect(await world.facts('thing-a')).toBe('a');
    expect(world.failed).toStrictEqual(['Error: disk full at the log']);
  });

  it('are fired once by two concurrent polls', async () => {
    const runner = world.runner();
    await world.begin(plan('cause', { follow: [plan('a', { at: at(1) }), plan('b', { at: at(2) })] }));
    world.clock.set(at(3));
    world.second();
    await Promise.all([
      runner.fireDue(at(3)),
      runner.driveTo(at(4), () => {}, new AbortController().signal),
      runner.fireDue(at(3)),
    ]);
    expect(world.names).toBe('a b');
  });
});
