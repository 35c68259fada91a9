import { type CardStepCase, demoCardId } from '../examples/demo';
import { paper } from '../examples/papers';
import type { RouteExamples } from '../examples/route-example';

const of = (name: CardStepCase) => ({ id: demoCardId(name) });
const li = { officer: 'market-li' };
const body = { department: 'inspection', officer: 'inspection-zhao' };

/** 监察牌 of notices that asked for what is not on the list, each confirmed, and waiting for one step. */
export const cardLifeExamples: RouteExamples = {
  'POST /v1/cards/{id}/acknowledgement': {
    key: 'market',
    parameters: of('card-acknowledgement'),
    body: { ...li, document: paper('黄牌〔2026〕1号') },
  },
  'POST /v1/cards/{id}/explanation': {
    key: 'market',
    parameters: of('card-explanation'),
    body: { ...li, explanation: '经办人误用旧版材料清单，已向申请人更正', document: paper('自查〔2026〕1号') },
  },
  'POST /v1/cards/{id}/rectification': {
    key: 'market',
    parameters: of('card-rectification'),
    body: { ...li, done: '已停用旧版清单，并组织经办人员培训', document: paper('督办〔2026〕1号') },
  },
  'POST /v1/cards/{id}/appeal': {
    key: 'market',
    parameters: of('card-appeal'),
    body: { ...li, reason: '该材料系申请人自愿提交，并非本部门要求', document: paper('申诉〔2026〕1号') },
  },
  'POST /v1/cards/{id}/closing': {
    key: 'supervisor',
    parameters: of('card-closing'),
    body: { ...body, reason: '情况说明属实，整改到位，同意销号' },
  },
  'POST /v1/cards/{id}/appeal-decision': {
    key: 'supervisor',
    parameters: of('card-appeal-decision'),
    body: {
      ...body,
      result: 'upheld',
      reason: '经向申请人核实，材料确系其自愿提交',
      document: paper('撤牌〔2026〕1号'),
    },
  },
  'POST /v1/cards/{id}/revocation': {
    key: 'supervisor',
    parameters: of('card-revocation'),
    body: { ...body, reason: '复核发现该材料已列入更新后的清单', document: paper('撤牌〔2026〕2号') },
  },
  'POST /v1/cards/{id}/referral': {
    key: 'supervisor',
    parameters: of('card-referral'),
    body: { ...body, to: '济南市纪委监委', reason: '涉嫌以索要材料刁难申请人', document: paper('监察建议〔2026〕1号') },
  },
  'POST /v1/cards/{id}/outcome': {
    key: 'supervisor',
    parameters: of('card-outcome'),
    body: { ...body, result: 'admonished', note: '已对经办人批评教育', document: paper('济纪函〔2026〕1号') },
  },
};
