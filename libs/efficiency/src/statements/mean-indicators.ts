import type { Figures } from '../read/figures';
import { totalOf } from '../read/tally';
import { CITIES, define, OWN } from './indicator';
import { CLOSED_CASES, closedOf, receivedOf } from './indicators';

/** So many for each case. */
export const MEAN_INDICATORS = define({
  materialsMean: {
    zh: '平均材料数',
    en: 'Mean materials',
    numerator: { zh: '收件所适用事项版本的必要材料数', en: 'materials that the items of the received cases require' },
    denominator: { zh: '全部收件', en: 'received' },
    source: CITIES,
    kind: 'mean',
    better: 'lower',
    of: (figures: Figures) => [figures.requiredMaterials, receivedOf(figures)],
  },
  stepsMean: {
    zh: '平均环节数',
    en: 'Mean steps',
    numerator: {
      zh: '收件所适用事项版本的环节数（各阶段的环节之和；未分阶段的计一个环节）',
      en: 'steps of the items of the received cases: the branches of all stages, one where an item has no stages',
    },
    denominator: { zh: '全部收件', en: 'received' },
    source: CITIES,
    kind: 'mean',
    better: 'lower',
    of: (figures: Figures) => [figures.steps, receivedOf(figures)],
  },
  correctionsMean: {
    zh: '平均补正次数',
    en: 'Mean corrections',
    numerator: { zh: '办结件的补正告知次数', en: 'notices of the closed cases' },
    denominator: CLOSED_CASES,
    source: OWN,
    kind: 'mean',
    better: 'lower',
    of: (figures: Figures) => [totalOf(figures.corrections.perCase), closedOf(figures)],
  },
  visitsMean: {
    zh: '平均跑动次数',
    en: 'Mean visits',
    numerator: {
      zh: '办结件的跑动次数，含办结后的',
      en: 'visits of the closed cases, those after the closing included',
    },
    denominator: CLOSED_CASES,
    source: CITIES,
    kind: 'mean',
    better: 'lower',
    of: (figures: Figures) => [totalOf(figures.visits.perCase), closedOf(figures)],
  },
});
export type MeanIndicatorId = keyof typeof MEAN_INDICATORS;
