import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandPipeline, defineWrite, type Envelope, nothingKnown, type Receipt } from '@sealtrail/event-sourcing';
import { type ApiKeyCommand, apiKeyDecider, apiKeyStream } from '../domain/api-key';
import { KeyRing } from '../read/key-ring';

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

const changing = defineWrite({ decider: apiKeyDecider, context: nothingKnown, numbers: () => ({}) });

/** The ring knows a change before it is answered: a revoked key is refused from then on. */
@Injectable()
@CommandHandler(ChangeApiKey)
export class ChangeApiKeyHandler implements ICommandHandler<ChangeApiKey> {
  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly keys: KeyRing,
  ) {}

  async execute({ id, command, envelope }: ChangeApiKey): Promise<Receipt> {
    const receipt = await this.pipeline.run(changing, { stream: apiKeyStream(id), command, envelope, scope: null });
    await this.keys.catchUp();
    return receipt;
  }
}
