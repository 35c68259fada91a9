import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type KeyOnRing, KeyRing } from '@sealtrail/access';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { changed, created, list } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { ListQuery, type Page, page } from '../http/page';
import { Access } from './access.decorator';
import { ApiKeys } from './api-keys';
import { ApiKeyView, IssueApiKeyRequest, IssuedKeyView } from './api-keys.request';
import { apiKeysTable } from './api-keys.table';
import { administering } from './role-groups';

@ApiTags('Administration 管理')
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly keys: KeyRing,
  ) {}

  @Post()
  @Access({
    roles: administering,
    scope: 'jurisdiction',
    summary: { zh: '发放密钥', en: 'make a key; it is shown in this answer only' },
    answers: created(IssuedKeyView),
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
  issue(@Body() request: IssueApiKeyRequest, @FromCaller() caller: Caller): Promise<CommandAnswer> {
    return this.apiKeys.issue(request, caller);
  }

  @Get()
  @Access({
    roles: administering,
    scope: 'jurisdiction',
    summary: { zh: '密钥清单', en: 'the keys, without their secrets' },
    answers: list(ApiKeyView, apiKeysTable),
  })
  list(@Query() { limit, after }: ListQuery, @FromCaller() { scope }: Caller): Page {
    return page(this.keys.page(scope.region, limit, after?.id ?? null), shown);
  }

  @Delete(':id')
  @Access({
    roles: administering,
    scope: 'jurisdiction',
    summary: { zh: '吊销密钥', en: 'refuse a key from now on' },
    answers: changed(),
    problems: ['api-key.last-administrator', 'api-key.not-found'],
  })
  revoke(@Param('id') id: string, @FromCaller() caller: Caller): Promise<CommandAnswer> {
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
}: KeyOnRing): JsonObject => ({
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
