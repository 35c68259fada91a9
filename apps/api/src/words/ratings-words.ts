/** What members of ratings mean: as it is declared, and in Chinese. */
export const ratingsWords: Readonly<Record<string, string>> = {
  '评价日期 from, inclusive.': '评价日期起，含当日。',
  '评价日期 to, inclusive.': '评价日期止，含当日。',
  '服务日期 from, inclusive: the day of the visit, or of the closing.': '服务日期起，含当日：到访之日，或者办结之日。',
  '服务日期 to, inclusive.': '服务日期止，含当日。',
  '评价标签: codes of the tags that were ticked, 1 to 32 letters and digits each.':
    '评价标签：所勾选标签的代码，各为 1 至 32 个字母和数字。',
  '评价内容: kept in the vault, because it may name people.': '评价内容：保存在保险库中，因其可能提及他人。',
  '实名: left out, it is anonymous.': '实名：不填即为匿名。',
  '评价凭证, as the link or the slip has it.': '评价凭证，如链接或者回执所载。',
  '匿名: then `rater` is left out; otherwise it is asked for (实名).':
    '匿名：匿名的不填 `rater`；否则必须填写（实名）。',
  '办件: the case.': '办件。',
  'Number of the visit, for `visit` only.': '到访序号，仅用于 `visit`。',
  'Something was written; the words are in the vault.': '写有内容；文字在保险库中。',
  '被评价人: who held the case, or served the visit.': '被评价人：办件的承办人，或者接待到访的人员。',
  'The visit, or the closing (办结).': '到访，或者办结。',
  'Given after seven natural days; it counts all the same.': '满七个自然日之后评价的；照样计入。',
  'Rated with a slip that the hall had printed: counted apart from 主动评价.':
    '凭大厅打印的回执作出的评价：与主动评价分开统计。',
  '评价内容; null: none, or erased.': '评价内容；null：没有，或者已删除。',
  'The order; ties by id. Default: `given`.': '排序；同值按标识。默认为 `given`。',
};
