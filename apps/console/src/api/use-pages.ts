import { type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import { ApiProblem } from './problem';
import { logOut } from './session';

type OnePage<Row> = {
  readonly items: readonly Row[];
  readonly next: string | null;
  readonly totals?: { readonly total: number; readonly exact: boolean };
};

export type Pages<Row> = {
  readonly rows: Readonly<ShallowRef<readonly Row[]>>;
  readonly totals: Readonly<ShallowRef<OnePage<Row>['totals'] | null>>;
  readonly more: Readonly<Ref<boolean>>;
  readonly busy: Readonly<Ref<boolean>>;
  readonly problem: Readonly<ShallowRef<ApiProblem | null>>;
  /** Starts from the first page, after a change of filters. */
  restart(): Promise<void>;
  next(): Promise<void>;
};

/** A list, loaded page by page. */
export function usePages<Row>(pageOf: (cursor: string | undefined) => Promise<OnePage<Row>>): Pages<Row> {
  const rows = shallowRef<readonly Row[]>([]);
  const totals = shallowRef<OnePage<Row>['totals'] | null>(null);
  const more = ref(false);
  const busy = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  let cursor: string | undefined;
  let turn = 0;

  async function load(isFirst: boolean): Promise<void> {
    turn += 1;
    const own = turn;
    busy.value = true;
    try {
      const page = await pageOf(isFirst ? undefined : cursor);
      if (own !== turn) return;
      rows.value = isFirst ? page.items : [...rows.value, ...page.items];
      if (isFirst) totals.value = page.totals ?? null;
      cursor = page.next ?? undefined;
      more.value = page.next !== null;
      problem.value = null;
    } catch (error) {
      if (own !== turn) return;
      if (!(error instanceof ApiProblem)) throw error;
      problem.value = error;
      if (error.status === 401) logOut();
    } finally {
      if (own === turn) busy.value = false;
    }
  }

  return { rows, totals, more, busy, problem, restart: () => load(true), next: () => load(false) };
}
