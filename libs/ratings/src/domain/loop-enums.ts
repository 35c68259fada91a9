import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** State of the closed loop of a bad rating: the next step. */
export const loopStates = defineEnumeration(
  { zh: '差评整改状态', en: 'State of the loop after a bad rating', source: '国办发〔2019〕51号' },
  {
    toVerify: { zh: '待核实', en: 'to be verified' },
    toDecide: {
      zh: '待处理',
      en: 'to be decided',
      note: 'verified: an order to rectify, or an explanation to the rater',
    },
    toRectify: { zh: '待整改', en: 'to be rectified' },
    toReply: { zh: '待回复', en: 'to be replied to' },
    toVisit: { zh: '待回访', en: 'to be visited', note: 'ratings by name alone' },
    done: { zh: '已办结' },
    voided: { zh: '已作废' },
  },
);
export type LoopState = ValueOf<typeof loopStates>;

/** The steps that have a limit. */
export const loopSteps = defineEnumeration(
  { zh: '差评整改环节', en: 'Step of the loop', source: '国办发〔2019〕51号' },
  {
    verification: { zh: '核实' },
    rectification: { zh: '整改' },
    reply: { zh: '回复', en: 'reply to the rater' },
    visit: { zh: '回访', en: 'follow-up visit' },
  },
);
export type LoopStep = ValueOf<typeof loopSteps>;
/** Steps of the desk; the rectification is the unit's. */
export type DeskStep = Exclude<LoopStep, 'rectification'>;

/** Result of the verification. */
export const findings = defineEnumeration(
  { zh: '核实结果', en: 'Finding of the verification' },
  {
    found: { zh: '属实', en: 'confirmed' },
    notFound: { zh: '不属实', en: 'not confirmed' },
    unreachable: { zh: '无法联系', en: 'rater unreachable', note: 'may be verified again' },
  },
);
export type Finding = ValueOf<typeof findings>;

/** 国办发〔2019〕51号: clear and reasonable complaints are rectified immediately, complex ones within a time limit. */
export const orderKinds = defineEnumeration(
  { zh: '整改类型', en: 'Kind of order', source: '国办发〔2019〕51号' },
  { ordinary: { zh: '一般' }, complex: { zh: '复杂' } },
);
export type OrderKind = ValueOf<typeof orderKinds>;

export const orderStates = defineEnumeration(
  { zh: '整改单状态', en: 'State of the order' },
  {
    open: { zh: '待整改', en: 'to be rectified' },
    rectified: { zh: '已整改' },
    withdrawn: { zh: '已撤销', note: 'its ground has fallen away' },
  },
);
export type OrderState = ValueOf<typeof orderStates>;

/** Why a rating no longer counts (GB/T 39734-2020: appeal and re-check). */
export const voidCauses = defineEnumeration(
  { zh: '作废原因', en: 'Why a rating is void', source: 'GB/T 39734-2020' },
  {
    mistaken: { zh: '误评', en: 'given by mistake' },
    malicious: { zh: '恶意评价', en: 'given in bad faith' },
  },
);
export type VoidCause = ValueOf<typeof voidCauses>;
