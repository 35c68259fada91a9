import { each, omitted, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { ListedCalendarView } from './calendar.view';

/** Columns of 日历 in a file. */
export const calendarsTable = tableOf<ListedCalendarView>(
  { zh: '日历', en: 'calendars' },
  {
    id: text('日历标识', 'Calendar id'),
    region: text('行政区划代码', 'Region'),
    parent: text('上级日历', 'Parent'),
    noticedYears: each('已有通知的年份', 'Noticed years', (year) => [year]),
    waitsFor: each('待录入通知', 'Waits for the notice of', ({ year, since }) => [year, since]),
    // For `If-Match` only.
    revision: omitted,
  },
);
