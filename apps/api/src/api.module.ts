import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessModule } from './access/access.module';
import { ClockController } from './clock/clock.controller';
import { contextModules, controllers } from './contexts';
import { FilesController } from './files/files.controller';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { HttpModule } from './http/http.module';

/** All controllers beside those of the keys and the problems. */
export const apiControllers = (simulatedClock: boolean): Type[] => [
  HealthController,
  FilesController,
  ...(simulatedClock ? [ClockController] : []),
  ...controllers,
];

@Module({})
class ApiModule {}

/** The HTTP surface. The drivers come from a global module of the process that it runs in. */
export const apiModule = ({ simulatedClock }: { readonly simulatedClock: boolean }): DynamicModule => ({
  module: ApiModule,
  imports: [CqrsModule, HttpModule, AccessModule, ...contextModules],
  controllers: apiControllers(simulatedClock),
  providers: [Readiness],
});
