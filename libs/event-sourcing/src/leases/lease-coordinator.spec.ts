import { InMemoryLeaseStore } from '../fakes/in-memory-lease-store';
import { LeaseCoordinator, type LeaseCoordinatorOptions, type LeasedTasks } from './lease-coordinator';
import type { Lease } from './leases';

const TASKS = ['t0', 't1', 't2', 't3', 't4', 't5'];
const LOST_MS = 10_000;

/** A monotonic clock, and workers whose turns the spec triggers one by one. */
class Yard {
  readonly leases = new InMemoryLeaseStore();
  now = 0;
  /** Task → owners working on it, to check that there are never two. */
  readonly at = new Map<string, string[]>();
  beatNow = (): void => {};
  readonly epochs: { task: string; owner: string; epoch: bigint }[] = [];

  worker(owner: string, options: Partial<LeaseCoordinatorOptions> = {}) {
    const stop = new AbortController();
    const looks: (() => void)[] = [];
    const idle: (() => void)[] = [];
    let told: (() => void) | null = null;
    const share = new LeaseCoordinator({
      leases: this.leases,
      kind: 'views',
      owner,
      tasks: TASKS,
      steadyMs: () => this.now,
      leaseTimeoutMs: LOST_MS,
      work: (held, signal) => this.work(owner, held, signal),
      wait: (_, signal) => {
        if (signal !== stop.signal) {
          // The work is being stopped: heartbeats continue when the spec says so.
          return new Promise<void>((resolve) => {
            this.beatNow = resolve;
            signal.addEventListener('abort', () => resolve(), { once: true });
          });
        }
        told?.();
        for (const call of idle.splice(0)) call();
        return new Promise<void>((resolve) => {
          looks.push(resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      },
      ...options,
    });
    const running = share.run(stop.signal);
    const look = (): Promise<void> =>
      new Promise((resolve) => {
        told = null;
        const go = looks.shift();
        idle.push(resolve);
        go?.();
      });
    const first = new Promise<void>((resolve) => {
      told = resolve;
    });
    const end = (): Promise<void> => {
      stop.abort();
      return running;
    };
    return { share, first, look, stop: end };
  }

  private work(owner: string, held: LeasedTasks, signal: AbortSignal): Promise<void> {
    for (const [task, epoch] of held) {
      this.at.set(task, [...(this.at.get(task) ?? []), owner]);
      this.epochs.push({ task, owner, epoch });
    }
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        for (const task of held.keys())
          this.at.set(
            task,
            (this.at.get(task) ?? []).filter((one) => one !== owner),
          );
        resolve();
      });
    });
  }
}

