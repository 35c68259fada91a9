import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Retention } from './retention';

/** Deletion of data with a retention period. The process configures the periods (`RetentionTimes`), and runs it. */
@Module({ imports: [CqrsModule], providers: [Retention] })
export class RetentionModule {}
