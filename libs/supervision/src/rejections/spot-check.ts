/** What is refused of spot checks. */
export const spotCheckRejections = {
  'spot-check.not-found': {
    kind: 'notFound',
    title: { zh: '无此抽查', en: 'No such spot check' },
    meaning: {
      zh: '没有此抽查，或者不在您的行政区划内。',
      en: 'The spot check does not exist, or is not in your region.',
    },
    advice: { zh: '见 `GET /v1/spot-checks`。', en: '`GET /v1/spot-checks` lists those that you may view.' },
  },
  'spot-check.invalid': {
    kind: 'invalid',
    title: { zh: '抽查登记有误', en: 'Spot check is invalid' },
    meaning: { zh: '抽查的登记内容有误，逐项列明。', en: 'The spot check is invalid; `errors` lists every fault.' },
  },
  'spot-check.period-running': {
    kind: 'field',
    detail: { zh: '报告期尚未结束', en: 'is not over' },
  },
  'spot-check.dated-after-now': {
    kind: 'field',
    detail: { zh: '文书的落款日期不得晚于当日', en: 'is after today' },
  },
  'spot-check.dated-before-decision': {
    kind: 'field',
    detail: { zh: '文书的落款日期早于该办件的决定', en: 'is before the decision of the case' },
  },
  'spot-check.nothing-decided': {
    kind: 'rule',
    title: { zh: '没有可抽查的办件', en: 'Nothing to draw from' },
    meaning: {
      zh: '该范围内没有已决定（准予或者不予）的办件。',
      en: 'No case of this scope was decided (granted or refused) in the period.',
    },
  },
  'spot-check.too-many-decided': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '办件过多', en: 'Too many cases to draw from' },
    meaning: {
      zh: '一次抽查的办件总数有上限，可按部门、事项或者较短的报告期分次抽查。',
      en: 'The cases that a check is drawn from are bounded: draw by department, by item, or of a shorter period.',
    },
    detail: { zh: '上限为 {max} 件。', en: 'The bound is {max} cases.' },
  },
  'spot-check.too-many-drawn': {
    kind: 'rule',
    parameters: ['drawn', 'max'],
    title: { zh: '抽取的办件过多', en: 'Too many cases drawn' },
    meaning: {
      zh: '一次抽查抽取的办件有上限，可按部门、事项或者较短的报告期分次抽查。',
      en: 'The cases of a check are bounded: draw by department, by item, or of a shorter period.',
    },
    detail: { zh: '将抽取 {drawn} 件，上限为 {max} 件。', en: '{drawn} cases would be drawn; the bound is {max}.' },
  },
  'spot-check.case-not-drawn': {
    kind: 'rule',
    title: { zh: '未抽取该办件', en: 'Case not drawn' },
    meaning: {
      zh: '只能登记所抽取办件的结论：不得在抽取之后另选办件。',
      en: 'Findings are recorded of the cases that were drawn: none is chosen afterwards.',
    },
    advice: {
      zh: '所抽取的办件见 `GET /v1/spot-checks/{id}/cases`。',
      en: '`GET /v1/spot-checks/{id}/cases` lists the drawn cases.',
    },
  },
  'spot-check.reason-missing': {
    kind: 'rule',
    title: { zh: '更正应当说明理由', en: 'Reason of a correction missing' },
    meaning: {
      zh: '该办件已有抽查结论；更正应当说明理由，先前的结论仍在记录中。',
      en: 'The check has a finding for this case: a correction states its reason, and the one before stays in the record.',
    },
    advice: { zh: '写明 reason 后重新提交。', en: 'Resend it with its `reason`.' },
  },
  'spot-check.nothing-to-correct': {
    kind: 'rule',
    title: { zh: '没有可以更正的结论', en: 'Nothing to correct' },
    meaning: { zh: '首次登记的结论没有更正理由。', en: 'The first finding corrects nothing.' },
  },
  'spot-check.too-many-checks': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '抽查次数过多', en: 'Too many checks of one case' },
    meaning: { zh: '同一办件的抽查次数已达上限。', en: 'The checks of one case have reached their bound.' },
    detail: { zh: '上限为 {max}。', en: 'The bound is {max}.' },
  },
} as const;
