import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { ApiProblem } from './problem';
import { logOut } from './session';

export type Asked<Data> = {
  readonly data: Readonly<ShallowRef<Data | null>>;
  readonly problem: Readonly<ShallowRef<ApiProblem | null>>;
  readonly busy: Readonly<Ref<boolean>>;
  /** Runs the query again; a response to an earlier run is discarded. */
  refresh(): Promise<void>;
};

/** A query that runs while a page is open. The last response is kept until a newer one arrives. */
export function useAnswer<Data>(question: (signal: AbortSignal) => Promise<Data>): Asked<Data> {
  const data = shallowRef<Data | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);
  let current = new AbortController();
  onScopeDispose(() => current.abort());

  async function refresh(): Promise<void> {
    current.abort();
    const own = new AbortController();
    current = own;
    busy.value = true;
    try {
      const answer = await question(own.signal);
      if (own.signal.aborted) return;
      data.value = answer;
      problem.value = null;
    } catch (error) {
      if (own.signal.aborted) return;
      if (!(error instanceof ApiProblem)) throw error;
      problem.value = error;
      // The key was revoked or has expired.
      if (error.status === 401) logOut();
    } finally {
      if (current === own) busy.value = false;
    }
  }

  return { data, problem, busy, refresh };
}
