import { linkSignals, onAbort } from './on-abort';
import { wait } from './waiting';

describe('onAbort', () => {
  it('calls every callback once, except removed ones', () => {
    const stop = new AbortController();
    const calls: string[] = [];
    onAbort(stop.signal, () => calls.push('a'));
    const takeBack = onAbort(stop.signal, () => calls.push('b'));
    onAbort(stop.signal, () => calls.push('c'));
    takeBack();
    stop.abort();
    stop.abort();
    expect(calls).toStrictEqual(['a', 'c']);
  });

  it('calls at once if the signal has already aborted', () => {
    let called = 0;
    onAbort(AbortSignal.abort(), () => {
      called += 1;
    })();
    expect(called).toBe(1);
  });
});

describe('linkSignals', () => {
  it('aborts with any of the signals, for its reason', () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const { signal } = linkSignals(first.signal, second.signal);
    expect(signal.aborted).toBe(false);
    second.abort('over');
    expect([signal.aborted, signal.reason]).toEqual([true, 'over']);
    expect(linkSignals(first.signal, second.signal).signal.reason).toBe('over');
  });

  it('aborts alone, and no more with the others once released', () => {
    const source = new AbortController();
    const [alone, released] = [linkSignals(source.signal), linkSignals(source.signal)];
    alone.abort();
    released.release();
    source.abort();
    expect([alone.signal.aborted, released.signal.aborted]).toEqual([true, false]);
  });
});

describe('wait', () => {
  it('ends with the signal, and at once after that', async () => {
    const stop = new AbortController();
    const waiting = Promise.all(Array.from({ length: 20 }, () => wait(60_000, stop.signal)));
    stop.abort();
    await waiting;
    await wait(60_000, stop.signal);
  });

  it('ends with the time', async () => {
    await wait(1, new AbortController().signal);
  });
});
