import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGrants, AccessModule, KeyRing } from '@sealtrail/access';
import { AccessGuard } from './access.guard';
import { ApiKeys } from './api-keys';
import { ApiKeysController } from './api-keys.controller';
import { BootstrapKey } from './bootstrap-key';
import { DelegationsController } from './delegations.controller';
import { EmergencyAccessesController } from './emergency-accesses.controller';
import { GrantsOfRequest } from './grants-of-request';
import { RequestAuthorizer } from './request-authorizer';
import { StreamTickets } from './stream-tickets';
import { AccessTokens } from './tokens/access-tokens';

/** Access control and API keys over HTTP. */
@Module({
  imports: [CqrsModule, AccessModule],
  controllers: [ApiKeysController, DelegationsController, EmergencyAccessesController],
  providers: [
    RequestAuthorizer,
    GrantsOfRequest,
    StreamTickets,
    AccessTokens,
    ApiKeys,
    BootstrapKey,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessModule, RequestAuthorizer, StreamTickets, BootstrapKey],
})
export class AccessHttpModule implements OnApplicationBootstrap {
  constructor(
    private readonly keys: KeyRing,
    private readonly grants: AccessGrants,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await Promise.all([this.keys.catchUp(), this.grants.catchUp()]);
  }
}
