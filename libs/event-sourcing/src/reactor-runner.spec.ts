import type { Envelope } from './change-stream';
import { CommandGate } from './command-gate';
import type { Dispatch, ReactorLog } from './errand-runner';
import type { Instant, Recorded } from './event';
import type { Slice, Subscription } from './event-store';
import { FixedClock } from './fakes/fixed-clock';
import { InMemoryEventStore } from './fakes/in-memory-event-store';
import { InMemoryTimerStore } from './fakes/in-memory-timer-store';
import { derivedId } from './ids';
import { onAbort } from './on-abort';
import type { Timer } from './reactor';
import { ReactorRunner, type ReactorRunnerOptions } from './reactor-runner';
import { Rejection } from './rejection';
import { begin, followUp, makeIn, type Plan } from './simulation/toy-plans';

const at = (minute: number, ms = 0): Instant =>
  `2026-03-02T01:${String(minute).padStart(2, '0')}:00.${String(ms).padStart(3, '0')}Z`;

/** Lets everything happen that can. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A world with a runner in it, and a hand on its dispatcher. */
class World {
  readonly clock = new FixedClock(at(0));
  readonly gate = new CommandGate(this.clock);
  readonly dispatched: { name: string; now: Instant; envelope: Envelope }[] = [];
  readonly rejected: string[] = [];
  readonly failed: string[] = [];
  readonly waits: number[] = [];
  /** What comes between the runner and the handlers. */
  before: (name: string) => Promise<void> = async () => {};
  private readonly looks = new Set<() => void>();
  private readonly stop = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    readonly events = new InMemoryEventStore(),
    readonly timers = new InMemoryTimerStore(),
  ) {}

  readonly dispatch: Dispatch = async (reaction, envelope) => {
    const { name } = (reaction.command.data as { plan: Plan }).plan;
    this.dispatched.push({ name, now: this.clock.now(), envelope });
    await this.before(name);
    return makeIn(this.events, this.clock)(reaction, envelope);
  };

  readonly log: ReactorLog = {
    rejected: ({ envelope }, { code }) => this.rejected.push(`${code} because of ${envelope.causationId}`),
    failed: (error, errand) => this.failed.push(`${error} at ${errand?.stream ?? 'the log'}`),
  };

  runner(options: Partial<ReactorRunnerOptions> = {}): ReactorRunner {
    const { events, timers, clock, gate, dispatch, log } = this;
    const wait = (ms: number, signal: AbortSignal) => this.wait(ms, signal);
    const runner = new ReactorRunner({
      events,
      timers,
      clock,
      gate,
      dispatch,
      log,
      wait,
      reactors: [followUp],
      ...options,
    });
    this.running = runner.run(this.stop.signal);
    return runner;
  }

  /** The second after which the runner looks at the clock again. */
  second(): void {
    for (const look of this.looks) look();
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  begin(plan: Plan): Promise<unknown> {
    return begin(this.events, this.clock, plan);
  }

  get names(): string {
    return this.dispatched.map(({ name }) => name).join(' ');
  }

  async facts(stream: string): Promise<string> {
    return (await this.events.read(stream)).map(({ data }) => data.name as string).join(' ');
  }

  private wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms !== 1_000) {
      this.waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    }
    return new Promise((resolve) => {
      const look = () => {
        this.looks.delete(look);
        resolve();
      };
      this.looks.add(look);
      onAbort(signal, look);
    });
  }
}

const plan = (name: string, more: Partial<Plan> = {}): Plan => ({ stream: `thing-${name}`, name, ...more });

