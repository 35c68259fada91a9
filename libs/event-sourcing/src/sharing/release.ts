/** Ends what was begun. Called again, it does nothing; it never fails: what cannot be ended lapses. */
export type Release = () => Promise<void>;

/** A release that is carried out once. */
export function releaseOnce(end: () => void): Release {
  let ended = false;
  return async () => {
    if (ended) return;
    ended = true;
    end();
  };
}
