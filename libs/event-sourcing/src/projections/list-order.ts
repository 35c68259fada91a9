import { defineEnumeration, type ValueOf } from '../words/enumeration';

export const directions = defineEnumeration(
  { zh: '升降序', en: 'Direction' },
  { ascending: { zh: '升序', en: 'earliest first' }, descending: { zh: '降序', en: 'latest first' } },
);
export type Direction = ValueOf<typeof directions>;

/** The requested order of a list; `null`: the default order. */
export type Ordering<Order extends string> = { readonly by: Order | null; readonly direction: Direction | null };
