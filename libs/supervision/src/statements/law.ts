/** The articles that a rule and its count rest on. */
export const lawStatements = {
  'law.licensing-31': {
    words: { zh: '《行政许可法》第三十一条', en: 'Administrative Licensing Law (行政许可法) art. 31' },
  },
  'law.licensing-32-4': {
    words: {
      zh: '《行政许可法》第三十二条第一款第四项',
      en: 'Administrative Licensing Law (行政许可法) art. 32(4)',
    },
  },
  'law.licensing-42': {
    words: { zh: '《行政许可法》第四十二条', en: 'Administrative Licensing Law (行政许可法) art. 42' },
  },
  'law.licensing-44': {
    words: { zh: '《行政许可法》第四十四条', en: 'Administrative Licensing Law (行政许可法) art. 44' },
  },
  'law.licensing-45': {
    words: { zh: '《行政许可法》第四十五条', en: 'Administrative Licensing Law (行政许可法) art. 45' },
  },
  'law.licensing-72-4': {
    words: { zh: '《行政许可法》第七十二条第四项', en: 'Administrative Licensing Law (行政许可法) art. 72(4)' },
  },
  'law.licensing-82': {
    words: { zh: '《行政许可法》第八十二条', en: 'Administrative Licensing Law (行政许可法) art. 82' },
  },
  'law.civil-201': { words: { zh: '《民法典》第二百零一条', en: 'Civil Code (民法典) art. 201' } },
  'source.feedback': {
    words: {
      zh: '市级电子监察办法：被监察部门应当在五个工作日内网上反馈；湖南省监察规则（2018）：逾期反馈本身受监察',
      en: 'a municipal rule (the department answers on-line within five working days); the rule sheet of Hunan, 2018 (late feedback is itself supervised)',
    },
  },
  'law.civil-203': { words: { zh: '《民法典》第二百零三条', en: 'Civil Code (民法典) art. 203' } },
} as const;
