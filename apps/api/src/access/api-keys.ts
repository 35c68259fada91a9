import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeApiKey, DEPARTMENT_REQUIRED, hashOf, KeyRing } from '@sealtrail/access';
import type { FieldFault } from '@sealtrail/event-sourcing';
import type { Caller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { instantOf } from '../http/instant';
import { fault, invalid } from '../http/rejections';
import type { IssueApiKeyRequest } from './api-keys.request';
import { keyIdOf, newKey } from './new-key';

/** Makes keys. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: KeyRing,
  ) {}

  /** The key is in the answer that has made it only; a repetition of the request makes another, which opens nothing. */
  async issue(request: IssueApiKeyRequest, caller: Caller): Promise<CommandAnswer> {
    const errors = contradictionsIn(request);
    if (errors.length > 0) throw invalid(...errors);
    const id = keyIdOf(caller.commandId);
    const key = newKey(id);
    const { name, role, department = null, region = null, official = null } = request;
    const expiresAt = instantOf(request.expiresAt);
    const data = { id, name, role, department, region, official, hash: hashOf(key), expiresAt, at: caller.now };
    const receipt = await this.commands.execute(new ChangeApiKey(id, { type: 'IssueApiKey', data }, caller.envelope));
    const isTheOne = this.keys.find(key, caller.now) !== null;
    return { id, receipt, created: `/v1/api-keys/${id}`, ...(isTheOne ? { also: { key } } : {}) };
  }
}

function contradictionsIn({ role, department, official }: IssueApiKeyRequest): readonly FieldFault[] {
  if (department !== undefined) return [];
  if (official !== undefined) return [fault('/department', 'field.department-of-official-needed')];
  return DEPARTMENT_REQUIRED.includes(role) ? [fault('/department', 'field.department-of-role-needed', { role })] : [];
}
