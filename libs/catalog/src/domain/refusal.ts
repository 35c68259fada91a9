import { Rejection } from '@sealtrail/event-sourcing';

/** One thing that is wrong with what was asked, and where in the request. */
export type Fault = { readonly pointer: string; readonly detail: string; readonly code: string };

export const fault = (code: string, pointer: string, detail: string): Fault => ({ code, pointer, detail });

/**
 * Refuses with everything that is wrong, at once: the code is the first fault's, the fields are named in the order of
 * the faults.
 *
 * @throws {Rejection} where there is a fault
 */
export function refuseFaults(faults: readonly Fault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new Rejection(
    first.code,
    first.detail,
    faults.map(({ pointer, detail }) => ({ pointer, detail })),
  );
}

/** A fault for each entry whose key an earlier one has. */
export function repeated<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  pointerOf: (entry: T, index: number) => string,
  code: string,
): readonly Fault[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) return [fault(code, pointerOf(entry, index), `"${key}" is there already.`)];
    seen.add(key);
    return [];
  });
}
