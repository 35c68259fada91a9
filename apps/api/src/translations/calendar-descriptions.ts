/** What members of calendars mean: as it is declared, and in Chinese. */
export const calendarDescriptions: Readonly<Record<string, string>> = {
  'The last day that is in time.': '期限内的最后一日。',
  'The notice of a year that is near, or has begun, has not been told.': '临近或者已开始的年度，放假通知尚未登记。',
  'The first date.': '首个日期。',
  'The last date, at most 800 days in all.': '最后日期，合计最多 800 日。',
  'Day 0, which does not count.': '第 0 日，不计入。',
  '24:00 of that day (民法典 203), as UTC.': '该日 24:00（民法典第二百零三条），以 UTC 表示。',
  'Revisions of the calendar and of its parents up to the top.': '日历及其各上级日历的修订号，直至最上级。',
  'It counted a working day of a year of which nobody has given notice yet: it may still move.':
    '计入了尚无放假通知的年度的工作日：仍可能变动。',
  'Its number, where it counts.': '计入的，为其序号。',
  'The holiday or the declaration that says so.': '据以认定的节假日或者公告。',
  'Nobody has given notice of this year yet: it may change.': '该年度尚无放假通知：仍可能变动。',
  'The region whose days it counts. It stays.': '其日数所属的行政区划。不再变更。',
  '上级日历: whose days it has where nothing is declared in it; null for the calendar of the country alone.':
    '上级日历：本日历未公告的，沿用其日期；只有全国日历为 null。',
  '工作日: whether the date is a working day from now on.': '工作日：该日期此后是否为工作日。',
  'The notice, or whatever else is the reason.': '通知，或者其他理由。',
  '发文字号, where there is one.': '发文字号，如有。',
  'What the notice calls it.': '通知中的名称。',
  '放假: days off, weekends among them or not.': '放假：休息日，含或者不含周末。',
  '调休上班: make-up days.': '调休上班的日期。',
  'Told by `PUT /v1/calendars/{id}/years/{year}`.': '由 `PUT /v1/calendars/{id}/years/{year}` 登记。',
  'From which date on it is waited for.': '从哪一日起等待。',
  '上级日历; null: it stands at the top.': '上级日历；null：为最上级。',
  'Years whose notice has been told of this calendar itself.': '本日历自身已登记通知的年度。',
  'What administrators have to tell: notices of years.': '管理员须登记的：各年度的放假通知。',
  'Of its stream, for `If-Match`.': '其流的修订号，供 `If-Match` 使用。',
  'The calendar itself, or the parent that it has the day of.': '日历自身，或者沿用其日期的上级日历。',
  '发文字号; null: none was told.': '发文字号；null：未报。',
  'null: nobody; its weekday alone.': 'null：没有，只按星期认定。',
  'Revisions of the calendar and of its parents up to the top: it changes with every notice and every declaration.':
    '日历及其各上级日历的修订号，直至最上级：每次通知、每次公告都会变动。',
  'Every date after day 0: counted or skipped, why, who says so, and whether it may still change.':
    '第 0 日之后的每一日：计入或者跳过、理由、依据，以及是否仍可能变动。',
};
