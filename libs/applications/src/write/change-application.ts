import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, changeStream, type Envelope, EventStore, type Receipt, type Scope } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import { mustSee } from '../domain/visibility';
import { CaseFacts, wantedBy } from './case-facts';

/** Carries any command about a case that has been submitted over the bus. */
export class ChangeApplication extends Command<Receipt> {
  constructor(
    readonly applicationId: string,
    readonly command: ApplicationCommand,
    readonly envelope: Envelope,
    /** What the caller may see: a case outside of it is not there. `null` for the system itself. */
    readonly scope: Scope | null = null,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeApplication)
export class ChangeApplicationHandler implements ICommandHandler<ChangeApplication> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly facts: CaseFacts,
  ) {}

  execute({ applicationId, command, envelope, scope }: ChangeApplication): Promise<Receipt> {
    const { store, clock, facts } = this;
    return changeStream({
      store,
      clock,
      decider: applicationDecider,
      stream: applicationStream(applicationId),
      command,
      envelope,
      know: (state, events) => {
        if (scope !== null) mustSee(scope, events);
        return facts.for(wantedBy(command), state);
      },
    });
  }
}
