import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, changeStream, type Envelope, EventStore, type Receipt } from '@sealtrail/event-sourcing';
import { type SupervisionCommand, supervisionStream } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import { SupervisionFacts } from './supervision-facts';

/** Carries any command about the supervision of one case over the bus. */
export class ChangeSupervision extends Command<Receipt> {
  constructor(
    readonly applicationId: string,
    readonly command: SupervisionCommand,
    readonly envelope: Envelope,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeSupervision)
export class ChangeSupervisionHandler implements ICommandHandler<ChangeSupervision> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly facts: SupervisionFacts,
  ) {}

  execute({ applicationId, command, envelope }: ChangeSupervision): Promise<Receipt> {
    const { store, clock, facts } = this;
    return changeStream({
      store,
      clock,
      decider: supervisionDecider,
      stream: supervisionStream(applicationId),
      command,
      envelope,
      know: (state) => facts.for(applicationId, state),
    });
  }
}
