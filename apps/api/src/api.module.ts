import { type DynamicModule, Module } from '@nestjs/common';
import { modules } from '@sealtrail/contexts';
import { ClockHttpModule } from './clock/clock-http.module';
import { HttpModule } from './http/http.module';
import { httpModules } from './http-modules';
import { RetentionModule } from './retention/retention.module';

@Module({})
class ApiModule {}

/** The HTTP surface. A global module of the process provides the drivers. */
export const apiModule = ({ simulatedClock }: { readonly simulatedClock: boolean }): DynamicModule => ({
  module: ApiModule,
  imports: [HttpModule, RetentionModule, ...httpModules, ...modules, ...(simulatedClock ? [ClockHttpModule] : [])],
});
