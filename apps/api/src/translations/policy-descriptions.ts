/** Chinese translations of member descriptions, by English text: supervision policies. */
export const policyDescriptions: Readonly<Record<string, string>> = {
  'Working days that are left when it falls; null: the share of the time alone counts. With neither it does not fall.':
    '发牌时剩余的工作日数；null：只看已用百分比。两者皆无的不发。',
  'The limit that it falls off.': '据以发牌的时限。',
  'When it falls before the end of the limit, without days of grace; null: after it.':
    '在时限届满前发牌的条件，无宽限日；null：届满后发牌。',
  'From when on the agency is open, local time.': '开始办公的当地时间。',
  'Until when it is open; 24:00: to the end of the day.': '结束办公的当地时间；24:00：至当日终了。',
  '办公时间 of every working day, in the order of the day.': '每个工作日的办公时间，依次排列。',
  'The profile that it adopts: what the document leaves out is as that has it. Needed where it is not whole.':
    '所采用的内置方案：文件未写明的依该方案。文件不完整的必须填写。',
  '计时: how the instants of cards are counted.': '计时：发牌时刻的计算方式。',
  '发牌方式, by rule.': '发牌方式，按监察规则。',
  'null: it was adopted by none.': 'null：未采用内置方案。',
  'Share of the time in percent at which it falls, where that is earlier; null: days left alone count.':
    '已用时限达到该百分比时预警，以较早者为准；null：只看剩余日数。',
  'Limits of fewer working days than this are warned of `shortRemainingDays` before their end, where days left count.':
    '看剩余日数的，时限短于此工作日数时，于届满前 `shortRemainingDays` 日发出。',
  'Working days that are left of a short limit when the warning falls.': '短时限发出预警时剩余的工作日数。',
  'Working days after the end of the limit at whose end the card falls.':
    '期限届满后再经过的工作日数，该日终了时发牌。',
  'Working days from the start within which the policy itself promises it.':
    '监察规则自定的承诺时限，自起算之日起的工作日数。',
  '预警: before the promise ends.': '预警：承诺时限届满之前。',
  '黄牌: off the promise, unless it says otherwise.': '黄牌：依承诺时限，另有写明的除外。',
  '红牌: off the statutory limit, unless it says otherwise.': '红牌：依法定时限，另有写明的除外。',
  '红牌: after the promise, where it falls off a statutory limit that there is not.':
    '红牌：应依法定时限而无法定时限的，承诺时限届满之后。',
  '黄牌: after the limit of the branch.': '黄牌：环节时限届满之后。',
  '核实, from the recording of the rating.': '核实，自评价登记起。',
  '整改, from the order.': '整改，自派单起。',
  '回复, from the rectification or the verification.': '回复，自整改或者核实起。',
  '回访, from the reply.': '回访，自回复起。',
  'The region in which it judges, with all below it. It stays.': '其适用的行政区划，含其下各级。不再变更。',
  'From when on it judges the clocks that start: not before it is told, nor before the version before it. Told once more from the same instant it takes the place of that version.':
    '自何时起适用于此后起算的计时：不早于登记时间，也不早于前一版本。同一施行时间再次登记的，取代该版本。',
  '发文字号 of the document that orders it.': '据以施行的文件的发文字号。',
  '计分: what cards take off, in points.': '计分：各牌所扣分数。',
  '折算: how many cards are counted as one.': '折算：多少张牌按一张计。',
  'Points of a month without cards.': '当月无牌时的分数。',
  'Points that warnings take off, each time that there are as many as are counted as one.':
    '预警累计到折算数时，每次所扣分数。',
  'Points that a yellow card takes off.': '每张黄牌所扣分数。',
  'Points that a red card takes off.': '每张红牌所扣分数。',
  'So many warnings of a month take points off once; 0: none do.': '当月多少次预警扣分一次；0：预警不扣分。',
  'So many yellow cards of a month are one red in the score; 0: none are.':
    '当月多少张黄牌在计分时折算为一张红牌；0：不折算。',
  '差评整改: limits of its steps, in working days.': '差评整改各环节的时限，以工作日计。',
  '反馈: by when a card is answered.': '反馈：被监察者答复监察牌的期限。',
  '申诉: until when, and by when it is decided.': '申诉：提出和决定的期限。',
  'Working days from the issue of a yellow or red card within which whoever it charges explains it.':
    '自发出黄牌或者红牌起，被监察者作出说明的工作日数。',
  '申诉期限 in working days, from the issue of the card.': '申诉期限的工作日数，自发牌起。',
  'Working days within which an appeal is decided, from the appeal; once more from its escalation.':
    '作出申诉决定的工作日数，自申诉起；上报的自上报起重新计算。',
  'Whether the card is published nowhere while the appeal is undecided.': '申诉未决期间是否停止公布该牌。',
  '告知对象, by level of the card. They are told; they are not charged.': '告知对象，按牌级。告知不等于追责。',
  '告知: when and of which steps of a card people are told.': '告知：何时、对牌的哪些步骤告知。',
  'From when on nobody is told, local time.': '自何时起不告知，当地时间。',
  'Until when nobody is told; before `from`: of the next day.': '至何时止不告知；早于 `from` 的，为次日。',
  '免打扰时段; null: there are none.': '免打扰时段；null：没有。',
  'Working days before the time to answer a card ends, and before that to decide on an appeal, at which it is reminded of; 0: nobody is.':
    '反馈期限、申诉决定期限届满前几个工作日提醒；0：不提醒。',
  '申诉决定期限将至: who is reminded that an appeal is to be decided.': '申诉决定期限将至：提醒何人作出决定。',
  '反馈期限将至: who is reminded.': '反馈期限将至：提醒何人。',
  '申诉决定: who is told of the decision on an appeal.': '申诉决定：告知何人。',
  '应当约谈: who is told that an interview is due, and that it is lifted.': '应当约谈：约谈和取消约谈告知何人。',
  '约谈: after how many red cards of which period.': '约谈：何期间内有几张红牌时约谈。',
  'So many red cards in force of one period make an interview due; 0: none do.':
    '一个期间内生效的红牌达到此数时应当约谈；0：不约谈。',
  'The period in which the red cards fell.': '红牌所属的期间。',
  '移送: who is told of a referral. Nobody of the unit is.': '移送：告知何机构。不告知被监察部门及其人员。',
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
  'Shipped with the product, and fixed: `default-cn-1` judges where no region has adopted a policy, a profile is there to adopt.':
    '内置，不得修改：没有行政区划登记监察规则的，适用 `default-cn-1`；其余为供采用的方案。',
  'Of the stream of all policies, for `If-Match`.': '全部监察规则所在流的修订号，供 `If-Match` 使用。',
  'The nearest first: at each instant the first of them that has a version in force judges, the shipped one where none has.':
    '由近及远：每一时刻适用其中首个有现行版本者，均无的适用内置规则。',
};
