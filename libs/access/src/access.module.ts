import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { KeyRing } from './read/key-ring';
import { Administrators } from './write/administrators';
import { ChangeApiKeyHandler } from './write/change-api-key';

/** 访问密钥. The ports it asks for are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [KeyRing, Administrators, ChangeApiKeyHandler],
  exports: [KeyRing],
})
export class AccessModule {}
