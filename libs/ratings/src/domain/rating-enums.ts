import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

export const ratingChannels = defineEnumeration(
  { zh: '评价渠道', en: 'Channel of the rating', source: 'GB/T 39046-2020' },
  {
    web: { zh: 'PC端', code: '1' },
    mobile: { zh: '移动端', code: '2' },
    qrCode: { zh: '二维码', en: 'QR code', code: '3' },
    hallTablet: { zh: '政务大厅平板', en: 'tablet in the hall', code: '4' },
    hallTerminal: { zh: '政务大厅其他终端', en: 'other terminal in the hall', code: '5' },
    phone: { zh: '电话', code: '6' },
    sms: { zh: '短信', en: 'SMS', code: '7' },
  },
);
export type RatingChannel = ValueOf<typeof ratingChannels>;

export const ratingScopes = defineEnumeration(
  { zh: '评价范围', en: 'What is rated' },
  {
    visit: { zh: '一次一评', note: 'one visit to the hall' },
    matter: { zh: '一事一评', note: 'the whole case, once it is closed' },
  },
);
export type RatingScope = ValueOf<typeof ratingScopes>;

/** Sort keys of a list of ratings. */
export const ratingOrders = defineEnumeration(
  { zh: '排序', en: 'Order' },
  { given: { zh: '评价时间', en: 'when it was given' }, served: { zh: '服务日期', en: 'day of what it rates' } },
);
export type RatingOrder = ValueOf<typeof ratingOrders>;

/** Sort keys of a list of rectification orders. */
export const rectificationSorts = defineEnumeration(
  { zh: '排序', en: 'Order' },
  { ordered: { zh: '派单日期', en: 'day of the order' }, due: { zh: '整改期限', en: 'when it is due' } },
);
export type RectificationSort = ValueOf<typeof rectificationSorts>;

/** Dimensions of a rating: the work at the window, the guide, going online. */
export const ratingDimensions = defineEnumeration(
  { zh: '评价维度', en: 'Dimension' },
  {
    efficiency: { zh: '办事效率' },
    skill: { zh: '业务能力' },
    attitude: { zh: '服务态度' },
    guideAccuracy: { zh: '办事指南准确度', en: 'accuracy of the guide' },
    convenience: { zh: '办事便利度' },
    platform: { zh: '平台易用性', en: 'usability of the platform' },
  },
);
export type RatingDimension = ValueOf<typeof ratingDimensions>;
