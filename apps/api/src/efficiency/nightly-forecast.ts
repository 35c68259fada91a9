import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { KeepForecast } from '@sealtrail/efficiency';
import { Clock, type Wait } from '@sealtrail/event-sourcing';
import { Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { everyNight } from '../nightly';

/** 超期预测, kept once a night: of all processes the first one's. */
@Injectable()
export class NightlyForecast {
  private readonly logger = new Logger('forecast');

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Until the signal aborts. */
  run(signal: AbortSignal, pause?: Wait): Promise<void> {
    const { clock, jurisdiction, logger } = this;
    const doOnce = async (night: LocalDate) => {
      await this.commands.execute(new KeepForecast(night));
      return true;
    };
    return everyNight({ clock, jurisdiction, logger, doOnce }, signal, pause);
  }
}
