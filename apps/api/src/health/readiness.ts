import { Injectable } from '@nestjs/common';
import { Clock, EventStore, type Instant } from '@sealtrail/event-sourcing';
import { ViewPositions } from '../http/view-positions';
import { WorkState } from './work-state';

const LAG_MAX_MS = 30_000;
const OVERDUE_MAX_MS = 60_000;
/** Events are counted up to here: a look at the health must stay cheap. */
const COUNT_MAX = 10_000;

export type ReadinessReport = {
  readonly status: 'ready' | 'notReady';
  /** What is wrong, in words; empty when ready. */
  readonly reasons: readonly string[];
  readonly store: { readonly head: string };
  readonly views: {
    readonly position: string;
    /** Whole, or `10000+`. */
    readonly lagEvents: string;
    readonly lagSeconds: number;
    readonly stopped: readonly string[];
  };
  readonly reactors: { readonly consumed: string; readonly lagEvents: string; readonly failingSince: Instant | null };
  readonly timers: { readonly waiting: number; readonly oldest: Instant | null; readonly overdueSeconds: number };
};

/** Whether all the work is done, measured against a read of the log's head of its own. */
@Injectable()
export class Readiness {
  constructor(
    private readonly events: EventStore,
    private readonly views: ViewPositions,
    private readonly state: WorkState,
    private readonly clock: Clock,
  ) {}

  async report(): Promise<ReadinessReport> {
    const head = await this.events.head();
    const { position, lagMs } = await this.views.state();
    const { stoppedViews: stopped, reactors, timers, unattended } = await this.state.work();
    const overdueMs =
      timers.oldest === null ? 0 : Math.max(0, Date.parse(this.clock.now()) - Date.parse(timers.oldest));
    const reasons = [
      ...stopped.map((view) => `the view ${view} has stopped`),
      ...unattended.map((task) => `nobody works at ${task}`),
      ...(lagMs > LAG_MAX_MS ? ['the views are behind'] : []),
      ...(reactors.failingSince === null ? [] : ['a reactor keeps failing']),
      ...(overdueMs > OVERDUE_MAX_MS ? ['a timer is overdue'] : []),
    ];
    const [viewLag, reactorLag] = await Promise.all([this.behind(position), this.behind(reactors.consumed)]);
    return {
      status: reasons.length === 0 ? 'ready' : 'notReady',
      reasons,
      store: { head: String(head) },
      views: { position: String(position), lagEvents: viewLag, lagSeconds: lagMs / 1_000, stopped },
      reactors: { consumed: String(reactors.consumed), lagEvents: reactorLag, failingSince: reactors.failingSince },
      timers: { waiting: timers.count, oldest: timers.oldest, overdueSeconds: overdueMs / 1_000 },
    };
  }

  private async behind(position: bigint): Promise<string> {
    const count = await this.events.countAfter(position, COUNT_MAX);
    return count < COUNT_MAX ? String(count) : `${COUNT_MAX}+`;
  }
}
