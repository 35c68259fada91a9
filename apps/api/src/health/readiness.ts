import { Injectable } from '@nestjs/common';
import { Clock, EventStore, type Instant, ReactorRunner, ViewProgress } from '@sealtrail/event-sourcing';
import { ViewPositions } from '../http/view-positions';

const LAG_MAX_MS = 30_000;
const OVERDUE_MAX_MS = 60_000;

export type ReadinessReport = {
  readonly status: 'ready' | 'notReady';
  /** What is wrong, in words; empty when ready. */
  readonly reasons: readonly string[];
  readonly store: { readonly head: string };
  readonly views: {
    readonly position: string;
    readonly lagEvents: string;
    readonly lagSeconds: number;
    readonly stopped: readonly string[];
  };
  readonly reactors: { readonly consumed: string; readonly lagEvents: string; readonly failingSince: Instant | null };
  readonly timers: { readonly waiting: number; readonly oldest: Instant | null; readonly overdueSeconds: number };
};

/** Whether this process does all its work, measured against a read of the log's head of its own. */
@Injectable()
export class Readiness {
  constructor(
    private readonly events: EventStore,
    private readonly views: ViewPositions,
    private readonly progress: ViewProgress,
    private readonly reactors: ReactorRunner,
    private readonly clock: Clock,
  ) {}

  async report(): Promise<ReadinessReport> {
    const head = await this.events.head();
    const { position, lagMs } = await this.views.state();
    const stopped = this.progress.all.flatMap(({ view, stopped }) => (stopped === null ? [] : [view]));
    const { consumed, timers, failing } = await this.reactors.status();
    const overdueMs =
      timers.oldest === null ? 0 : Math.max(0, Date.parse(this.clock.now()) - Date.parse(timers.oldest));
    const reasons = [
      ...stopped.map((view) => `the view ${view} has stopped`),
      ...(lagMs > LAG_MAX_MS ? ['the views are behind'] : []),
      ...(failing === null ? [] : ['a reactor keeps failing']),
      ...(overdueMs > OVERDUE_MAX_MS ? ['a timer is overdue'] : []),
    ];
    return {
      status: reasons.length === 0 ? 'ready' : 'notReady',
      reasons,
      store: { head: String(head) },
      views: { position: String(position), lagEvents: behind(head, position), lagSeconds: lagMs / 1_000, stopped },
      reactors: { consumed: String(consumed), lagEvents: behind(head, consumed), failingSince: failing?.since ?? null },
      timers: { waiting: timers.count, oldest: timers.oldest, overdueSeconds: overdueMs / 1_000 },
    };
  }
}

const behind = (head: bigint, position: bigint): string => String(head > position ? head - position : 0n);
