import type { Instant } from '../events/event';
import { at, PlanWorld, plan, untilIdle } from '../simulation/plan-world';
import type { ReactorRunner } from './reactor-runner';

describe('a jump of a simulated clock', () => {
  let world: PlanWorld;

  beforeEach(() => {
    world = new PlanWorld();
  });
  afterEach(() => world.end());

  const jump = (runner: ReactorRunner, target: Instant, signal = new AbortController().signal) =>
    runner.driveTo(target, (now) => world.clock.set(now), signal);
  const times = () => world.dispatched.map(({ name, now }) => `${name} ${now.slice(14, 16)}`);

  it('fires each timer at its own instant, as if time had passed, and ends at the target', async () => {
    const runner = world.runner();
    const chained = plan('a', {
      at: at(1),
      follow: [plan('a-now'), plan('a-later', { at: at(3) }), plan('beyond', { at: at(50) })],
    });
    await world.begin(plan('cause', { follow: [plan('c', { at: at(9) }), chained, plan('b', { at: at(2) })] }));
    await jump(runner, at(20));
    expect(times()).toStrictEqual(['a 01', 'a-now 01', 'b 02', 'a-later 03', 'c 09']);
    expect(world.clock.now()).toBe(at(20));
    expect(await world.timers.nextDue()).toBe(at(50));
  });

  it('fires a timer that is set in the past at once, and never moves backwards', async () => {
    const runner = world.runner();
    const late = plan('a', { at: at(5), follow: [plan('past', { at: at(2) }), plan('older', { at: at(1) })] });
    await world.begin(plan('cause', { follow: [late, plan('b', { at: at(6) })] }));
    await jump(runner, at(8));
    expect(times()).toStrictEqual(['a 05', 'older 05', 'past 05', 'b 06']);
    await jump(runner, at(4));
    expect(world.clock.now()).toBe(at(8));
  });

  it('to the present instant is a barrier: every pending reaction has completed', async () => {
    const runner = world.runner();
    world.clock.set(at(5));
    await world.begin(
      plan('cause', { follow: [plan('a', { follow: [plan('b', { at: at(3), follow: [plan('c')] })] })] }),
    );
    await jump(runner, at(5));
    expect(times()).toStrictEqual(['a 05', 'b 05', 'c 05']);
  });

  it('waits for commands in flight, holds new ones, and admits them at the target', async () => {
    const runner = world.runner();
    const leave = await world.gate.enter();
    const jumped = jump(runner, at(9));
    await untilIdle();
    const held = world.gate.enter().then(() => world.clock.now());
    await world.begin(plan('in-flight', { follow: [plan('a', { at: at(2) })] }));
    await untilIdle();
    expect([world.names, world.clock.now()]).toStrictEqual(['', at(0)]);
    leave();
    await jumped;
    expect(await held).toBe(at(9));
    expect(times()).toStrictEqual(['a 02']);
  });

  it('also opens the gate if the reactors are stopped meanwhile', async () => {
    const runner = world.runner();
    world.before = async () => {
      throw new Error('no connection');
    };
    await world.begin(plan('cause', { follow: [plan('a', { at: at(1) })] }));
    const jumped = jump(runner, at(9));
    await untilIdle();
    await world.end();
    await expect(jumped).rejects.toThrow();
    await world.gate.enter();
  });

  it('is aborted when its caller stops waiting, and resumes from there when requested again', async () => {
    const runner = world.runner();
    const patience = new AbortController();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.before = (name) => (name === 'b' ? held : Promise.resolve());
    await world.begin(plan('cause', { follow: [plan('a', { at: at(1) }), plan('b', { at: at(2) })] }));
    const jumped = jump(runner, at(9), patience.signal);
    const next = jump(runner, at(30), patience.signal);
    await untilIdle();
    patience.abort();
    await expect(jumped).rejects.toThrow();
    await expect(next).rejects.toThrow();
    expect(world.clock.now()).toBe(at(2));
    // Commands continue meanwhile.
    const leave = await world.gate.enter();
    leave();
    release();
    await jump(runner, at(10));
    expect([world.clock.now(), await world.facts('thing-b')]).toStrictEqual([at(10), 'b']);
  });

  it('handles thousands of timers, each at its own instant', async () => {
    const runner = world.runner();
    const follow = Array.from({ length: 2_000 }, (_, n) => plan(`t${n}`, { at: at(n % 50, n % 400), rank: n % 2 }));
    await world.begin(plan('cause', { follow }));
    await jump(runner, at(59));
    expect(world.dispatched).toHaveLength(2_000);
    const order = world.dispatched.map(({ now }) => now);
    expect(order).toStrictEqual([...order].sort());
    expect(await world.timers.waiting()).toMatchObject({ count: 0, oldest: null });
  });
});
