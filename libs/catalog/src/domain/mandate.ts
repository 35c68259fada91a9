import type { LocalDate } from '@sealtrail/working-days';
import type { Official } from './department';
import type { Post } from './department-enums';

/** An act that requires a mandate: its local date, its item (`null`: no particular one), and the posts that may perform it. */
export type ActOfOffice = {
  readonly on: LocalDate;
  readonly item: string | null;
  /** Any one of them suffices. */
  readonly posts: readonly Post[];
};

/**
 * Whether an official may act: holds one of the posts, and a mandate (授权) that covers the item and the day, first and last day
 * included. An official who was never appointed may not. For an act without an item only a mandate for all items counts.
 */
export function mandateCovers(
  official: Pick<Official, 'posts' | 'mandates'> | null | undefined,
  { on, item, posts }: ActOfOffice,
): boolean {
  if (!official?.posts.some((post) => posts.includes(post))) return false;
  return official.mandates.some(
    ({ from, to, items }) =>
      from <= on && (to === null || on <= to) && (items === null || (item !== null && items.includes(item))),
  );
}
