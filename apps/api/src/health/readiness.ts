import { Injectable } from '@nestjs/common';
import {
  Clock,
  EventStore,
  type Instant,
  type Language,
  type Statement,
  sayStatement,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { eventsBehind, readinessOf, readinessStatements, WorkState } from '@sealtrail/event-sourcing/runtime';
import type { StatementView } from '../http/statements';

export type ReadinessReport = {
  readonly status: 'ready' | 'notReady';
  /** What is wrong; empty when ready. */
  readonly reasons: readonly Statement[];
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

/** A reason with its words. */
export const inLanguage = (reason: Statement, language: Language): StatementView => ({
  ...reason,
  text: sayStatement(readinessStatements, reason, language),
});

/** Whether all the work is done, measured against a read of the log's head of its own. */
@Injectable()
export class Readiness {
  constructor(
    private readonly events: EventStore,
    private readonly views: ViewWatch,
    private readonly state: WorkState,
    private readonly clock: Clock,
  ) {}

  async report(): Promise<ReadinessReport> {
    const head = await this.events.head();
    const { position, lagMs } = await this.views.state();
    const { stoppedViews: stopped, reactors, timers, unattended } = await this.state.work();
    const { status, reasons, overdueSeconds } = readinessOf({
      now: this.clock.now(),
      stoppedViews: stopped,
      viewLagMs: lagMs,
      unattended,
      failingSince: reactors.failingSince,
      oldestTimer: timers.oldest,
    });
    const [viewLag, reactorLag] = await Promise.all(
      [position, reactors.consumed].map((from) => eventsBehind(this.events, from)),
    );
    return {
      status,
      reasons,
      store: { head: String(head) },
      views: { position: String(position), lagEvents: String(viewLag), lagSeconds: lagMs / 1_000, stopped },
      reactors: {
        consumed: String(reactors.consumed),
        lagEvents: String(reactorLag),
        failingSince: reactors.failingSince,
      },
      timers: { waiting: timers.count, oldest: timers.oldest, overdueSeconds },
    };
  }
}
