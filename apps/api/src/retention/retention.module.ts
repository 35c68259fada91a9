import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Retention } from './retention';

/** What is kept for a time only. The process says for how long (`RetentionTimes`), and lets it run. */
@Module({ imports: [CqrsModule], providers: [Retention] })
export class RetentionModule {}
