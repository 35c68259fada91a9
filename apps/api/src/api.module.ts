import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from './access/access.module';
import { contextModules, controllers } from './contexts';
import { HttpModule } from './http/http.module';

/** The HTTP surface. The drivers come from a global module of the process that it runs in. */
@Module({
  imports: [CqrsModule, HttpModule, AccessModule, ...contextModules],
  controllers: [...controllers],
})
export class ApiModule {}
