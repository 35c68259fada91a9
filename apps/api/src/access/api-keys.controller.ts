import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type IssuedKey, KeyRing } from '@sealtrail/access';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { ListQuery, type Page, page } from '../http/page';
import { changed, created, list } from '../http/route-responses';
import { Access } from './access.decorator';
import { ApiKeys } from './api-keys';
import { ApiKeyView, IssueApiKeyRequest, IssuedKeyView } from './api-keys.request';
import { apiKeysTable } from './api-keys.table';
import { administratorRoles } from './role-groups';

@ApiTags('Administration 管理')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly keys: KeyRing,
  ) {}

  @Post()
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '发放密钥', en: 'issue a key; it is shown in this response only' },
    response: created(IssuedKeyView),
    problems: [
      'api-key.beyond-issuer',
      'api-key.bounds-invalid',
      'api-key.exists',
      'api-key.expiry-past',
      'api-key.source-in-use',
      'view.behind',
      'view.incomplete',
    ],
  })
  issue(@Body() request: IssueApiKeyRequest, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    return this.apiKeys.issue(request, caller);
  }

  @Get()
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '密钥清单', en: 'list the keys, without their secrets' },
    response: list(ApiKeyView, apiKeysTable),
  })
  list(@Query() { limit, after }: ListQuery, @CurrentCaller() { scope }: Caller): Page {
    return page(this.keys.page(scope.region, limit, after?.id ?? null), shown);
  }

  @Delete(':id')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '吊销密钥', en: 'revoke a key' },
    response: changed(),
    problems: ['api-key.last-administrator', 'api-key.not-found'],
  })
  revoke(@Param('id') id: string, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    return this.apiKeys.revoke(id, caller);
  }
}

const shown = ({
  id,
  name,
  role,
  department,
  region,
  official,
  source,
  issuedAt,
  expiresAt,
  revokedAt,
  takenOver,
}: IssuedKey): JsonObject => ({
  id,
  name,
  role,
  department,
  region,
  official,
  source,
  issuedAt,
  expiresAt,
  revokedAt,
  takenOver,
});
