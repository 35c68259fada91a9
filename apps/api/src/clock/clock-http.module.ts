import { Module } from '@nestjs/common';
import { ClockController } from './clock.controller';

/** HTTP routes of the simulated clock, if there is one. */
@Module({ controllers: [ClockController] })
export class ClockHttpModule {}
