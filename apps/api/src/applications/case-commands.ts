import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type ApplicationCommand, ChangeApplication } from '@sealtrail/applications';
import type { Caller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';

/** Sends commands about submitted cases. */
@Injectable()
export class CaseCommands {
  constructor(private readonly commands: CommandBus) {}

  async change(id: string, command: ApplicationCommand, { commandMetadata, scope }: Caller): Promise<CommandResponse> {
    return { id, receipt: await this.commands.execute(new ChangeApplication(id, command, commandMetadata, scope)) };
  }
}