describe('LeaseCoordinator', () => {
  let yard: Yard;
  beforeEach(() => {
    yard = new Yard();
  });

  const owners = () => TASKS.map((task) => (yard.at.get(task) ?? []).join('+'));
  const countOf = (owner: string) => owners().filter((one) => one === owner).length;

  it('gives a single worker all tasks', async () => {
    const a = yard.worker('a');
    await a.first;
    expect(owners()).toStrictEqual(TASKS.map(() => 'a'));
    expect(a.share.tasks).toStrictEqual(TASKS);
    await a.stop();
    expect(owners()).toStrictEqual(TASKS.map(() => ''));
  });

  it('moves tasks to a worker that joins, with one owner at a time', async () => {
    const a = yard.worker('a');
    await a.first;
    const b = yard.worker('b');
    await b.first;
    for (let round = 0; round < 3; round++) {
      await a.look();
      await b.look();
      expect(owners().every((owner) => !owner.includes('+'))).toBe(true);
    }
    expect([countOf('a'), countOf('b')]).toStrictEqual([3, 3]);
    await a.stop();
    await b.look();
    await b.look();
    expect(owners()).toStrictEqual(TASKS.map(() => 'b'));
    await b.stop();
  });

  it('takes over the leases of a dead worker after the lease timeout, under later epochs', async () => {
    const dead: Lease[] = [];
    for (const task of TASKS) dead.push((await yard.leases.acquire(`views/${task}`, 'dead', null)) as Lease);
    await yard.leases.acquire('views@dead', 'dead', null);
    const b = yard.worker('b');
    await b.first;
    for (yard.now = 4_000; yard.now < LOST_MS; yard.now += 4_000) await b.look();
    expect(owners()).toStrictEqual(TASKS.map(() => ''));
    yard.now = LOST_MS;
    await b.look();
    expect(owners()).toStrictEqual(TASKS.map(() => 'b'));
    expect(yard.epochs.map(({ epoch }) => epoch)).toStrictEqual(TASKS.map(() => 2n));
    expect(await yard.leases.renew(dead[0] as Lease, null)).toBeNull();
    await b.stop();
  });

  it('stops after a long pause: before it continues its work, and resumes under a new epoch', async () => {
    const a = yard.worker('a');
    await a.first;
    yard.now += LOST_MS / 2;
    await a.look();
    expect(owners()).toStrictEqual(TASKS.map(() => 'a'));
    expect(yard.epochs.slice(TASKS.length).map(({ epoch }) => epoch)).toStrictEqual(TASKS.map(() => 2n));
    await a.stop();
  });

  it('stops its work when its heartbeats fail, before another worker can take over', async () => {
    let broken = false;
    const { leases } = yard;
    const all = leases.all.bind(leases);
    const beat = leases.renew.bind(leases);
    leases.all = (prefix) => (broken ? Promise.reject(new Error('no connection')) : all(prefix));
    leases.renew = (held, note) => (broken ? Promise.reject(new Error('no connection')) : beat(held, note));
    const errors: unknown[] = [];
    const a = yard.worker('a', { onError: (error) => errors.push(error) });
    await a.first;
    broken = true;
    yard.now += LOST_MS / 2 - 1;
    await a.look();
    expect(owners()).toStrictEqual(TASKS.map(() => 'a'));
    yard.now += 1;
    await a.look();
    expect(owners()).toStrictEqual(TASKS.map(() => ''));
    broken = false;
    await a.look();
    expect(owners()).toStrictEqual(TASKS.map(() => 'a'));
    expect(errors).toHaveLength(2);
    await a.stop();
  });

  it('stops its work in time while a read of the leases hangs, and resumes when that returns', async () => {
    const { leases } = yard;
    const beat = leases.renew.bind(leases);
    let answer = (): void => {};
    const a = yard.worker('a');
    await a.first;
    leases.renew = async (held, note) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      leases.renew = beat;
      return beat(held, note);
    };
    const looked = a.look();
    for (let step = 0; step < 20; step++) await Promise.resolve();
    yard.now += LOST_MS / 2;
    yard.beatNow();
    for (let step = 0; step < 20; step++) await Promise.resolve();
    expect(owners()).toStrictEqual(TASKS.map(() => ''));
    answer();
    await looked;
    await a.look();
    expect(owners()).toStrictEqual(TASKS.map(() => 'a'));
    await a.stop();
  });

  it('sends heartbeats while its work takes long to stop, and releases its leases only then', async () => {
    let end = (): void => {};
    const a = yard.worker('a', {
      work: (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            end = resolve;
          });
        }),
    });
    await a.first;
    await yard.leases.acquire('views@b', 'b', null);
    const looked = a.look();
    for (let turn = 0; turn < 3; turn++) {
      const before = (await yard.leases.all('views/')).map(({ beat }) => beat);
      for (let step = 0; step < 20; step++) await Promise.resolve();
      yard.beatNow();
      for (let step = 0; step < 20; step++) await Promise.resolve();
      const leases = await yard.leases.all('views/');
      expect(leases.every(({ owner, beat }, index) => owner === 'a' && beat > (before[index] ?? 0n))).toBe(true);
    }
    end();
    await looked;
    const free = (await yard.leases.all('views/')).filter(({ owner }) => owner === '');
    expect(free).toHaveLength(3);
    const stopped = a.stop();
    for (let step = 0; step < 20; step++) await Promise.resolve();
    end();
    await stopped;
  });

  it('restarts work that ended by itself', async () => {
    const errors: unknown[] = [];
    let begun = 0;
    const a = yard.worker('a', {
      onError: (error) => errors.push(String(error)),
      work: async (_, signal) => {
        begun += 1;
        if (begun === 1) throw new Error('the log is gone');
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
    });
    await a.first;
    await a.look();
    expect([begun, errors]).toStrictEqual([2, ['Error: the log is gone']]);
    await a.stop();
  });

  it('sends a note about its work with each heartbeat', async () => {
    const a = yard.worker('a', { note: (task) => `${task} is fine` });
    await a.first;
    await a.look();
    const notes = (await yard.leases.all('views/')).map(({ note }) => note);
    expect(notes).toStrictEqual(TASKS.map((task) => `${task} is fine`));
    await a.stop();
    expect(await yard.leases.all('views@')).toStrictEqual([]);
    expect((await yard.leases.all('views/')).every(({ owner }) => owner === '')).toBe(true);
  });
});
