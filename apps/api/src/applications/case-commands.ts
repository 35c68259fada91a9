import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type ApplicationCommand, ChangeApplication } from '@sealtrail/applications';
import type { Caller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';

/** Sends what a caller asks of a case that has been submitted. */
@Injectable()
export class CaseCommands {
  constructor(private readonly commands: CommandBus) {}

  async change(id: string, command: ApplicationCommand, { envelope, scope }: Caller): Promise<CommandAnswer> {
    return { id, receipt: await this.commands.execute(new ChangeApplication(id, command, envelope, scope)) };
  }
}
