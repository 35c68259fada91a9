import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandPipeline, defineWrite, type Envelope, type Receipt } from '@sealtrail/event-sourcing';
import { type ApiKeyCommand, apiKeyDecider, apiKeyStream } from '../domain/api-key';
import { KeyRing } from '../read/key-ring';
import { Administrators } from './administrators';

/** Carries any command about a key. */
export class ChangeApiKey extends Command<Receipt> {
  constructor(
    readonly id: string,
    readonly command: ApiKeyCommand,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

/** The ring knows a change before it is answered: a revoked key is refused from then on. */
@Injectable()
@CommandHandler(ChangeApiKey)
export class ChangeApiKeyHandler implements ICommandHandler<ChangeApiKey> {
  private readonly changing = defineWrite({
    decider: apiKeyDecider,
    context: async (_, { command, envelope }: { readonly command: ApiKeyCommand; readonly envelope: Envelope }) => ({
      facts: { isLastAdministrator: await this.isLastAdministrator(command, envelope) },
      revisions: {},
    }),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly keys: KeyRing,
    private readonly administrators: Administrators,
  ) {}

  async execute({ id, command, envelope }: ChangeApiKey): Promise<Receipt> {
    const receipt = await this.pipeline.run(this.changing, {
      stream: apiKeyStream(id),
      command,
      envelope,
      scope: null,
    });
    await this.keys.catchUp();
    return receipt;
  }

  private async isLastAdministrator({ type, data: { id, at } }: ApiKeyCommand, envelope: Envelope): Promise<boolean> {
    return type === 'RevokeApiKey' && !(await this.administrators.release(id, at, envelope));
  }
}
