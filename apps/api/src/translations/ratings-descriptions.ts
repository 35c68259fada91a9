/** Chinese translations of member descriptions, by English text: ratings. */
export const ratingsDescriptions: Readonly<Record<string, string>> = {
  '评价日期 from, inclusive.': '评价日期起，含当日。',
  '评价日期 to, inclusive.': '评价日期止，含当日。',
  '服务日期 from, inclusive: the day of the visit, or of the closing.': '服务日期起，含当日：到访之日，或者办结之日。',
  '服务日期 to, inclusive.': '服务日期止，含当日。',
  '评价标签: codes of the selected tags, 1 to 32 letters and digits each.':
    '评价标签：所勾选标签的代码，各为 1 至 32 个字母和数字。',
  '评价内容: stored in the vault, because it may name people.': '评价内容：保存在保险库中，因其可能提及他人。',
  '实名: omitted for anonymous ratings.': '实名：不填即为匿名。',
  '评价凭证, from the link or the slip.': '评价凭证，如链接或者回执所载。',
  '匿名: `rater` must be omitted; otherwise it is required (实名).': '匿名：匿名的不填 `rater`；否则必须填写（实名）。',
  '办件: the case.': '办件。',
  'Number of the visit, for `visit` only.': '到访序号，仅用于 `visit`。',
  'A text was written; it is stored in the vault.': '写有内容；文字在保险库中。',
  '被评价人: holder of the case, or official who served the visit.': '被评价人：办件的承办人，或者接待到访的人员。',
  'The visit, or the closing (办结).': '到访，或者办结。',
  'Given after seven natural days; counted nevertheless.': '满七个自然日之后评价的；照样计入。',
  'Rated with a slip printed by the hall: counted separately from 主动评价.':
    '凭大厅打印的回执作出的评价：与主动评价分开统计。',
  '评价内容; null: none, or erased.': '评价内容；null：没有，或者已删除。',
  'Sort order; ties by id. Default: `given`.': '排序；同值按标识。默认为 `given`。',
  '逾期: the pending step was not done by its limit.': '逾期：待办环节未在期限内完成。',
  '逾期: not rectified by its limit.': '逾期：未在期限内整改。',
  '派单日期 from, inclusive.': '派单日期起，含当日。',
  '派单日期 to, inclusive.': '派单日期止，含当日。',
  '整改期限 from, inclusive.': '整改期限起，含当日。',
  '整改期限 to, inclusive.': '整改期限止，含当日。',
  'Sort order; ties by id. Default: `ordered`.': '排序；同值按标识。默认为 `ordered`。',
  'Real-name ratings only (实名): the rater agrees to disclose the case to the rated department in an order to rectify. Default: not disclosed.':
    '仅限实名评价：评价人同意整改单向被评价单位写明办件。默认不写明。',
  'The rater agreed to disclose the case in an order to rectify.': '评价人同意整改单写明办件。',
  'null: a good rating without follow-up.': 'null：好评，无需处理。',
  'Last day of the pending step; null: nothing is pending, or without a limit.':
    '待办环节的最后一日；null：没有待办，或者没有进行中的期限。',
  '追评; does not change the first rating.': '追评；首次评价保持不变。',
  'The last day of the follow-up rating; null: not now.': '可以追评的最后一日；null：现在不可追评。',
  'null: valid.': 'null：计入。',
  'The acting official, or the key.': '办理的人员，或者密钥。',
  '按期; null: without a limit.': '按期；null：没有为其进行的期限。',
  'null: not reached.': 'null：未联系上。',
  '回访情况, of the latest visit': '最近一次回访的情况',
  '核实情况: kept in the vault, because it may name people.': '核实情况：保存在保险库中，因其可能提及他人。',
  '整改要求: written by the verification desk and visible to the rated department; must not contain the rater’s text or anything that identifies the rater.':
    '整改要求：专席自己的文字。被评价单位会看到：不得写入评价人的文字或者可以推知评价人的内容。',
  '回复内容: what the rater was told; kept in the vault, because it may name people.':
    '回复内容：向评价人所作的答复；保存在保险库中，因其可能提及他人。',
  '对整改满意: required if the rater was reached.': '对整改满意：已联系上的必须填写。',
  '回访情况: kept in the vault, because it may name people.': '回访情况：保存在保险库中，因其可能提及他人。',
  '理由: permanently visible, so it must not name anybody.': '理由：永久可见，故不得提及任何人。',
  '评价人; null: erased.': '评价人；null：已删除。',
  '联系电话; null: not given, or erased.': '联系电话；null：未留，或者已删除。',
  'Unrelated to the ids of the rating and the case.': '独立的标识：凭此不能找到评价或者办件。',
  'The rating; null for the rated department.': '评价；对被评价单位为 null。',
  'Author of the order at the verification desk; null for the rated department.':
    '派单的专席人员；对被评价单位为 null。',
  '办件; null: the rater has not agreed to disclose it.': '办件；null：评价人未同意写明。',
  '办件编号; null as `applicationId`.': '办件编号；同 `applicationId`，可为 null。',
  '整改期限: the last day in time.': '整改期限：期限内的最后一日。',
  '经办人: the answering official of the caller’s department; default: the official the key is bound to.':
    '经办人：由调用者部门的人员答复；默认为密钥所绑定的人员。',
  '整改情况: what was done; must not name anybody outside the department.':
    '整改情况：做了什么；不得提及单位之外的任何人。',
  '追评: a second rating, after the rectification of a bad one or the reply to it.':
    '追评：差评整改或者答复之后的第二次评价。',
};
