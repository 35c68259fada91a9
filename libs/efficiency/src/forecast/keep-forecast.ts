import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Clock,
  CommandPipeline,
  defineWrite,
  derivedId,
  ReadStore,
  requireCompleteView,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { efficiencyDays } from '../read/efficiency-view';
import { openCases } from '../read/open-cases-view';
import { boundsOf, expectedBreaches } from './expected-breaches';
import { forecastDecider, forecastStream } from './forecast-decider';
import type { ForecastRow } from './forecast-events';

const EVERYTHING = { department: null, region: null };

/** Keeps what is expected from a local day on, whoever asks first. Answers whether it was kept now. */
export class KeepForecast extends Command<boolean> {
  constructor(readonly on: LocalDate) {
    super();
  }
}

@Injectable()
@CommandHandler(KeepForecast)
export class KeepForecastHandler implements ICommandHandler<KeepForecast> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly streams: StreamStateCache,
    private readonly views: ReadStore,
    private readonly clock: Clock,
  ) {}

  async execute({ on }: KeepForecast): Promise<boolean> {
    const stream = forecastStream(on);
    if ((await this.streams.state(forecastDecider, stream)).state !== null) return false;
    const write = defineWrite({
      decider: forecastDecider,
      context: async () => ({ facts: await this.expected(on), revisions: {} }),
    });
    const commandId = derivedId(stream);
    const commandMetadata = {
      actor: 'system:forecast',
      commandId,
      correlationId: commandId,
      causationId: null,
      fingerprint: null,
      expectedRevision: null,
    };
    const command = { type: 'MakeForecast', data: { on, now: this.clock.now() } } as const;
    await this.pipeline.run(write, { stream, command, commandMetadata, scope: null });
    return true;
  }

  /** What is kept stays: it is not made of views that lack a stream. */
  private async expected(on: LocalDate): Promise<readonly ForecastRow[]> {
    const expected = await expectedBreaches(this.views, boundsOf(EVERYTHING, {}), on);
    for (const view of [openCases, efficiencyDays]) await requireCompleteView(this.views, view.name);
    return expected;
  }
}
