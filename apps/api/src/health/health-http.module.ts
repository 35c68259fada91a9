import { Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Readiness } from './readiness';

/** What an operator asks of the process. */
@Module({ controllers: [HealthController], providers: [Readiness] })
export class HealthHttpModule {}
