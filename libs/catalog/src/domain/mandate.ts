import type { LocalDate } from '@sealtrail/working-days';
import type { Official } from './department';
import type { Post } from './department-enums';

/** An act that needs somebody's power: on which local date, for which item (`null`: none in particular), by which posts. */
export type ActOfOffice = {
  readonly on: LocalDate;
  readonly item: string | null;
  /** Any one of them will do. */
  readonly posts: readonly Post[];
};

/**
 * Whether an official may act: holds one of the posts, and a mandate (授权) that covers the day, first and last day
 * included, and the item. An official nobody appointed may not. For an act without an item only a mandate for all items
 * counts.
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
