import type { FieldFault } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';

type DuplicateCheck =
  | 'item.branch-repeated'
  | 'item.channel-repeated'
  | 'item.material-repeated'
  | 'item.procedure-repeated'
  | 'item.scenario-repeated'
  | 'item.stage-repeated'
  | 'official.post-repeated';

/** A fault for each entry whose key occurs earlier in the list. */
export function duplicatesIn<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  pointerOf: (entry: T, index: number) => string,
  code: DuplicateCheck,
): readonly FieldFault[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) return [fault(pointerOf(entry, index), code, { key })];
    seen.add(key);
    return [];
  });
}
