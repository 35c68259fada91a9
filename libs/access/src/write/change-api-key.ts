import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, changeStream, type Envelope, EventStore, nothingKnown, type Receipt } from '@sealtrail/event-sourcing';
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

/** The ring knows a change before it is answered: a revoked key is refused from then on. */
@Injectable()
@CommandHandler(ChangeApiKey)
export class ChangeApiKeyHandler implements ICommandHandler<ChangeApiKey> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly keys: KeyRing,
  ) {}

  async execute({ id, command, envelope }: ChangeApiKey): Promise<Receipt> {
    const { store, clock } = this;
    const stream = apiKeyStream(id);
    const receipt = await changeStream({
      store,
      clock,
      decider: apiKeyDecider,
      stream,
      command,
      envelope,
      know: nothingKnown,
    });
    await this.keys.catchUp();
    return receipt;
  }
}
