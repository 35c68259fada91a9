import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  liesWithin,
  noContext,
} from '@sealtrail/event-sourcing';
import type { CallerIdentity } from '../domain/caller-identity';
import {
  type EmergencyAccessCommand,
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
      if (command.type === 'OpenEmergencyAccess') return;
      const access = state.get(command.data.id);
      if (access !== undefined && !liesWithin(region, access.region)) throw reject('emergency-access.not-found');
    },
    context: noContext,
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly grants: AccessGrants,
  ) {}

  async execute({ id, command, commandMetadata, caller }: ChangeEmergencyAccess): Promise<CommandResult> {
    const request = {
      stream: emergencyAccessStream(await this.openerOf(id, command)),
      command,
      commandMetadata,
      scope: caller,
    };
    const result = await this.pipeline.run(this.write, request);
    await this.grants.catchUp();
    return result;
  }

  /** Another process may have opened it a moment ago. An id that does not exist names a stream without events. */
  private async openerOf(id: string, { type, data }: EmergencyAccessCommand): Promise<string> {
    if (type === 'OpenEmergencyAccess') return data.key;
    if (this.grants.openerOf(id) === null) await this.grants.catchUp();
    return this.grants.openerOf(id) ?? id;
  }
}

type Asked = { readonly command: EmergencyAccessCommand; readonly state: EmergencyAccessState };
