/** Greater than every position a log can have. */
const LAST = 2n ** 63n - 1n;

/**
 * The minimum of the positions; without any, `none`, which defaults to a position beyond every event (no consumer is behind).
 */
export function minPosition(positions: Iterable<bigint>, none = LAST): bigint {
  let least: bigint | null = null;
  for (const position of positions) if (least === null || position < least) least = position;
  return least ?? none;
}
