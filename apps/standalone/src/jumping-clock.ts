import {
  type Clock,
  type EventStore,
  type Instant,
  kernelFault,
  kernelRejection,
  type Rejection,
  type ViewWatch,
  type Wait,
  wait,
} from '@sealtrail/event-sourcing';
import type { ReactorRunner } from '@sealtrail/event-sourcing/runtime';
import { ClockControl } from '../../api/src';

/** A mistyped year would make the data folder unusable: the clock never goes back. */
const JUMP_MAX_YEARS = 10;

/** A jump is aborted after this time without progress of the clock or of what follows from events … */
const STALL_TIMEOUT_MS = 30_000;
/** … and after this many such intervals, whatever its progress. */
const STALL_TIMEOUTS_MAX = 20;

type JumpTargets = {
  readonly clock: Clock;
  readonly setClock: (now: Instant) => void;
  readonly reactors: Pick<ReactorRunner, 'driveTo' | 'position'>;
  readonly events: EventStore;
  readonly views: ViewWatch;
  readonly wait?: Wait;
};

/** Jumps of the simulated clock, which complete when every timer has fired and every view has seen the events. */
export class JumpingClock extends ClockControl {
  constructor(private readonly world: JumpTargets) {
    super();
  }

  override now(): Instant {
    return this.world.clock.now();
  }

  override async moveTo(target: Instant): Promise<void> {
    const now = this.now();
    if (target < now) {
      throw kernelRejection('clock.backwards', { now }, [kernelFault('/now', 'clock.backwards', { now })]);
    }
    if (Number(target.slice(0, 4)) - Number(now.slice(0, 4)) > JUMP_MAX_YEARS) {
      const bound = { now, years: JUMP_MAX_YEARS };
      throw kernelRejection('clock.too-far', bound, [kernelFault('/now', 'clock.too-far', bound)]);
    }
    const over = new AbortController();
    const tooLong = new AbortController();
    void this.watch(tooLong, over.signal);
    try {
      await this.jump(target, tooLong.signal);
    } finally {
      over.abort();
    }
  }

  private async jump(target: Instant, signal: AbortSignal): Promise<void> {
    const { reactors, events, views, setClock } = this.world;
    try {
      await reactors.driveTo(target, setClock, signal);
    } catch (error) {
      throw signal.aborted ? await this.behind(target) : error;
    }
    const head = await events.head();
    if (await views.waitForPosition(head, { signal })) return;
    const { position } = await views.state();
    throw kernelRejection('view.behind', { position: String(position), asked: String(head) });
  }

  private async behind(asked: Instant): Promise<Rejection> {
    const { reactors, events } = this.world;
    const [position, head] = [String(reactors.position), String(await events.head())];
    // A reaction may wait for a view, and the view for an index on a slow server.
    const views = String(await this.viewPosition());
    return kernelRejection('clock.behind', { now: this.now(), asked, position, views, head });
  }

  /** Aborts a jump that makes no progress, or takes too long. */
  private async watch(tooLong: AbortController, over: AbortSignal): Promise<void> {
    const { wait: pause = wait } = this.world;
    let reached = await this.reached();
    for (let span = 0; span < STALL_TIMEOUTS_MAX; span++) {
      await pause(STALL_TIMEOUT_MS, over);
      if (over.aborted) return;
      const before = reached;
      reached = await this.reached();
      if (reached === before) break;
    }
    tooLong.abort();
  }

  /** The progress of everything that a jump waits for. */
  private async reached(): Promise<string> {
    const views = await this.viewPosition();
    return `${this.now()} ${this.world.reactors.position} ${views}`;
  }

  private async viewPosition(): Promise<bigint | 'unknown'> {
    return (await this.world.views.state().catch(() => ({ position: 'unknown' as const }))).position;
  }
}
