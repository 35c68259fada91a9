import type { Limit } from '@sealtrail/working-days';
import type { LimitMove } from '../domain/case-fact';
import type { ClockKind } from '../domain/case-words';

/** Where the clocks of a kind end now: for these the watch is set again. The old timer finds nothing to do. */
export const movedLimits = (
  moves: readonly LimitMove[],
  kind: ClockKind,
): readonly { readonly clock: string; readonly limit: Limit }[] =>
  moves.flatMap(({ clock, to }) =>
    to !== null && (clock === kind || clock.startsWith(`${kind}:`)) ? [{ clock, limit: to }] : [],
  );
