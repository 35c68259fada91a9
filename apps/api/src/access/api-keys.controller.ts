import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { derivedId, EventStore, type FieldError, type JsonObject, Rejection } from '@sealtrail/event-sourcing';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { instantOf } from '../http/instant';
import { type Page, page } from '../http/page';
import { IssueApiKeyRequest } from './api-keys.request';
import { ChangeApiKey } from './change-api-key';
import { type KeyOnRing, KeyRing } from './key-ring';
import { hashOf, newKey } from './key-text';
import { DEPARTMENT_REQUIRED } from './roles';

@ApiTags('Administration 管理')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: EventStore,
    private readonly keys: KeyRing,
  ) {}

  /** The key is in the first answer only; a repetition of the request answers without it. */
  @Post()
  async issue(@Body() request: IssueApiKeyRequest, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    const errors = contradictionsIn(request);
    if (errors.length > 0) throw new Rejection('request.invalid', 'The fields do not go together.', errors);
    const id = derivedId('apiKey', caller.commandId).replaceAll('-', '').slice(0, 16);
    const key = newKey(id);
    const first = (await this.store.answerTo(caller.commandId)) === null;
    const { name, role, department = null, region = null, official = null } = request;
    const expiresAt = instantOf(request.expiresAt);
    const data = { id, name, role, department, region, official, hash: hashOf(key), expiresAt, at: caller.now };
    const receipt = await this.commands.execute(new ChangeApiKey(id, { type: 'IssueApiKey', data }, caller.envelope));
    return { id, receipt, created: `/v1/api-keys/${id}`, ...(first ? { also: { key } } : {}) };
  }

  @Get()
  list(): Page {
    return page(this.keys.all().map(shown), null);
  }

  @Delete(':id')
  async revoke(@Param('id') id: string, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    const receipt = await this.commands.execute(
      new ChangeApiKey(id, { type: 'RevokeApiKey', data: { id, at: caller.now } }, caller.envelope),
    );
    return { id, receipt };
  }
}

function contradictionsIn({ role, department, official }: IssueApiKeyRequest): readonly FieldError[] {
  if (department !== undefined) return [];
  return [
    ...(DEPARTMENT_REQUIRED.includes(role)
      ? [{ pointer: '/department', detail: `is needed for the role ${role}` }]
      : []),
    ...(official !== undefined ? [{ pointer: '/department', detail: 'is needed for a key of one official' }] : []),
  ];
}

const shown = ({
  id,
  name,
  role,
  department,
  region,
  official,
  issuedAt,
  expiresAt,
  revokedAt,
}: KeyOnRing): JsonObject => ({
  id,
  name,
  role,
  department,
  region,
  official,
  issuedAt,
  expiresAt,
  revokedAt,
});
