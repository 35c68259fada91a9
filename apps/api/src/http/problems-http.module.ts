import { Module } from '@nestjs/common';
import { ProblemsController } from './problems.controller';

/** The pages that the `type` of a problem refers to. */
@Module({ controllers: [ProblemsController] })
export class ProblemsHttpModule {}
