import type { Wait } from '../time/waiting';
import { QueueOverflow, StreamQueue } from './stream-queue';

const BOUNDS = { waitingMax: 2, waitMsMax: 5_000 } as const;

/** Work that completes when the test says so. */
function work() {
  let begun = false;
  let end = (): void => {};
  let fail: (error: Error) => void = () => {};
  const over = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  const run = () => {
    begun = true;
    return over;
  };
  return { run, end: () => end(), fail: (error: Error) => fail(error), begun: () => begun };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the queue of a stream', () => {
  let times: (() => void)[];
  let queue: StreamQueue;
  /** Time advances when the test says so. */
  const pause: Wait = (ms, signal) =>
    new Promise((resolve) => {
      expect(ms).toBe(BOUNDS.waitMsMax);
      times.push(resolve);
      signal.addEventListener('abort', () => resolve());
    });

  beforeEach(() => {
    times = [];
    queue = new StreamQueue(pause);
  });

  it('starts each task when the previous one is done, in the order of arrival', async () => {
    const order: string[] = [];
    const works = ['a', 'b', 'c'].map((name) => ({ name, ...work() }));
    const all = works.map(({ name, run }) => queue.run('s', run, null).then(() => order.push(name)));
    for (const [index, { end }] of works.entries()) {
      await settled();
      expect(works.map(({ begun }) => begun())).toStrictEqual(works.map((_, other) => other <= index));
      end();
    }
    await Promise.all(all);
    expect(order).toStrictEqual(['a', 'b', 'c']);
  });

  it('does not delay tasks of another stream', async () => {
    const [one, other] = [work(), work()];
    const running = [queue.run('s', one.run, null), queue.run('t', other.run, null)];
    await settled();
    expect([one.begun(), other.begun(), queue.busy]).toStrictEqual([true, true, 2]);
    one.end();
    other.end();
    await Promise.all(running);
  });

  it('continues after a task that fails, and passes its error only to its own caller', async () => {
    const [bad, good] = [work(), work()];
    const failing = queue.run('s', bad.run, null);
    const next = queue.run('s', async () => 'done', null);
    bad.fail(new Error('broken'));
    good.end();
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  it('holds no entry for an idle stream', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => queue.run(`s${n % 5}`, async () => n, null)));
    await queue.run('s', () => Promise.reject(new Error('broken')), null).catch(() => {});
    expect(queue.busy).toBe(0);
  });

  it('admits a bounded number of waiting tasks; an unbounded task waits behind any number', async () => {
    const first = work();
    const running = queue.run('s', first.run, BOUNDS);
    const waiting = [queue.run('s', async () => 1, BOUNDS), queue.run('s', async () => 2, BOUNDS)];
    await expect(queue.run('s', async () => 3, BOUNDS)).rejects.toBeInstanceOf(QueueOverflow);
    const reactor = queue.run('s', async () => 4, null);
    first.end();
    expect(await Promise.all([running, ...waiting, reactor])).toStrictEqual([undefined, 1, 2, 4]);
  });

  it('drops a task that has waited too long, and keeps the order of the others', async () => {
    const first = work();
    const running = queue.run('s', first.run, BOUNDS);
    const late = work();
    const waiting = queue.run('s', late.run, BOUNDS);
    const next = queue.run('s', async () => 'next', BOUNDS);
    times[0]?.();
    await expect(waiting).rejects.toBeInstanceOf(QueueOverflow);
    first.end();
    await running;
    expect([await next, late.begun(), queue.busy]).toStrictEqual(['next', false, 0]);
  });

  it('does not stop a running task, however late it is', async () => {
    const [first, second] = [work(), work()];
    const running = queue.run('s', first.run, BOUNDS);
    const waiting = queue.run('s', second.run, BOUNDS);
    first.end();
    await running;
    times[0]?.();
    second.end();
    await expect(waiting).resolves.toBeUndefined();
  });
});
