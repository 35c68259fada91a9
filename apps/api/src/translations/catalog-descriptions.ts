/** Chinese translations of member descriptions, by English text: the catalogue. */
export const catalogDescriptions: Readonly<Record<string, string>> = {
  'Already existed: changed, or unchanged.': '原已存在：已变更，或者照旧。',
  '截止日期: the list in force on this local date; default: today.': '截止日期：在该当地日期有效的清单；默认为今日。',
  'Already appointed: changed, or unchanged.': '原已任命：已变更，或者照旧。',
  'Already listed: a new version, or unchanged.': '原已列入：新的版本，或者照旧。',
  '网上可办: by web or mobile.': '网上可办：通过网上或者移动端。',
  'Departments with at least one such item.': '至少有一个此类事项的部门数。',
  'Of the items on the three lists together.': '占三张清单事项合计的比例。',
  'Of all items, those on one of the three lists.': '全部事项中，列入三张清单之一的。',
  'The list in force on this date.': '在该日期有效的清单。',
  'Departments with an item on that date.': '该日期有事项的部门数。',
  '统一社会信用代码 (GB 32100-2015), 18 characters. A wrong check character is kept and marked (`usccValid: false`), a wrong shape is refused.':
    '统一社会信用代码（GB 32100-2015），18 位。校验码有误的照存并标明（`usccValid: false`），格式有误的不予接受。',
  '上级部门: the code of the department above.': '上级部门的代码。',
  'The first day.': '首日。',
  'The last day; null: open.': '末日；null：不定期。',
  'Codes of the items it is for; null: all of the department.': '适用的事项代码；null：部门的全部事项。',
  '授权: without a mandate for the day and the item, acts of the official have no effect.':
    '授权：没有覆盖该日和该事项的授权，人员的行为无效。',
  'Whether its check character is right (GB 32100-2015).': '校验码是否正确（GB 32100-2015）。',
  'Revision of its stream, officials included: for `If-Match`.': '其流的修订号，含人员：供 `If-Match` 使用。',
  'null: all items of the department.': 'null：部门的全部事项。',
  'Unique in the item.': '在事项中唯一。',
  '必要性: required for a complete file.': '必要性：没有它材料不齐全。',
  '可容缺: may follow after acceptance.': '可容缺：可以在受理之后补交。',
  '材料复用: may be reused from an earlier filing.': '材料复用：可以取自此前的提交。',
  '证照类型代码 (GB/T 36904) of the certificate that replaces it: retrieved, not requested from the applicant (国令716).':
    '可以代替它的证照的类型代码（GB/T 36904）：调用，不要求提交（国令716）。',
  'Unique in the item: the `stepId` of opinions.': '在事项中唯一：即意见的 `stepId`。',
  '经办人: an official of that department.': '经办人：该部门的人员。',
  'The receiving department.': '收件部门。',
  'First day.': '首日。',
  'Last day; left out: until further notice.': '末日；不填的，另行通知前有效。',
  '实施主体, of a joint item the 牵头部门.': '实施主体，联办事项为牵头部门。',
  '工作日历 by which its limits are counted.': '计算其时限的工作日历。',
  '法定时限; null where no law sets one. A joint licence has at most 45 working days (行政许可法 art. 42(2)).':
    '法定时限；法律未设的为 null。联合办理的许可最多 45 个工作日（行政许可法第四十二条第二款）。',
  '法定时限依据: law and article, unless it is the licensing law itself.':
    '法定时限依据：法律及条款，非行政许可法本身规定的须写明。',
  '承诺时限, at most the statutory limit. If omitted: for a joint item the sum of its stages, for an instant item the same day; required for other items.':
    '承诺时限，不长于法定时限。不填的：联办事项为各环节之和，即办事项为当日；其他事项必须写明。',
  'Time within which the applicant must be notified of everything missing; default and maximum: 5 working days (行政许可法 art. 32(4)).':
    '一次性告知的期限；默认且最多 5 个工作日（行政许可法第三十二条第四项）。',
  '经办人: the official of the department who handles a case unless another is assigned.':
    '经办人：未另行指派的，由该人员承办。',
  '到现场次数: default 0 for zeroVisits, else 1; zeroVisits allows 0, oneVisit 1.':
    '到现场次数：zeroVisits 默认 0，其他默认 1；zeroVisits 允许 0，oneVisit 允许 1。',
  '情形: may be stated when a case is filed.': '情形：提交办件时可以写明属于哪一种。',
  'The law of the item allows non-acceptance on the spot (不动产登记暂行条例 art. 17).':
    '事项所依据的法律允许当场不予受理（不动产登记暂行条例第十七条）。',
  '委托受理: departments that may perform the first check of cases they receive (行政许可法 arts. 24, 26).':
    '委托受理：可以对其所收办件进行收件审查的部门（行政许可法第二十四条、第二十六条）。',
  '生效日期, not before that of the previous version; default: the day of the change.':
    '生效日期，不早于前一版本；默认为发生之日。',
  'The latest version of the item.': '事项的最新版本。',
  '取消依据: basis of the withdrawal.': '取消依据：为何移出清单。',
  'First day on which it cannot be filed any more; default: the day of the withdrawal.':
    '不再接受提交的首日；默认为发生之日。',
  'First day on which it is no longer in force.': '不再有效的首日。',
  'All departments that take part.': '参与的全部部门。',
  'The date the answer is for.': '答复所针对的日期。',
  'null: not in force on that date.': 'null：在该日期不在清单中。',
  'All versions, newest first.': '全部版本，最新的在前。',
  'Set if the latest version was withdrawn.': '最新版本已取消的，在此说明。',
  'Revision of its stream, for `If-Match`.': '其流的修订号，供 `If-Match` 使用。',
};