describe('ReactorRunner', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });
  afterEach(() => world.end());

  describe('what follows at once', () => {
    it('is asked for in the name of the reactor, under an id that derives from the fact', async () => {
      world.runner();
      await world.begin(plan('cause', { follow: [plan('a'), plan('b')] }));
      await quiet();
      const [fact] = (await world.events.read('thing-cause')) as [Recorded];
      expect(world.dispatched.map(({ envelope }) => envelope)).toStrictEqual(
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

    it('happens once, though the runner has to do it twice', async () => {
      const advance = world.timers.advance.bind(world.timers);
      let failures = 1;
      world.timers.advance = async (...given) => {
        if (failures-- > 0) throw new Error('disk full');
        return advance(...given);
      };
      const runner = world.runner();
      await world.begin(plan('cause', { follow: [plan('a', { follow: [plan('a2')] })] }));
      await quiet();
      expect(world.names).toBe('a a a2');
      expect([await world.facts('thing-a'), await world.facts('thing-a2')]).toStrictEqual(['a', 'a2']);
      expect(world.failed).toStrictEqual(['Error: disk full at the log']);
      expect(await runner.status()).toMatchObject({ consumed: await world.events.head(), failing: null });
    });

    it('keeps its order within a stream, and does not wait for other streams', async () => {
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
      await quiet();
      expect(world.names).toBe('a1 b1 b2');
      release();
      await quiet();
      expect(await world.facts('s-a')).toBe('a1 a2');
    });

    it('is done before the checkpoint moves, and the timers are set with it', async () => {
      let release = (): void => {};
      world.before = () =>
        new Promise<void>((resolve) => {
          release = resolve;
        });
      world.runner();
      await world.begin(plan('cause', { follow: [plan('later', { at: at(5) }), plan('now')] }));
      const head = await world.events.head();
      await quiet();
      expect([await world.timers.checkpoint('reactors'), await world.timers.nextDue()]).toStrictEqual([0n, null]);
      release();
      await quiet();
      expect([(await world.timers.checkpoint('reactors')) >= head, await world.timers.nextDue()]).toStrictEqual([
        true,
        at(5),
      ]);
    });

    it('is passed over when the rules refuse it, and its cause is logged', async () => {
      world.runner();
      await world.begin(
        plan('cause', { follow: [plan('no', { refused: true, stream: 's-1' }), plan('yes', { stream: 's-1' })] }),
      );
      await quiet();
      const [fact] = (await world.events.read('thing-cause')) as [Recorded];
      expect(world.rejected).toStrictEqual([`plan.refused because of ${fact.id}`]);
      expect(await world.facts('s-1')).toBe('yes');
    });

    it.each([
      ['an outage', () => new Error('no connection')],
      ['a stream that others keep changing', () => new Rejection('stream.busy')],
    ])('is tried until it works after %s, longer and longer apart', async (_, error) => {
      let failures = 4;
      world.before = async () => {
        if (failures-- > 0) throw error();
      };
      world.runner();
      await world.begin(plan('cause', { follow: [plan('a', { follow: [plan('b')] })] }));
      await quiet();
      expect(world.names).toBe('a a a a a b');
      expect(world.waits).toStrictEqual([100, 200, 400, 800]);
      expect(world.failed).toStrictEqual(Array(4).fill(`${error()} at thing-a`));
      expect(world.rejected).toStrictEqual([]);
    });

    it('is told while it does not work', async () => {
      let broken = true;
      world.before = async () => {
        if (broken) throw new Error('no connection');
      };
      const runner = world.runner();
      await world.begin(plan('cause', { follow: [plan('a')] }));
      await quiet();
      world.clock.set(at(3));
      await quiet();
      expect((await runner.status()).failing).toStrictEqual({ since: at(0), error: 'Error: no connection' });
      expect((await runner.status()).consumed).toBe(0n);
      broken = false;
      await quiet();
      expect(await runner.status()).toMatchObject({ failing: null, consumed: await world.events.head() });
    });

    it('goes on when the subscription ends by itself', async () => {
      class Dropping extends InMemoryEventStore {
        override async *subscribe(subscription: Subscription): AsyncIterable<Slice> {
          for await (const slice of super.subscribe(subscription)) {
            yield slice;
            return;
          }
        }
      }
      await world.end();
      world = new World(new Dropping());
      world.runner();
      await world.begin(plan('cause', { follow: [plan('a', { follow: [plan('b', { follow: [plan('c')] })] })] }));
      await quiet();
      expect(world.names).toBe('a b c');
    });
  });

  describe('timers', () => {
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
      await quiet();
      const set = (await world.timers.dueAt(at(2), 10)) as readonly Timer[];
      const byId = set.map(({ command }) => (command.data as { plan: Plan }).plan.name);
      await runner.fireDue(at(1, -0));
      expect(world.names).toBe('before');
      await runner.fireDue(at(5));
      await runner.fireDue(at(5));
      expect(world.names).toBe(`before ${byId.join(' ')}`);
      expect(byId[2]).toBe('second');
      expect(world.dispatched[1]?.envelope).toMatchObject({ commandId: set[0]?.id, actor: 'system:follow-up' });
      expect((await runner.status()).timers).toStrictEqual({ count: 1, oldest: at(9) });
    });

    it('are looked for each second', async () => {
      world.runner();
      await world.begin(plan('cause', { follow: [plan('a', { at: at(2) })] }));
      await quiet();
      world.clock.set(at(1, 999));
      world.second();
      await quiet();
      expect(world.names).toBe('');
      world.clock.set(at(2));
      world.second();
      await quiet();
      expect(world.names).toBe('a');
      expect(await world.timers.waiting()).toStrictEqual({ count: 0, oldest: null });
    });

    it('see what timers before them have caused', async () => {
      const runner = world.runner();
      const silence = plan('silence', { at: at(2), rank: 0, follow: [plan('told', { follow: [plan('told-on')] })] });
      await world.begin(
        plan('cause', { follow: [plan('card', { at: at(2), rank: 1 }), silence, plan('last', { at: at(3) })] }),
      );
      await runner.fireDue(at(5));
      expect(world.names).toBe('silence told told-on card last');
    });

    it('let one go first that is set while they wait', async () => {
      const runner = world.runner();
      await world.begin(plan('cause', { follow: [plan('a', { at: at(4) })] }));
      await quiet();
      const leave = await world.gate.enter();
      const fired = runner.fireDue(at(5));
      await quiet();
      await world.begin(plan('meanwhile', { follow: [plan('earlier', { at: at(2) })] }));
      leave();
      await fired;
      expect(world.names).toBe('earlier a');
    });

    it('wait for commands that were begun in time, and for the facts of those to be consumed', async () => {
      const runner = world.runner();
      await world.begin(plan('cause', { follow: [plan('card', { at: at(2) })] }));
      await quiet();
      world.clock.set(at(2));
      const leave = await world.gate.enter();
      world.clock.set(at(3));
      await world.gate.enter();
      const fired = runner.fireDue(at(3));
      await quiet();
      expect(world.names).toBe('');
      await world.begin(plan('in-time', { follow: [plan('stop-the-clock')] }));
      leave();
      await fired;
      expect(world.names).toBe('stop-the-clock card');
    });

    it('happen once, though they have to be fired twice', async () => {
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

    it('are fired once by those who look at the same moment', async () => {
      const runner = world.runner();
      await world.begin(plan('cause', { follow: [plan('a', { at: at(1) }), plan('b', { at: at(2) })] }));
      world.clock.set(at(3));
      world.second();
      await Promise.all([runner.fireDue(at(3)), runner.driveTo(at(4), () => {}), runner.fireDue(at(3))]);
      expect(world.names).toBe('a b');
    });
  });

  describe('a jump of a simulated clock', () => {
    const jump = (runner: ReactorRunner, target: Instant) => runner.driveTo(target, (now) => world.clock.set(now));
    const times = () => world.dispatched.map(({ name, now }) => `${name} ${now.slice(14, 16)}`);

    it('fires each timer at its own instant, as if the time had passed, and ends at the target', async () => {
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

    it('fires a timer that is set for the past at once, and never goes back', async () => {
      const runner = world.runner();
      const late = plan('a', { at: at(5), follow: [plan('past', { at: at(2) }), plan('older', { at: at(1) })] });
      await world.begin(plan('cause', { follow: [late, plan('b', { at: at(6) })] }));
      await jump(runner, at(8));
      expect(times()).toStrictEqual(['a 05', 'older 05', 'past 05', 'b 06']);
      await jump(runner, at(4));
      expect(world.clock.now()).toBe(at(8));
    });

    it('to the present instant is a barrier: what has to follow has followed', async () => {
      const runner = world.runner();
      world.clock.set(at(5));
      await world.begin(
        plan('cause', { follow: [plan('a', { follow: [plan('b', { at: at(3), follow: [plan('c')] })] })] }),
      );
      await jump(runner, at(5));
      expect(times()).toStrictEqual(['a 05', 'b 05', 'c 05']);
    });

    it('waits for commands in flight, holds new ones back, and lets them go on at the target', async () => {
      const runner = world.runner();
      const leave = await world.gate.enter();
      const jumped = jump(runner, at(9));
      await quiet();
      const held = world.gate.enter().then(() => world.clock.now());
      await world.begin(plan('in-flight', { follow: [plan('a', { at: at(2) })] }));
      await quiet();
      expect([world.names, world.clock.now()]).toStrictEqual(['', at(0)]);
      leave();
      await jumped;
      expect(await held).toBe(at(9));
      expect(times()).toStrictEqual(['a 02']);
    });

    it('opens the gate also when the reactors are stopped meanwhile', async () => {
      const runner = world.runner();
      world.before = async () => {
        throw new Error('no connection');
      };
      await world.begin(plan('cause', { follow: [plan('a', { at: at(1) })] }));
      const jumped = jump(runner, at(9));
      await quiet();
      await world.end();
      await expect(jumped).rejects.toThrow();
      await world.gate.enter();
    });

    it('carries thousands of timers, each to its own instant', async () => {
      const runner = world.runner();
      const follow = Array.from({ length: 2_000 }, (_, n) => plan(`t${n}`, { at: at(n % 50, n % 400), rank: n % 2 }));
      await world.begin(plan('cause', { follow }));
      await jump(runner, at(59));
      expect(world.dispatched).toHaveLength(2_000);
      const order = world.dispatched.map(({ now }) => now);
      expect(order).toStrictEqual([...order].sort());
      expect(await world.timers.waiting()).toStrictEqual({ count: 0, oldest: null });
    });
  });
});
