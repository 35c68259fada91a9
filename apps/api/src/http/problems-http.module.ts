import { Module } from '@nestjs/common';
import { ProblemsController } from './problems.controller';

/** What the `type` of a problem points at, over HTTP. */
@Module({ controllers: [ProblemsController] })
export class ProblemsHttpModule {}
