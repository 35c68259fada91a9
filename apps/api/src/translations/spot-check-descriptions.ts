/** Chinese translations of member descriptions, by English text: spot checks. */
export const spotCheckDescriptions: Readonly<Record<string, string>> = {
  '行政区划代码 of the cases, with all below it.': '办件的行政区划代码，含其下各级。',
  '部门 that held the cases at their decision; null: every department.': '决定时承办的部门；null：全部部门。',
  '事项 of the cases; null: every item.': '办件的事项；null：全部事项。',
  'At least so many in a hundred of the cases are drawn: ⌈cases × percent ÷ 100⌉.':
    '至少抽取的百分比：办件数 × 百分比 ÷ 100，向上取整。',
  'Seed, which nobody can choose to suit: a number drawn in public, say. Cases stand in the order of the SHA-256 of the seed, a line feed and their number (UTF-8, hexadecimal), and the first are drawn.':
    '种子，应当是任何人不能挑选的，例如公开摇出的号码。办件按“种子、换行、办件编号”（UTF-8）的 SHA-256 十六进制值排序，抽取排在前面的。',
  '抽查通知: its number, date and seal.': '抽查通知的文号、落款日期和印章。',
  '抽查记录: its number, date and seal.': '抽查记录的文号、落款日期和印章。',
  'What was found.': '抽查情况。',
  '更正理由: why an earlier finding of this check is corrected; null: there is none.':
    '更正理由：更正本次抽查先前结论的原因；null：没有先前的结论。',
  'Decided cases that it was drawn from.': '抽取范围内已决定的办件数。',
  'Cases that were drawn.': '抽取的办件数。',
  'Id of the check.': '抽查标识。',
  'Id of the case.': '办件标识。',
  '部门; null: every department.': '部门；null：全部部门。',
  '事项; null: every item.': '事项；null：全部事项。',
  'First local day of the decisions.': '决定日期的首日（当地日期）。',
  'Last local day of the decisions.': '决定日期的末日（当地日期）。',
  'Seed: with it and the decided cases everybody draws the same.':
    '种子：以此和已决定的办件，任何人都会抽出同样的办件。',
  'At least so many in a hundred were to be drawn.': '应抽取的最低百分比。',
  'Drawn cases with a finding (numerator) of the decided cases of its scope (denominator).':
    '已登记结论的所抽办件（分子）占范围内已决定办件（分母）。',
  'Cases found to conform (numerator) of those with a finding (denominator).':
    '结论为合格的办件（分子）占已登记结论的办件（分母）。',
  'Id of the key that drew it, or of the official bound to it.': '抽取所用密钥的标识，或者其绑定人员的标识。',
  'Id of the key that recorded it, or of the official bound to it.': '登记所用密钥的标识，或者其绑定人员的标识。',
  '更正理由; null: it is the first finding.': '更正理由；null：首次结论。',
  'In the order in which they were drawn, from 1.': '按抽取的先后，从 1 起。',
  '部门 that held it at its decision.': '决定时承办的部门。',
  '承办人; null: nobody was named.': '承办人；null：未具名。',
  '抽查结论; null: none is recorded.': '抽查结论；null：尚未登记。',
};
