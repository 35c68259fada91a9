import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, type Instant, ProcessName, type Wait } from '@sealtrail/event-sourcing';
import { RunPatrol } from '@sealtrail/supervision';
import { Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { everyNight } from '../nightly';

/** What another process has not gone on with for so long is taken over. */
const STALE_MS = 30 * 60_000;

/** 巡检, once a night, of every process that takes requests: which of them does it is settled in the log. */
@Injectable()
export class NightlyPatrol {
  private readonly logger = new Logger('patrol');

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
    private readonly process: ProcessName,
  ) {}

  /** Until the signal aborts. */
  run(signal: AbortSignal, pause?: Wait): Promise<void> {
    const { clock, jurisdiction, logger } = this;
    const doOnce = (night: LocalDate, now: Instant) => this.patrol(night, now);
    return everyNight({ clock, jurisdiction, logger, doOnce }, signal, pause);
  }

  private async patrol(night: LocalDate, now: Instant): Promise<boolean> {
    const staleBefore = new Date(Date.parse(now) - STALE_MS).toISOString();
    const patrol = await this.commands.execute(new RunPatrol(night, this.process.id, staleBefore));
    if (patrol === null) return false;
    const { cases, cards, unsettled, rescheduled, differences, refused } = patrol;
    const figures = { night, cases, cards, unsettled, rescheduled, differences, refused };
    if (differences + refused === 0) this.logger.log(figures);
    else this.logger.warn(figures);
    return true;
  }
}
