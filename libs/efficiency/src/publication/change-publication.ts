import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  mustLieWithin,
  ReadStore,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import { freezeReport } from './freeze-report';
import { type Publications, type PublishReport, publicationDecider, publicationStream } from './publication-decider';

/** `created`: nothing of it had been published before. */
export type PublicationResult = CommandResult<{ readonly created: boolean; readonly version: number }>;

/** Carries any command about published reports over the bus. */
export class ChangePublication extends Command<PublicationResult> {
  constructor(
    readonly command: PublishReport,
    readonly months: Period,
    readonly commandMetadata: CommandMetadata,
    readonly scope: Pick<Scope, 'region'>,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangePublication)
export class ChangePublicationHandler implements ICommandHandler<ChangePublication> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly views: ReadStore,
  ) {}

  execute({ command, months, commandMetadata, scope }: ChangePublication): Promise<PublicationResult> {
    const { region, period } = command.data;
    const write = defineWrite({
      decider: publicationDecider,
      see: (bound: Pick<Scope, 'region'>) => mustLieWithin(bound.region, [region]),
      context: async () => ({ facts: await freezeReport(this.views, region, months), revisions: {} }),
      numbers: ({ before, after }: { readonly before: Publications; readonly after: Publications }) => ({
        created: before.length === 0,
        version: after.length,
      }),
    });
    return this.pipeline.run(write, { stream: publicationStream(region, period), command, commandMetadata, scope });
  }
}
