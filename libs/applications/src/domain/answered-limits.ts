import type { ResultLimit } from '@sealtrail/event-sourcing';
import type { Application } from './application';

/** All limits of a case, running and ended, as its events have recorded them. */
export const answeredLimits = (state: Application): readonly ResultLimit[] =>
  state.status === 'unknown'
    ? []
    : state.ledger.clocks.map(({ id, kind, endedBy, promised, statutory }) => ({
        clock: id,
        kind,
        running: endedBy === null,
        promised,
        statutory,
      }));
