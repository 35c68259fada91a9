import type { Readable } from 'node:stream';
import { CallFailed } from './log-client';

/** A read of the client: it must be cancelled, or its call stays open at the server. */
export type OpenRead = Readable & { cancel(): Promise<void> };

/** All events of one read, which is aborted if nothing arrives for the given time. Leaves no call open, however it ends. */
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
      // The call may not have begun, and then cancelling fails.
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
    // Never removed: an error after the end is irrelevant, but unhandled it would end the process.
    read.on('error', (error) => finish(() => reject(error)));
  });
}
