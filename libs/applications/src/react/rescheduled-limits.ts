import type { Limit } from '@sealtrail/working-days';
import type { ClockKind } from '../domain/case-enums';
import type { LimitMove } from '../domain/case-fact';
import { isPolicyPromise } from '../domain/ledger';

/** The current ends of the clocks of a kind, for which the watch is scheduled again. The old timer has no effect. */
export const rescheduledLimits = (
  moves: readonly LimitMove[],
  kind: ClockKind,
): readonly { readonly clock: string; readonly limit: Limit }[] =>
  moves.flatMap(({ clock, basis, to }) =>
    to !== null && !isPolicyPromise({ clock, basis }) && (clock === kind || clock.startsWith(`${kind}:`))
      ? [{ clock, limit: to }]
      : [],
  );
