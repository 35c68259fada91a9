import { type Clock, type EventStore, type Instant, Rejection } from '@sealtrail/event-sourcing';
import { type ReactorRunner } from '@sealtrail/event-sourcing/runtime';
import { ClockControl } from '../../api/src/clock/clock-control';
import type { ViewPositions } from '../../api/src/http/view-positions';

const CATCH_UP_MS = 10 * 60_000;
/** A slip of the year would end the data folder for good: the clock never goes back. */
const JUMP_MAX_YEARS = 10;

/** Jumps of the simulated clock, at whose end every timer has fired and every view has seen it. */
export class JumpingClock extends ClockControl {
  constructor(
    private readonly clock: Clock,
    private readonly setClock: (now: Instant) => void,
    private readonly reactors: ReactorRunner,
    private readonly events: EventStore,
    private readonly views: ViewPositions,
  ) {
    super();
  }

  override now(): Instant {
    return this.clock.now();
  }

  override async moveTo(target: Instant): Promise<void> {
    const now = this.clock.now();
    if (target < now) {
      const detail = `must not lie before the present, ${now}`;
      throw new Rejection('clock.backwards', 'The clock only goes forward.', [{ pointer: '/now', detail }]);
    }
    if (Number(target.slice(0, 4)) - Number(now.slice(0, 4)) > JUMP_MAX_YEARS) {
      const detail = `must lie at most ${JUMP_MAX_YEARS} years after the present, ${now}`;
      throw new Rejection('clock.too-far', 'The clock cannot be moved back after a slip.', [
        { pointer: '/now', detail },
      ]);
    }
    await this.reactors.driveTo(target, this.setClock);
    const head = await this.events.head();
    if (!(await this.views.whenAt(head, CATCH_UP_MS))) {
      throw new Rejection('view.behind', 'The clock has moved, but the views have not caught up.');
    }
  }
}
