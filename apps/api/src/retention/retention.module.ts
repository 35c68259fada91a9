import { Module } from '@nestjs/common';
import { Retention } from './retention';

/** What is kept for a time only. The process says for how long (`RetentionTimes`), and lets it run. */
@Module({ providers: [Retention] })
export class RetentionModule {}
