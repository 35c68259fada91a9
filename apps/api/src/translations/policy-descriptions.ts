/** What members of supervision policies mean: as it is declared, and in Chinese. */
export const policyDescriptions: Readonly<Record<string, string>> = {
  'Working days that are left when the warning falls.': '发出预警时剩余的工作日数。',
  'Share of the time in percent at which it falls, where that is earlier; null: days left alone count.':
    '已用时限达到该百分比时预警，以较早者为准；null：只看剩余日数。',
  'Limits of fewer working days than this are warned of `shortRemainingDays` before their end.':
    '时限短于此工作日数的，于届满前 `shortRemainingDays` 日预警。',
  'Working days that are left of a short limit when the warning falls.': '短时限发出预警时剩余的工作日数。',
  'Working days after the end of the limit at whose end the card falls.':
    '期限届满后再经过的工作日数，该日终了时发牌。',
  'Working days from the start within which the policy itself promises it.':
    '监察规则自定的承诺时限，自起算之日起的工作日数。',
  '预警: before the promise ends.': '预警：承诺时限届满之前。',
  '黄牌: after the promise.': '黄牌：承诺时限届满之后。',
  '红牌: after the statutory limit.': '红牌：法定时限届满之后。',
  '红牌: after the promise, where there is no statutory limit.': '红牌：无法定时限的，承诺时限届满之后。',
  '黄牌: after the limit of the branch.': '黄牌：环节时限届满之后。',
  '核实, from the recording of the rating.': '核实，自评价登记起。',
  '整改, from the order.': '整改，自派单起。',
  '回复, from the rectification or the verification.': '回复，自整改或者核实起。',
  '回访, from the reply.': '回访，自回复起。',
  'The region in which it judges, with all below it. It stays.': '其适用的行政区划，含其下各级。不再变更。',
  'From when on it judges the clocks that start: not before it is told, nor before the version before it. Told once more from the same instant it takes the place of that version.':
    '自何时起适用于此后起算的计时：不早于登记时间，也不早于前一版本。同一施行时间再次登记的，取代该版本。',
  '发文字号 of the document that orders it.': '据以施行的文件的发文字号。',
  '差评整改: limits of its steps, in working days.': '差评整改各环节的时限，以工作日计。',
  '告知对象, by level of the card. They are told; they are not charged.': '告知对象，按牌级。告知不等于追责。',
  '行政区划代码 of the region in which somebody is judged.': '被监察对象所在的行政区划代码。',
  'It was there: a further version, or as it was.': '原已存在：登记新版本，或者照旧。',
  'The oldest first.': '由早到晚。',
  '一般整改: ordinary.': '一般整改。',
  '复杂整改: complex.': '复杂整改。',
  '时限规则, by what has a limit.': '时限规则，按有时限的环节。',
  '特别程序: while the clocks stand still.': '特别程序：计时中止期间。',
  'The latest version of the policy.': '该监察规则的最新版本。',
  'null: from the beginning.': 'null：自始施行。',
  '发文字号; null: it is shipped with the product.': '发文字号；null：为内置监察规则。',
  'Shipped with the product: it judges where no region has adopted a policy, and is fixed.':
    '内置：没有行政区划登记监察规则的，适用内置规则；内置规则不得修改。',
  'Of the stream of all policies, for `If-Match`.': '全部监察规则所在流的修订号，供 `If-Match` 使用。',
  'The nearest first: at each instant the first of them that has a version in force judges, the shipped one where none has.':
    '由近及远：每一时刻适用其中首个有现行版本者，均无的适用内置规则。',
};
