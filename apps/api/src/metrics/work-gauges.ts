import { Injectable } from '@nestjs/common';
import { Metrics } from '@sealtrail/platform';
import { Readiness } from '../health/readiness';

/** Gauges of background work, from the same computation as readiness. */
@Injectable()
export class WorkGauges {
  constructor(
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  /** An unknown value is removed: a stale one would suggest that all is well. */
  async set(): Promise<void> {
    const { metrics } = this;
    const { status, views, reactors, timers } = await this.readiness.report('en');
    metrics.tellReadiness(status);
    metrics.projectionGapEvents.set(counted(views?.lagEvents));
    metrics.projectionGapSeconds.set(views?.lagSeconds ?? Number.NaN);
    metrics.reactionGapEvents.set(counted(reactors?.lagEvents));
    metrics.timersWaiting.set(timers?.waiting ?? Number.NaN);
    metrics.timerLagSeconds.set(timers?.overdueSeconds ?? Number.NaN);
  }
}

/** `17`, `10000+`; `?` if it cannot be counted. */
const counted = (text: string | undefined): number => Number.parseInt(text ?? '', 10);
