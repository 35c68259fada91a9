import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ChangeApiKey, hashOf, KeyRing, keyIdOf, type SourceClaim } from '@sealtrail/access';
import { CountCasesOfSource } from '@sealtrail/applications';
import { WallClock } from '@sealtrail/event-sourcing';
import type { Caller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { instantOf } from '../http/instant';
import type { IssueApiKeyRequest } from './api-keys.request';
import { newKey } from './new-key';

/** Issues and revokes keys; validity is by wall-clock time. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly keys: KeyRing,
    private readonly clock: WallClock,
  ) {}

  /** Only the response to the first request holds the key: a repeated request generates another one, which opens nothing and is not returned. */
  async issue(request: IssueApiKeyRequest, caller: Caller): Promise<CommandResponse> {
    const id = keyIdOf(caller.commandId);
    const key = newKey(id);
    const { name, role, department = null, region = null, official = null, source = null, takesOver = false } = request;
    const expiresAt = instantOf(request.expiresAt);
    const bounds = { role, department, region, official, source };
    const claim = await this.claimOn(source, takesOver);
    const data = { id, name, ...bounds, hash: hashOf(key), expiresAt, claim, at: this.clock.now() };
    const command = { type: 'IssueApiKey', data } as const;
    const receipt = await this.commands.execute(new ChangeApiKey(id, command, caller.commandMetadata, caller.bounds));
    const isTheOne = this.keys.find(key, this.clock.now()) !== null;
    return { id, receipt, created: `/v1/api-keys/${id}`, ...(isTheOne ? { extraMembers: { key } } : {}) };
  }

  /** Any caller may have filed under a source without a key: the cases found there must not be attributed to the new key. */
  private async claimOn(source: string | null, takesOver: boolean): Promise<SourceClaim | null> {
    if (source === null || this.keys.isBound(source)) return null;
    return { filedByOthers: await this.queries.execute(new CountCasesOfSource(source)), takesOver };
  }

  async revoke(id: string, caller: Caller): Promise<CommandResponse> {
    const command = { type: 'RevokeApiKey', data: { id, at: this.clock.now() } } as const;
    return {
      id,
      receipt: await this.commands.execute(new ChangeApiKey(id, command, caller.commandMetadata, caller.bounds)),
    };
  }
}
