import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandPipeline, defineWrite, type Envelope, type Receipt, type Scope } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import { type ToldNumbers, toldNumbers } from '../domain/told-numbers';
import { CaseFacts, wantedBy } from './case-facts';
import { caseWrite } from './case-write';

/** Carries any command about a case that has been submitted over the bus. */
export class ChangeApplication extends Command<Receipt<ToldNumbers>> {
  constructor(
    readonly applicationId: string,
    readonly command: ApplicationCommand,
    readonly envelope: Envelope,
    /** What the caller may see: a case outside of it is not there. `null` for the system itself. */
    readonly scope: Scope | null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeApplication)
export class ChangeApplicationHandler implements ICommandHandler<ChangeApplication> {
  private readonly write = defineWrite({
    ...caseWrite,
    decider: applicationDecider,
    context: (state, { command }: { readonly command: ApplicationCommand }) => this.facts.for(wantedBy(command), state),
    numbers: ({ own }) => toldNumbers(own),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: CaseFacts,
  ) {}

  execute({ applicationId, command, envelope, scope }: ChangeApplication): Promise<Receipt<ToldNumbers>> {
    return this.pipeline.run(this.write, { stream: applicationStream(applicationId), command, envelope, scope });
  }
}
