/** Beyond every position that a log can have. */
const LAST = 2n ** 63n - 1n;

/** The least of some positions; where there are none, `none`, or else one beyond every fact: nobody is behind. */
export function minPosition(positions: Iterable<bigint>, none = LAST): bigint {
  let least: bigint | null = null;
  for (const position of positions) if (least === null || position < least) least = position;
  return least ?? none;
}
