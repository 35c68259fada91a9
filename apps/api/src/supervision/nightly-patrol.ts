import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, ProcessName, type Wait, wait } from '@sealtrail/event-sourcing';
import { RunPatrol } from '@sealtrail/supervision';
import { dateOf, Jurisdiction, localTimeOf } from '@sealtrail/working-days';

const INTERVAL_MS = 10 * 60_000;
/** What another process has not gone on with for so long is taken over. */
const STALE_MS = 30 * 60_000;
/** By then what fell at midnight has long been recorded. */
const FROM_LOCAL_TIME = '01:00:00';

/** 巡检, once a night, of every process that takes requests: which of them does it is settled in the log. */
@Injectable()
export class NightlyPatrol {
  private readonly logger = new Logger('patrol');
  private done = '';

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
    private readonly process: ProcessName,
  ) {}

  /** Until the signal aborts. What fails is logged, and gone on with the next time. */
  async run(signal: AbortSignal, pause: Wait = wait): Promise<void> {
    for (;;) {
      await pause(INTERVAL_MS, signal);
      if (signal.aborted) return;
      await this.runOnce().catch((err: unknown) => this.logger.warn({ err }));
    }
  }

  private async runOnce(): Promise<void> {
    const { zone } = this.jurisdiction;
    const now = this.clock.now();
    const night = dateOf(now, zone);
    if (night === this.done || localTimeOf(now, zone).slice(11) < FROM_LOCAL_TIME) return;
    const staleBefore = new Date(Date.parse(now) - STALE_MS).toISOString();
    const patrol = await this.commands.execute(new RunPatrol(night, this.process.id, staleBefore));
    if (patrol === null) return;
    this.done = night;
    const { cases, cards, unsettled, rescheduled, differences, refused } = patrol;
    const figures = { night, cases, cards, unsettled, rescheduled, differences, refused };
    if (differences + refused === 0) this.logger.log(figures);
    else this.logger.warn(figures);
  }
}
