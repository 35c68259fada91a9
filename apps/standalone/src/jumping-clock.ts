import {
  type Clock,
  type EventStore,
  type Instant,
  kernelFault,
  kernelRejection,
  type ViewWatch,
} from '@sealtrail/event-sourcing';
import { type ReactorRunner } from '@sealtrail/event-sourcing/runtime';
import { ClockControl } from '../../api/src';

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
    private readonly views: ViewWatch,
  ) {
    super();
  }

  override now(): Instant {
    return this.clock.now();
  }

  override async moveTo(target: Instant): Promise<void> {
    const now = this.clock.now();
    if (target < now) {
      throw kernelRejection('clock.backwards', { now }, [kernelFault('/now', 'clock.backwards', { now })]);
    }
    if (Number(target.slice(0, 4)) - Number(now.slice(0, 4)) > JUMP_MAX_YEARS) {
      const bound = { now, years: JUMP_MAX_YEARS };
      throw kernelRejection('clock.too-far', bound, [kernelFault('/now', 'clock.too-far', bound)]);
    }
    await this.reactors.driveTo(target, this.setClock);
    const head = await this.events.head();
    if (await this.views.whenAt(head, { signal: AbortSignal.timeout(CATCH_UP_MS) })) return;
    const { position } = await this.views.state();
    throw kernelRejection('view.behind', { position: String(position), asked: String(head) });
  }
}
