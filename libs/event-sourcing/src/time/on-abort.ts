const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal aborts, at once if it has; returns a function that removes the callback. All callbacks share one
 * listener per signal: Node warns of a leak from the eleventh listener on.
 */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  if (signal.aborted) {
    call();
    return () => {};
  }
  const calls = listeners.get(signal) ?? listen(signal);
  const once = () => call();
  calls.add(once);
  return () => calls.delete(once);
}

function listen(signal: AbortSignal): Set<() => void> {
  const calls = new Set<() => void>();
  listeners.set(signal, calls);
  const abort = () => {
    for (const call of calls) call();
    calls.clear();
  };
  signal.addEventListener('abort', abort, { once: true });
  return calls;
}

/** A signal that aborts with any of several others. */
export type LinkedSignal = {
  readonly signal: AbortSignal;
  readonly abort: () => void;
  /** Ends the link to the others. */
  readonly release: () => void;
};

/**
 * Instead of `AbortSignal.any` wherever one of the signals outlives the link: Node 20 keeps an entry for each dependent signal in its
 * source for as long as the source lives.
 */
export function linkSignals(...sources: readonly AbortSignal[]): LinkedSignal {
  const controller = new AbortController();
  const releases = sources.map((source) => onAbort(source, () => controller.abort(source.reason)));
  const release = () => {
    for (const each of releases) each();
  };
  return { signal: controller.signal, abort: () => controller.abort(), release };
}

/** The outcome of the work, or the reason of the signal, whichever comes first. The work itself is not stopped. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    let release = (): void => {};
    work.then(resolve, reject).finally(() => release());
    release = onAbort(signal, () => reject(signal.reason));
  });
}
