export { noticesContext } from './context';
export * from './domain/notice-commands';
export * from './domain/notice-enums';
export type * from './domain/notice-events';
export { noticeIdOf } from './domain/notice-id';
export { NoticesModule } from './notices.module';
export { GetNotice, ListNotices, ListNoticesOfCard, type NoticeFilters, type ShownNotice } from './read/list-notices';
export { notices } from './read/notices-view';
export { ChangeNotices } from './write/change-notices';
