import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  type LoadedContext,
  liesWithin,
} from '@sealtrail/event-sourcing';
import type { CallerIdentity } from '../domain/caller-identity';
import {
  type EmergencyAccessCommand,
  type EmergencyAccessContext,
  type EmergencyAccessState,
  emergencyAccessDecider,
  emergencyAccessStream,
} from '../domain/emergency-access';
import { AccessGrants } from '../read/access-grants';
import { reject } from '../rejections';

/** Executes any command on an emergency access. */
export class ChangeEmergencyAccess extends Command<CommandResult> {
  constructor(
    readonly id: string,
    readonly command: EmergencyAccessCommand,
    readonly commandMetadata: CommandMetadata,
    readonly caller: CallerIdentity,
  ) {
    super();
  }
}

@Injectable()
@CommandHandler(ChangeEmergencyAccess)
export class ChangeEmergencyAccessHandler implements ICommandHandler<ChangeEmergencyAccess> {
  private readonly write = defineWrite({
    decider: emergencyAccessDecider,
    see: ({ region }: CallerIdentity, { command, state }: Asked) => {
      if (command.type === 'OpenEmergencyAccess' || state.status === 'unknown') return;
      if (!liesWithin(region, state.region)) throw reject('emergency-access.not-found');
    },
    context: (_, { command }: Pick<Asked, 'command'>) => Promise.resolve(this.context(command)),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly grants: AccessGrants,
  ) {}

  async execute({ id, command, commandMetadata, caller }: ChangeEmergencyAccess): Promise<CommandResult> {
    const request = { stream: emergencyAccessStream(id), command, commandMetadata, scope: caller };
    const result = await this.pipeline.run(this.write, request);
    await this.grants.catchUp();
    return result;
  }

  private context({ data, type }: EmergencyAccessCommand): LoadedContext<EmergencyAccessContext> {
    const openedToday = type === 'OpenEmergencyAccess' ? this.grants.emergenciesOpenedBy(data.key, data.at) : 0;
    return { facts: { openedToday }, revisions: {} };
  }
}

type Asked = { readonly command: EmergencyAccessCommand; readonly state: EmergencyAccessState };
