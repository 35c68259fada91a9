import { onAbort } from './on-abort';
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
