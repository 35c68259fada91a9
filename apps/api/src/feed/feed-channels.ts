import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** How a consumer reads facts. */
export const feedChannels = defineEnumeration(
  { zh: '取用方式', en: 'Channel' },
  { pages: { zh: '分页取用', en: 'requested pages' }, stream: { zh: '实时事件', en: 'an open stream' } },
);
export type FeedChannel = ValueOf<typeof feedChannels>;
