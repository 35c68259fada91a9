import { CallFailed } from './log-client';

/** Waits for a call up to a timeout. A later result is ignored, also a failure. */
export function withTimeout<T>(ms: number, what: string, call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new CallFailed('unclear', `${what}: no response within ${ms} ms`)), ms);
    const settled = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    call.then(
      (value) => settled(() => resolve(value)),
      (error: unknown) => settled(() => reject(error)),
    );
  });
}
