import type { Readable } from 'node:stream';
import { CallFailed } from './log-client';

/** A read as the client gives it: it must be cancelled, or its call stays open at the server. */
export type OpenRead = Readable & { cancel(): Promise<void> };

/** Everything of one read, given up when nothing comes for the time. It leaves no call open, however it ends. */
export function collect<T>(read: OpenRead, stallMs: number, what: string): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const found: T[] = [];
    const stalled = () => finish(() => reject(new CallFailed('unclear', `${what}: stalled for ${stallMs} ms`)));
    let timer = setTimeout(stalled, stallMs);
    let isDone = false;
    const finish = (settle: () => void): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      // It may never have begun, and then cancelling fails.
      read.cancel().catch(() => {});
      settle();
    };
    read.on('data', (one: T) => {
      if (isDone) return;
      found.push(one);
      clearTimeout(timer);
      timer = setTimeout(stalled, stallMs);
    });
    read.on('end', () => finish(() => resolve(found)));
    read.on('close', () => finish(() => reject(new CallFailed('unclear', `${what}: closed early`))));
    // Stays for good: what fails after the end is nobody's concern, but would end the process.
    read.on('error', (error) => finish(() => reject(error)));
  });
}
