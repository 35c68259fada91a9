import type { Role } from '@sealtrail/access';
import {
  RATING_LEVELS,
  type RatingChannel,
  type RatingDimension,
  type RatingLevel,
  type RatingReader,
  type RatingScope,
} from '@sealtrail/ratings';

export const RATING_CHANNELS = [
  'web',
  'mobile',
  'qrCode',
  'hallTablet',
  'hallTerminal',
  'phone',
  'sms',
] as const satisfies readonly RatingChannel[];

export const RATING_SCOPES = ['visit', 'matter'] as const satisfies readonly RatingScope[];

export const RATING_DIMENSIONS = [
  'efficiency',
  'skill',
  'attitude',
  'guideAccuracy',
  'convenience',
  'platform',
] as const satisfies readonly RatingDimension[];

export const levelProperty = {
  enum: RATING_LEVELS,
  description:
    '满意度, as a word because the codes run both ways (GB/T 39046-2020 A.8 / 好差评 interfaces): verySatisfied 非常满意 1/5, satisfied 满意 2/4, fairlySatisfied 基本满意 3/3, dissatisfied 不满意 4/2, veryDissatisfied 非常不满意 5/1. The last two are 差评.',
  example: 'satisfied' satisfies RatingLevel,
} as const;

export const channelProperty = {
  enum: RATING_CHANNELS,
  description:
    '评价渠道 (GB/T 39046-2020): web 1 PC端, mobile 2 移动端, qrCode 3 二维码, hallTablet 4 政务大厅平板, hallTerminal 5 政务大厅其他终端, phone 6 电话, sms 7 短信.',
} as const;

export const scopeProperty = {
  enum: RATING_SCOPES,
  description: 'visit 一次一评 (one visit to the hall), matter 一事一评 (the whole case, once it is closed).',
} as const;

export const monthProperty = {
  description: 'Local month.',
  example: '2026-11',
  pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
} as const;

/** Those who look into single ratings. Everybody else might be the rated, or speak to them. */
const SUPERVISION: readonly Role[] = ['supervisor', 'discipline', 'admin'];

export const readerOf = (role: Role): RatingReader => (SUPERVISION.includes(role) ? 'supervision' : 'rated');

/** Of sums; a dashboard shows no single rating, and is read by those who supervise. */
export const readerOfSums = (role: Role): RatingReader => (role === 'dashboard' ? 'supervision' : readerOf(role));
