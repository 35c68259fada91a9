/** Chinese translations of member descriptions, by English text: calendars. */
export const calendarDescriptions: Readonly<Record<string, string>> = {
  'The last day in time.': '期限内的最后一日。',
  'The holiday notice of an approaching or current year has not been recorded.':
    '临近或者已开始的年度，放假通知尚未登记。',
  'The first date.': '首个日期。',
  'The last date, at most 800 days in all.': '最后日期，合计最多 800 日。',
  'Day 0, not counted.': '第 0 日，不计入。',
  '24:00 of that day (民法典 203), as UTC.': '该日 24:00（民法典第二百零三条），以 UTC 表示。',
  'Revisions of the calendar and of its parents up to the top.': '日历及其各上级日历的修订号，直至最上级。',
  'It counted a working day of a year without holiday notice: may still move.':
    '计入了尚无放假通知的年度的工作日：仍可能变动。',
  'Its number, if counted.': '计入的，为其序号。',
  'The holiday or declaration on which it is based.': '据以认定的节假日或者公告。',
  'The holiday notice of this year has not been recorded: may change.': '该年度尚无放假通知：仍可能变动。',
  'The region of the calendar. Cannot be changed.': '其日数所属的行政区划。不再变更。',
  '上级日历: provides the days not declared in the calendar itself; null only for the national calendar.':
    '上级日历：本日历未公告的，沿用其日期；只有全国日历为 null。',
  '工作日: whether the date is a working day from now on.': '工作日：该日期此后是否为工作日。',
  'The notice, or another reason.': '通知，或者其他理由。',
  '发文字号, if any.': '发文字号，如有。',
  'Name in the notice.': '通知中的名称。',
  '放假: days off, with or without weekends.': '放假：休息日，含或者不含周末。',
  '调休上班: make-up days.': '调休上班的日期。',
  'Recorded by `PUT /v1/calendars/{id}/years/{year}`.': '由 `PUT /v1/calendars/{id}/years/{year}` 登记。',
  'Date from which it is expected.': '从哪一日起等待。',
  '上级日历; null: top-level calendar.': '上级日历；null：为最上级。',
  'Years whose notice has been recorded for this calendar itself.': '本日历自身已登记通知的年度。',
  'Holiday notices that administrators have to record.': '管理员须登记的：各年度的放假通知。',
  'Revision of its stream, for `If-Match`.': '其流的修订号，供 `If-Match` 使用。',
  'The calendar itself, or the parent that provides the day.': '日历自身，或者沿用其日期的上级日历。',
  '发文字号; null: not recorded.': '发文字号；null：未报。',
  'null: by its weekday alone.': 'null：没有，只按星期认定。',
  'Revisions of the calendar and of its parents up to the top: it changes with every notice and every declaration.':
    '日历及其各上级日历的修订号，直至最上级：每次通知、每次公告都会变动。',
  'Every date after day 0: counted or skipped, with reason and source, and whether it may still change.':
    '第 0 日之后的每一日：计入或者跳过、理由、依据，以及是否仍可能变动。',
};
