import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule, KeyRing } from '@sealtrail/access';
import { AccessGuard } from './access.guard';
import { Admission } from './admission';
import { ApiKeys } from './api-keys';
import { ApiKeysController } from './api-keys.controller';
import { FirstKey } from './first-key';

/** Who may come in, and the keys. */
@Module({
  imports: [CqrsModule, AccessModule],
  controllers: [ApiKeysController],
  providers: [Admission, ApiKeys, FirstKey, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [AccessModule, Admission, FirstKey],
})
export class AccessHttpModule implements OnApplicationBootstrap {
  constructor(private readonly keys: KeyRing) {}

  onApplicationBootstrap(): Promise<void> {
    return this.keys.catchUp();
  }
}
