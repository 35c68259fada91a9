import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  type LoadedContext,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext } from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import { type AssignedNumbers, assignedNumbers } from '../domain/assigned-numbers';
import { confirmingReceipt } from '../domain/receipt-confirmation';
import { CaseContextLoader, contextRequestOf } from './case-context-loader';
import { caseWrite } from './case-write';
import { ElectronicReceipts } from './electronic-receipts';

/** Carries any command about a submitted case over the bus. */
export class ChangeApplication extends Command<CommandResult<AssignedNumbers>> {
  constructor(
    readonly applicationId: string,
    readonly command: ApplicationCommand,
    readonly commandMetadata: CommandMetadata,
    /** The caller's scope: a case outside it is not found. `null` for the system itself. */
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
    context: (state, asked: { readonly command: ApplicationCommand; readonly commandMetadata: CommandMetadata }) =>
      this.context(state, asked),
    numbers: ({ ownEvents: own }) => assignedNumbers(own),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly contextLoader: CaseContextLoader,
    private readonly receipts: ElectronicReceipts,
  ) {}

  execute({
    applicationId,
    command,
    commandMetadata,
    scope,
  }: ChangeApplication): Promise<CommandResult<AssignedNumbers>> {
    return this.pipeline.run(this.write, { stream: applicationStream(applicationId), command, commandMetadata, scope });
  }

  /** Loads the context of the rules; as the last step, if a receipt counts from its electronic number, reserves that number for this case. */
  private async context(
    state: Application,
    { command, commandMetadata }: { readonly command: ApplicationCommand; readonly commandMetadata: CommandMetadata },
  ): Promise<LoadedContext<ApplicationDecisionContext>> {
    const loaded = await this.contextLoader.load(contextRequestOf(command), state);
    if (command.type !== 'ConfirmReceipt' || state.status === 'unknown') return loaded;
    const { now, source } = command.data;
    const shown = confirmingReceipt(command.data, state);
    if (shown === null || source === null) return loaded;
    const counts = applicationDecider.decide.ConfirmReceipt(command.data, state, loaded.facts).length > 0;
    const { applicationId } = state;
    if (counts)
      await this.receipts.take({ source, reference: shown.reference, applicationId, at: now }, commandMetadata);
    return loaded;
  }
}
