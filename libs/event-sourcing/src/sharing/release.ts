/** Ends what was begun. Idempotent; never fails: what cannot be ended expires. */
export type Release = () => Promise<void>;

/** A release that takes effect once. */
export function releaseOnce(end: () => void): Release {
  let ended = false;
  return async () => {
    if (ended) return;
    ended = true;
    end();
  };
}
