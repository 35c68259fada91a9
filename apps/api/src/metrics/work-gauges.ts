import { Injectable } from '@nestjs/common';
import { Metrics } from '@sealtrail/platform';
import { Readiness } from '../health/readiness';

/** The work behind the answers, as readiness sees it: one look serves both. */
@Injectable()
export class WorkGauges {
  constructor(
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
  ) {}

  /** What cannot be seen has no value: an old one would say that all is well. */
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

/** `17`, `10000+`; `?` where it cannot be counted. */
const counted = (text: string | undefined): number => Number.parseInt(text ?? '', 10);
