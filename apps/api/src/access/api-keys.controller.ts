import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ChangeApiKey, type KeyOnRing, KeyRing } from '@sealtrail/access';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { ApiCommand, ApiList } from '../http/api-docs';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { ListQuery, type Page, page } from '../http/page';
import { ApiKeys } from './api-keys';
import { ApiKeyView, IssueApiKeyRequest, IssuedKeyView } from './api-keys.request';

@ApiTags('Administration 管理')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly apiKeys: ApiKeys,
    private readonly keys: KeyRing,
  ) {}

  @Post()
  @ApiCommand({ created: true, type: IssuedKeyView })
  issue(@Body() request: IssueApiKeyRequest, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    return this.apiKeys.issue(request, caller);
  }

  @Get()
  @ApiList(ApiKeyView)
  list(@Query() { limit, after }: ListQuery): Page {
    const { items, next } = this.keys.page(limit, after?.id ?? null);
    return page(items.map(shown), next);
  }

  @Delete(':id')
  @ApiCommand()
  async revoke(@Param('id') id: string, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    const receipt = await this.commands.execute(
      new ChangeApiKey(id, { type: 'RevokeApiKey', data: { id, at: caller.now } }, caller.envelope),
    );
    return { id, receipt };
  }
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
