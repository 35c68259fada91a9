import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGrants } from './read/access-grants';
import { KeyDepartments } from './read/key-departments';
import { KeyRing } from './read/key-ring';
import { Administrators } from './write/administrators';
import { ChangeApiKeyHandler } from './write/change-api-key';
import { ChangeDelegationHandler } from './write/change-delegation';
import { ChangeEmergencyAccessHandler } from './write/change-emergency-access';

/** 访问密钥. The importing application provides the ports. */
@Module({
  imports: [CqrsModule],
  providers: [
    KeyRing,
    AccessGrants,
    KeyDepartments,
    Administrators,
    ChangeApiKeyHandler,
    ChangeDelegationHandler,
    ChangeEmergencyAccessHandler,
  ],
  exports: [KeyRing, AccessGrants, KeyDepartments],
})
export class AccessModule {}
