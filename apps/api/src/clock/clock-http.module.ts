import { Module } from '@nestjs/common';
import { ClockController } from './clock.controller';

/** The simulated clock over HTTP, where there is one. */
@Module({ controllers: [ClockController] })
export class ClockHttpModule {}
