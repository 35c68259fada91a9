import { describeIndicator, INDICATORS, MEAN_INDICATORS, TIME_INDICATORS } from '@sealtrail/efficiency';

/** Descriptions of the indicators, from their catalogue. */
const indicatorDescriptions = [INDICATORS, MEAN_INDICATORS, TIME_INDICATORS]
  .flatMap((some) => Object.values(some))
  .map((indicator) => [describeIndicator(indicator, 'en'), describeIndicator(indicator, 'zh')]);

/** Chinese translations of member descriptions, by English text: reports. */
export const efficiencyDescriptions: Readonly<Record<string, string>> = {
  ...Object.fromEntries(indicatorDescriptions),
  'The day, week or month: its own report has the same figures.': '日、周或者月；与其自身的报表数字相同。',
  'In the order of time, also those on which nothing happened.': '按时间顺序，没有任何数字的也列出。',
  'How long each point is: shorter than the period.': '每点的长度：短于报告期。',
  'Accepted cases whose promise runs, the overdue ones included.': '已受理、承诺时限正在计算的在办件，含已超期的。',
  'Of these: the promise ends within the horizon.': '其中：承诺时限在预测期内届满的。',
  'Cases decided in the days before: the pace.': '此前四周已决定的办件：即当前进度。',
  '预计超期: cases that are late by their promise at the present pace, the one due first before all others: the *n*-th of all accepted ones, overdue ones counted, is late where *n* × 28 > cases decided in the 28 days before × days left, today included. Defined here; from integers only.':
    '预计超期：按当前进度、先到期先办，将超过承诺时限的办件：全部在办件（含已超期的）中的第 *n* 件，*n* × 28 大于此前 28 日已决定的办件数与剩余日数（含今日）之积的，即超期。本系统定义；仅由整数计算。',
  'The days that it is about, today included.': '预测期，含今日。',
  'The four weeks before, that say how fast cases are decided.': '此前四周，据以计算进度。',
  'First local day.': '首日（当地日期）。',
  'Last local day.': '末日（当地日期）。',
  'When it was made; it is kept as it was.': '作出时间；按作出时原样保存。',
  'Cases that were due within its days.': '其预测期内到期的办件。',
  'Cases that it expected to be late.': '预计超期的办件。',
  '实际超期: cases whose promise ended within its days, late.': '实际超期：承诺时限在其预测期内届满且超期的办件。',
  'Those of the last thirty nights whose days are over, the latest first; with the first page only.':
    '最近三十夜中预测期已过的，最近的在前；仅第一页给出。',
  '材料压缩率: materials required of a case, in the mean, less than then (numerator) of then (denominator); from the integers, below 0 where it is more. Source: published reports of cities.':
    '材料压缩率：平均每件必要材料数较当时减少（分子）占当时（分母）；由整数计算，增加的低于 0。依据：各市公开报告。',
  '环节压缩率: steps of a case, in the mean, less than then (numerator) of then (denominator); from the integers, below 0 where it is more. Source: published reports of cities.':
    '环节压缩率：平均每件环节数较当时减少（分子）占当时（分母）；由整数计算，增加的低于 0。依据：各市公开报告。',
  '跑动压缩率: visits of a closed case, in the mean, less than then (numerator) of then (denominator); from the integers, below 0 where it is more. Source: published reports of cities.':
    '跑动压缩率：平均每件办结件跑动次数较当时减少（分子）占当时（分母）；由整数计算，增加的低于 0。依据：各市公开报告。',
  '用时压缩率: working days of a case, in the mean, less than then (numerator) of then (denominator); from the integers, below 0 where it is more. Source: published reports of cities.':
    '用时压缩率：平均每件工作日较当时减少（分子）占当时（分母）；由整数计算，增加的低于 0。依据：各市公开报告。',
  '用时压缩率: calendar days of a case, in the mean, less than then (numerator) of then (denominator); from the integers, below 0 where it is more. Source: published reports of cities.':
    '用时压缩率：平均每件自然日较当时减少（分子）占当时（分母）；由整数计算，增加的低于 0。依据：各市公开报告。',
  'Every card that fell in the period, in whatever state.': '报告期内触发的全部牌，不论状态。',
  'Of all rules; those that wait for a person, were dismissed or have lapsed are in neither count.':
    '全部规则；待发、已取消和已失效的，两项均不计。',
  'How they stand now; they sum to `all`.': '现在的状态；合计等于 `all`。',
  '月份: in which the cards fell.': '月份：触发的月份。',
  'How they stand now.': '现在的状态。',
  '用时归属: of cases counted in working days.': '用时归属：按工作日计的办件。',
  '用时归属: of cases counted in calendar days.': '用时归属：按自然日计的办件。',
  'Decided cases.': '已决定的办件。',
  'All their days from receipt to end; the parts sum to it.': '自收件至办结的全部日数；各部分之和。',
  'The largest first.': '由大到小。',
  '特别程序: of a pause.': '特别程序：限特别程序的日数。',
  '部门: of a holder.': '部门：限承办部门持有的日数。',
  'Of a holder; null also where nobody was named, and of other departments to a key of one.':
    '承办人；未具名的为 null，对限于一个部门的密钥，其他部门的也为 null。',
  'Decided cases that were closed before it was kept whose their time was; they are in no part.':
    '在记录用时归属之前办结的已决定办件；不在任何部分中。',
  'How many cases a row needs to have a rank; with fewer than thirty the order of rows is mostly chance.':
    '一行参加排名所需的办件数；少于三十件的，名次多半出于偶然。',
  'What is in the denominator of the share, or how many cases the days are of.': '比例的分母，或者用时所涉办件数。',
  'null where times are ranked.': '按用时排名的为 null。',
  '中位数, by nearest rank; null where shares are ranked, and where there are no cases.':
    '中位数，取最近秩；按比例排名的和没有办件的为 null。',
  'Days used, and how many cases used them; null where shares are ranked.': '用时日数及其办件数；按比例排名的为 null。',
  '95 % confidence: of a share in percent by the score interval (Wilson), of a median in days by order statistics (binomial); null: too few cases for one.':
    '95 % 置信区间：比例按百分数，取 Wilson 得分区间；中位数按日数，取次序统计量（二项分布）；null：办件太少。',
  '名次: equal ones share a rank, and the next is as many further on; null: not ranked.':
    '名次：相同者并列，其后名次顺延；null：未排名。',
  'The best rank that it may have: one behind the rows whose intervals lie wholly on the better side.':
    '可能的最高名次：在置信区间完全较优的各行之后。',
  'The worst rank that it may have: before the rows whose intervals lie wholly on the worse side.':
    '可能的最低名次：在置信区间完全较差的各行之前。',
  '不可区分: so many other ranked rows have an interval that overlaps with its own.':
    '不可区分：置信区间与其重叠的其他已排名行数。',
  'Which side of the indicator comes first.': '指标的哪一侧在前。',
  'How many cases a row needed.': '一行所需的办件数。',
  'How many rows have a rank.': '已排名的行数。',
  'By rank; those without one last, by name.': '按名次；未排名的在后，按名称。',
  'The member of a report that it is; one of times stands in `workingDays` and `calendarDays`.':
    '报告中的字段；用时指标在 `workingDays` 和 `calendarDays` 中。',
  '计算公式: numerator, denominator and source in a sentence.': '计算公式：分子、分母和依据。',
  'null: neither.': 'null：无所谓优劣。',
  'Whether rows may be ranked by it.': '能否据以排名。',
  'A day and a week: by department or region only.': '日和周：只按部门或者行政区划。',
  'As it is asked for.': '与请求中的写法相同。',
  'Other periods beside each row: just before, of the year before, or both.':
    '每行旁边的其他报告期：上一期、上年同期，或者两者。',
  'null: what does not say how its case came in.': 'null：未说明申请渠道的。',
  'More or fewer (numerator) of what there was (denominator).': '增减（分子）占原数（分母）。',
  'Working days of a case more or fewer, in the mean.': '每件平均用时增减的工作日。',
  'Calendar days of a case more or fewer, in the mean.': '每件平均用时增减的自然日。',
  'In percentage points.': '百分点。',
  'More or fewer in the mean.': '平均数的增减。',
  'The same figures of that period.': '该报告期的同样数字。',
  'What has changed since, computed from the integers and rounded half up to two decimals; null where there is nothing to compare.':
    '此后的变化，由整数计算，四舍五入到两位小数；无可比时为 null。',
  'Where asked for; null: nothing happened in that period.': '请求时给出；null：该报告期内没有任何数字。',
  'Where asked for; null: there is no such period, as of 29 February a year before.':
    '请求时给出；null：没有这样的报告期，例如 2 月 29 日的上年同日。',
  'The periods that stand beside.': '并列的报告期。',
  'Received by channel.': '按渠道的收件量。',
  '匿名评价数 null for the rated.': '匿名评价数；对被评价人为 null。',
  'Given after the seven natural days. null for the rated.': '满七个自然日之后的评价。对被评价人为 null。',
  '部门: this department only.': '部门：仅此部门。',
  '已超期: the limit has ended.': '已超期：时限已届满。',
  '今日到期: due today.': '今日到期。',
  '明日到期: due tomorrow.': '明日到期。',
  '待会签: branches that wait for an opinion.': '待会签的环节。',
  '承诺时限: by the promise.': '按承诺时限。',
  '法定时限: by the statutory limit.': '按法定时限。',
  '本周到期: from today on to the end of Sunday, today and tomorrow included.':
    '本周到期：自今日起至周日止，含今日到期和明日到期。',
  '在办: open cases, each for who holds it now.': '在办：尚未办结的办件，各计于现在的承办人。',
  '待受理: of these, not accepted yet.': '待受理：其中尚未受理的。',
  '特别程序中: of these, accepted, and the promise stands still.': '特别程序中：其中已受理、承诺时限停止计算的。',
  '会签: branches that wait for an opinion, by their own limits; in no figure of cases.':
    '会签：等待意见的环节，按环节自身时限；不计入办件数。',
  'The instant that it is about: now.': '所统计的时刻：现在。',
  'The local day of that instant.': '该时刻的当地日期。',
  'The Sunday that ends the week.': '本周最后一日（周日）。',
  'It was published: a correction, or as it was.': '已发布：更正，或者与已发布的一致。',
  '通报: its number, date and seal.': '通报：文号、落款日期和印章。',
  '职务 of who publishes.': '发布人的职务。',
  '更正理由: why what was published is corrected; null: nothing was.':
    '更正理由：为何更正已发布的报表；null：此前未发布。',
  'This version; left out: the latest.': '此版本；不填则为最新版本。',
  'Figures by the names that they have in the efficiency report, joined by dots (`dueWithinPromise.numerator`); what is not there is 0 or had nothing to say.':
    '各项数字，名称同效能报表，以点相连（`dueWithinPromise.numerator`）；未列出的为 0 或者无可统计。',
  '1; of a correction the next one.': '首次为 1；更正依次递增。',
  'Every fact up to this position is in the figures; null where positions are not shown.':
    '此位置及以前的事实均已计入；不显示位置的，为 null。',
  'No fact behind this position is in the figures.': '此位置以后的事实均未计入。',
  'Id of the key that published it, or of the official bound to it.': '发布所用密钥的标识，或者其所绑定人员的标识。',
  '更正理由; null: it is the first.': '更正理由；null：首次发布。',
  'As it was published; 0: it was not there.': '发布时的数字；0：发布时没有。',
  'As it is known now.': '现在所知的数字。',
  '部门; null: of all together.': '部门；null：合计。',
  'As known at which position it was published.': '发布时所知截至的日志位置。',
  'Departments in the publication, whoever asks.': '发布所含部门数，与查询人无关。',
  'As published; a key of one department sees its own.': '发布时的各行；绑定部门的密钥只见本部门。',
  'Every publication of the report, the oldest first.': '该报表的历次发布，最早的在前。',
  'As known at which position the figures were compared.': '比较时所知截至的日志位置。',
  'What is otherwise now; empty: nothing is.': '发布后的变化；空：没有变化。',
  'Id of the card: `GET /v1/cards/{id}`.': '监察牌标识：`GET /v1/cards/{id}`。',
  'When it fell.': '触发时间。',
  'The local day on which it fell.': '触发的当地日期。',
  'Points taken off.': '所扣分数。',
  'The cards that it rests on.': '所依据的监察牌。',
  'Local month.': '当地月份。',
  'The base less all points taken off; never below 0.': '基础分减去所扣分数，不低于 0。',
  'The policy in force when the month began.': '当月开始时施行的监察规则。',
  'Warnings too few to be counted as one.': '未满折算数的预警。',
  'The mean of its months, rounded half up to two decimals.': '各月平均分，四舍五入到两位小数。',
  'The months of the period that have begun.': '报告期内已开始的各月。',
  'Of whoever had no card, by the policy of the region; null: no month of the period has begun.':
    '无牌者的分数，按该行政区划的监察规则；null：报告期尚无月份开始。',
  'Whoever has had a card in the period; everybody else has the base.': '报告期内有牌的部门或者人员；其余均为基础分。',
  '行政区划代码 of the region that the circular is of.': '通报所属的行政区划代码。',
  '工作人员; null: the line is about the department.': '工作人员；null：此行为部门。',
  '名次 by score; equal scores share it; null: nothing is ranked, or a key of one department asks.':
    '按得分的名次，同分同名次；null：不排名，或者由限于一个部门的密钥查询。',
  '亮牌, by the days on which they fell.': '亮牌，按触发日期统计。',
  '收件量; null: days are counted of departments alone, where something happened.':
    '收件量；null：按日统计仅限有业务发生的部门。',
  '办结量; null: days are counted of departments alone, where something happened.':
    '办结量；null：按日统计仅限有业务发生的部门。',
  '收件审查按时率, of the first checks that ended; null: days are counted of departments alone, where something happened.':
    '收件审查按时率，以报告期内结束的收件审查为基数；null：按日统计仅限有业务发生的部门。',
  '好评率: the three better levels ÷ ratings that count; null for the rated, and by days.':
    '好评率：前三级评价 ÷ 有效评价；对被评价单位以及按日统计的为 null。',
  '预警转化率; null: days are counted of departments alone, where something happened.':
    '预警转化率；null：按日统计仅限有业务发生的部门。',
  '承诺按期办结率, of the cases that fell due; null: days are counted of departments alone, where something happened.':
    '承诺按期办结率，以到期办件为基数；null：按日统计仅限有业务发生的部门。',
  '法定按期办结率, of the cases that fell due; null: days are counted of departments alone, where something happened.':
    '法定按期办结率，以到期办件为基数；null：按日统计仅限有业务发生的部门。',
  '超期未结 at the end of the period; null: days are counted of departments alone, where something happened.':
    '报告期末超期未结；null：按日统计仅限有业务发生的部门。',
  '好差评 by level; null for the rated, and by days.': '各等级好差评；对被评价人和不足月的为 null。',
  '得分; null: the kind has none.': '得分；null：该种通报不计分。',
  'Its first local day.': '第一日（当地）。',
  'Its last local day.': '最后一日（当地）。',
  'When it was put together: its figures are those of now.': '编制时间：数字为现在所知。',
  'The publication of the report of its months: number, date and seal; null: nothing is published, and it is a draft.':
    '所含月份报表的发布：文号、日期和印章；null：尚未发布，为稿本。',
  'Departments, then officials who had cards, for those who may see these.':
    '先为部门，后为有牌的工作人员（限有权查看的人）。',
  'Cases.': '办件数。',
  'All days of all cases.': '全部办件的全部日数。',
  '平均用时, rounded half up to two decimals.': '平均用时，四舍五入到两位小数。',
  '中位数, by nearest rank.': '中位数，取最近秩。',
  '90th percentile, by nearest rank.': '第 90 百分位数，取最近秩。',
  '已撤销: always visible, and excluded from all other figures.': '已撤销：永久可见，不计入其他任何数字。',
  '受理量, including deemed acceptances.': '受理量，含视为受理。',
  '视为受理: deemed accepted (行政许可法 art. 32(4)), in the month of the receipt.':
    '视为受理：因逾期不告知（行政许可法第三十二条第四项），计入收件月份。',
  '超期未结: open when the period ended, and overdue.': '超期未结：报告期末在办且已超期。',
  '补正告知: notices given.': '补正告知的次数。',
  '跑动次数 of the closed cases.': '办结件的跑动次数。',
  '亮牌, in the month in which they were due.': '亮牌，计入触发月份。',
  '好差评 by level; null for the rated where there are fewer than five.':
    '各等级好差评；对被评价人，不足五条的为 null。',
  '工作人员; null: no official was named.': '工作人员；null：未指明人员。',
  'Of all rows; with the first page only.': '全部行的合计；只在第一页给出。',
  '工作人员; null: only the department is charged.': '工作人员；null：只监察部门。',
  '行政区划代码; null in the total, and for the rated.': '行政区划代码；合计行和对被评价人为 null。',
  '被评价部门; null in the total.': '被评价部门；合计行为 null。',
  'Local months that are in these figures.': '这些数字所含的当地月份。',
  '主动评价 by level, in the month in which they were given; for the rated, in which they were told. For the rated it sums up the closed months that may be shown: five ratings at least, of two levels at least, and fewer than closed cases; null where there is none.':
    '各等级主动评价，计入评价月份；对被评价人，计入报告月份。对被评价人，只合计可以显示的已结束月份：至少五条评价、至少两个等级，且少于办结件数；没有的为 null。',
  'Given with slips that a hall had printed, in no other figure. null for the rated.':
    '凭大厅打印的回执作出的，不计入其他数字。对被评价人为 null。',
  '评价率: of the cases closed in the period, those whose matter was rated. null for the rated.':
    '评价率：报告期内办结的办件中，其事项已被评价的比例。对被评价人为 null。',
  '主动评价率: the same, because nothing is rated by default. null for the rated.':
    '主动评价率：同上，因为没有默认评价。对被评价人为 null。',
  '未评率: of the cases closed in the period, those whose matter was not rated. null for the rated.':
    '未评率：报告期内办结的办件中，其事项未被评价的比例。对被评价人为 null。',
  '一次一评: of the visits paid in the period, those that were rated. null for the rated.':
    '一次一评：报告期内的到访中，已被评价的比例。对被评价人为 null。',
  '好评率: of the ratings given in the period, those of the first three levels; For the rated it sums up the closed months that may be shown: five ratings at least, of two levels at least, and fewer than closed cases; null where there is none.':
    '好评率：报告期内的评价中，前三个等级的比例。对被评价人，只合计可以显示的已结束月份：至少五条评价、至少两个等级，且少于办结件数；没有的为 null。',
  '主动评价好评率: the same, because nothing is rated by default; For the rated it sums up the closed months that may be shown: five ratings at least, of two levels at least, and fewer than closed cases; null where there is none.':
    '主动评价好评率：同上，因为没有默认评价。对被评价人，只合计可以显示的已结束月份：至少五条评价、至少两个等级，且少于办结件数；没有的为 null。',
  '差评率: of the ratings given in the period, those of the last two levels; For the rated it sums up the closed months that may be shown: five ratings at least, of two levels at least, and fewer than closed cases; null where there is none.':
    '差评率：报告期内的评价中，后两个等级的比例。对被评价人，只合计可以显示的已结束月份：至少五条评价、至少两个等级，且少于办结件数；没有的为 null。',
  '默认评价: none of these figures counts silence as a rating.': '默认评价：这些数字都不把沉默计为评价。',
  '作废 in the period, by level, whenever they were given; in no other figure. null for the rated.':
    '报告期内作废的，按等级，无论何时评价；不计入其他数字。对被评价人为 null。',
  '差评回复率: of the bad ratings given in the period, those whose rater was replied to. null for the rated.':
    '差评回复率：报告期内的差评中，已答复评价人的比例。对被评价人为 null。',
  '差评整改率: of the bad ratings given in the period, those that were rectified. null for the rated.':
    '差评整改率：报告期内的差评中，已整改的比例。对被评价人为 null。',
  '按期整改率: of the orders that fell due in the period, those that were rectified in time. null for the rated.':
    '按期整改率：报告期内到期的整改单中，按期整改的比例。对被评价人为 null。',
  '实名差评回访率: of the bad ratings by name given in the period, those whose rater was reached. null for the rated.':
    '实名差评回访率：报告期内的实名差评中，已联系上评价人的比例。对被评价人为 null。',
  '回访整改满意率: of the raters reached in the period, those who were satisfied. null for the rated.':
    '回访整改满意率：报告期内已联系上的评价人中，表示满意的比例。对被评价人为 null。',
  '追评满意率: of the follow-up ratings given in the period, those of the first three levels. null for the rated.':
    '追评满意率：报告期内的追评中，前三个等级的比例。对被评价人为 null。',
};
