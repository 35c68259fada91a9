import { onAbort } from './on-abort';

/** Waits some time, or until the signal aborts; then it simply returns. The only place where the kernel waits. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const wait: Wait = (ms, signal) =>
  new Promise((resolve) => {
    let release = (): void => {};
    const timer = setTimeout(() => {
      release();
      resolve();
    }, ms);
    release = onAbort(signal, () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Delay before the n-th retry (from 1): doubles from a tenth of a second to ten seconds. */
export const backOffMs = (attempt: number): number => Math.min(10_000, 100 * 2 ** Math.min(attempt - 1, 10));
