import type { Figures } from '../read/figures';
import { CITIES, define, HUNAN, OWN } from './indicator';

/** Of cards and spot checks. */
export const SUPERVISION_INDICATORS = define({
  warningsConverted: {
    zh: '预警转化率',
    en: 'Warnings that came to a card',
    numerator: { zh: '转为监察牌的预警', en: 'warnings that came to a card' },
    denominator: {
      zh: '转为监察牌的和计时按期结束的预警；失效的不计',
      en: 'warnings that came to a card or whose clock ended in time; lapsed ones outside',
    },
    source: HUNAN,
    kind: 'share',
    better: 'lower',
    of: ({ warnings }: Figures) => [warnings.converted, warnings.converted + warnings.resolved],
  },
  spotChecked: {
    zh: '抽查率',
    en: 'Spot-checked',
    numerator: { zh: '已登记抽查结论的', en: 'of which a spot check recorded a finding' },
    denominator: { zh: '报告期内已决定（准予或者不予）的办件', en: 'cases granted or refused in the period' },
    source: CITIES,
    kind: 'share',
    better: null,
    of: ({ spotChecks, closed }: Figures) => [spotChecks.of, (closed.granted ?? 0) + (closed.refused ?? 0)],
  },
  spotChecksConforming: {
    zh: '抽查合格率',
    en: 'Conforming when spot-checked',
    numerator: { zh: '结论为合格的', en: 'found to conform' },
    denominator: { zh: '已登记抽查结论的办件', en: 'cases of which a spot check recorded a finding' },
    source: OWN,
    kind: 'share',
    better: 'higher',
    of: ({ spotChecks }: Figures) => [spotChecks.kept, spotChecks.of],
  },
  feedbackInTime: {
    zh: '反馈及时率',
    en: 'Feedback in time',
    numerator: { zh: '按时反馈（说明或者申诉）的监察牌', en: 'cards explained, or appealed against, in time' },
    denominator: {
      zh: '反馈到期的监察牌（按时反馈的，或者已过时限的）',
      en: 'cards whose feedback fell due: given in time, or past its limit',
    },
    source: HUNAN,
    kind: 'share',
    better: 'higher',
    of: ({ feedback }: Figures) => [feedback.kept, feedback.of],
  },
});
