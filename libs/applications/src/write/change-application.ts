import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CommandPipeline,
  defineWrite,
  type Envelope,
  type Known,
  type Receipt,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown } from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import { confirmedBy } from '../domain/receipt-confirmation';
import { type ToldNumbers, toldNumbers } from '../domain/told-numbers';
import { CaseFacts, wantedBy } from './case-facts';
import { caseWrite } from './case-write';
import { ElectronicReceipts } from './electronic-receipts';

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
    context: (state, asked: { readonly command: ApplicationCommand; readonly envelope: Envelope }) =>
      this.context(state, asked),
    numbers: ({ own }) => toldNumbers(own),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly facts: CaseFacts,
    private readonly receipts: ElectronicReceipts,
  ) {}

  execute({ applicationId, command, envelope, scope }: ChangeApplication): Promise<Receipt<ToldNumbers>> {
    return this.pipeline.run(this.write, { stream: applicationStream(applicationId), command, envelope, scope });
  }

  /** What the rules need, and at last, where a receipt counts from its number, that number for this case alone. */
  private async context(
    state: Application,
    { command, envelope }: { readonly command: ApplicationCommand; readonly envelope: Envelope },
  ): Promise<Known<ApplicationKnown>> {
    const known = await this.facts.for(wantedBy(command), state);
    if (command.type !== 'ConfirmReceipt' || state.status === 'unknown') return known;
    const { now, source } = command.data;
    const shown = confirmedBy(command.data, state);
    if (shown === null || source === null) return known;
    const counts = applicationDecider.decide.ConfirmReceipt(command.data, state, known.facts).length > 0;
    const { applicationId } = state;
    if (counts) await this.receipts.take({ source, reference: shown.reference, applicationId, at: now }, envelope);
    return known;
  }
}
