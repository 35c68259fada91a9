import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeApiKey, hashOf, KeyRing, keyIdOf } from '@sealtrail/access';
import { WallClock } from '@sealtrail/event-sourcing';
import type { Caller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { instantOf } from '../http/instant';
import type { IssueApiKeyRequest } from './api-keys.request';
import { newKey } from './new-key';

/** Makes keys, and takes them back: by the time of the world. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
  ) {}

  /** The key is in the answer that has made it only; a repetition of the request makes another, which opens nothing. */
  async issue(request: IssueApiKeyRequest, caller: Caller): Promise<CommandAnswer> {
    const id = keyIdOf(caller.commandId);
    const key = newKey(id);
    const { name, role, department = null, region = null, official = null, source = null } = request;
    const expiresAt = instantOf(request.expiresAt);
    const bounds = { role, department, region, official, source };
    const data = { id, name, ...bounds, hash: hashOf(key), expiresAt, at: this.clock.now() };
    const command = { type: 'IssueApiKey', data } as const;
    const receipt = await this.commands.execute(new ChangeApiKey(id, command, caller.envelope, caller.bounds));
    const isTheOne = this.keys.find(key, this.clock.now()) !== null;
    return { id, receipt, created: `/v1/api-keys/${id}`, ...(isTheOne ? { also: { key } } : {}) };
  }

  async revoke(id: string, caller: Caller): Promise<CommandAnswer> {
    const command = { type: 'RevokeApiKey', data: { id, at: this.clock.now() } } as const;
    return { id, receipt: await this.commands.execute(new ChangeApiKey(id, command, caller.envelope, caller.bounds)) };
  }
}
