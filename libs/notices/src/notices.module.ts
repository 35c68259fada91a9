import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { GetNoticeHandler, ListNoticesHandler, ListNoticesOfCardHandler } from './read/list-notices';
import { ChangeNoticesHandler } from './write/change-notices';

/** 告知. The ports it asks for, and the jurisdiction, are given by the application that imports it. */
@Module({
  imports: [CqrsModule],
  providers: [ChangeNoticesHandler, GetNoticeHandler, ListNoticesHandler, ListNoticesOfCardHandler],
})
export class NoticesModule {}
