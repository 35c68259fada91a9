import { type DynamicModule, Module } from '@nestjs/common';
import { modules } from '@sealtrail/contexts';
import { ClockHttpModule } from './clock/clock-http.module';
import { HttpModule } from './http/http.module';
import { httpModules } from './http-modules';

@Module({})
class ApiModule {}

/** The HTTP surface. The drivers come from a global module of the process that it runs in. */
export const apiModule = ({ simulatedClock }: { readonly simulatedClock: boolean }): DynamicModule => ({
  module: ApiModule,
  imports: [HttpModule, ...httpModules, ...modules, ...(simulatedClock ? [ClockHttpModule] : [])],
});
