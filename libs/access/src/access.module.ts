import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { KeyDepartments } from './read/key-departments';
import { KeyRing } from './read/key-ring';
import { Administrators } from './write/administrators';
import { ChangeApiKeyHandler } from './write/change-api-key';

/** 访问密钥. The importing application provides the ports. */
@Module({
  imports: [CqrsModule],
  providers: [KeyRing, KeyDepartments, Administrators, ChangeApiKeyHandler],
  exports: [KeyRing, KeyDepartments],
})
export class AccessModule {}
