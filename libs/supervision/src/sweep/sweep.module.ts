import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangeSweepHandler } from './change-sweep';

/** The sweep after a calendar change. The ports it asks for are given by the application that imports it. */
@Module({ imports: [CqrsModule], providers: [ChangeSweepHandler] })
export class SweepModule {}
