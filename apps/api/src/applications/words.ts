import type { ApplicationView, SatisfiedBy } from '@sealtrail/applications';

/** Words of requests and answers, with the Chinese terms and the national codes where there are any. */

export const SATISFIED_BY = ['uploaded', 'paper', 'certificateCall', 'reuse', 'dataShare', 'commitment'] as const;

export const satisfiedByProperty = {
  enum: SATISFIED_BY as readonly SatisfiedBy[] as SatisfiedBy[],
  description:
    'uploaded 上传, paper 纸质, certificateCall 电子证照调用, reuse 材料复用, dataShare 数据共享, commitment 告知承诺.',
};

export const STATUSES = [
  'submitted',
  'correctionPending',
  'accepted',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
  'returned',
  'terminated',
] as const satisfies readonly ApplicationView['status'][];

export const statusProperty = {
  enum: STATUSES,
  description:
    'submitted 收件, correctionPending 待补正, accepted 受理, granted 准予, refused 不予许可, notAccepted 不予受理, ' +
    'withdrawn 撤回, returned 退件, terminated 终止.',
};

export const ID_TYPES = ['residentId', 'passport', 'residencePermit', 'uscc', 'other'] as const;

export const idTypeProperty = {
  enum: ID_TYPES,
  description:
    '证件类型: residentId 居民身份证, passport 护照, residencePermit 居住证, uscc 统一社会信用代码, other 其他.',
};

export const GROUNDS = [
  'notRequired',
  'notCompetent',
  'correctedSetWrong',
  'onTheSpot',
  'falseMaterial',
  'incomplete',
] as const;

export const groundProperty = {
  enum: GROUNDS,
  description:
    '不予受理理由 (行政许可法 arts. 32, 78): notRequired 不需要许可, notCompetent 不属于职权 (names the right department), ' +
    'correctedSetWrong 补正后仍不符, onTheSpot 当场不予受理 (where the item’s law has it), falseMaterial 隐瞒或虚假材料, ' +
    'incomplete 材料不全 (where the item sends it back).',
};

export const SERVED_BY = ['window', 'courier', 'electronic', 'publication'] as const;

export const servedByProperty = {
  enum: SERVED_BY,
  description: '送达方式: window 直接送达, courier 邮寄送达, electronic 电子送达, publication 公告送达.',
};
