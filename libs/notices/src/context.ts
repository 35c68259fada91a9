import { defineContext } from '@sealtrail/event-sourcing';
import type { NoticeCommand } from './domain/notice-commands';
import { noticeUpcasters } from './domain/notice-upcasters';
import { NoticesModule } from './notices.module';
import { noticeWatch } from './react/notice-watch';
import { notices } from './read/notices-view';
import { noticesRejections } from './rejections';
import { noticesStatements } from './statements';
import { ChangeNotices } from './write/change-notices';

/** 告知: who is told of a card, and whether they were. */
export const noticesContext = defineContext({
  name: 'notices',
  module: NoticesModule,
  projections: [notices],
  reactors: [noticeWatch],
  commandRouting: {
    cardNotices: (id, command: NoticeCommand, commandMetadata) => new ChangeNotices(id, command, commandMetadata, null),
  },
  upcasters: noticeUpcasters,
  rejections: noticesRejections,
  statements: noticesStatements,
});
