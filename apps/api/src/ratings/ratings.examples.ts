import type { JsonObject } from '@sealtrail/event-sourcing';
import { type BadRating, demoCaseId, demoRatingId } from '../examples/demo';
import { paper } from '../examples/papers';
import type { RouteExamples } from '../examples/route-example';

const words = {
  level: 'satisfied',
  channel: 'mobile',
  dimensions: { efficiency: 'verySatisfied', attitude: 'satisfied' },
  tags: ['501', '502'],
  comment: '办得很快',
};
const rater = { name: '周某', phone: '13900000000' };

/** A step of the loop, on the rating that waits for it. */
const step = (name: BadRating, body: JsonObject) =>
  ({ key: 'ratingDesk', parameters: { id: demoRatingId(name) }, body }) as const;

const order = { parameters: { orderId: '…' }, told: ['orderId'] } as const;

/** 好差评: on closed cases. */
export const ratingExamples: RouteExamples = {
  'GET /v1/ratings/{id}': { key: 'ratingDesk', parameters: { id: demoRatingId() } },
  'POST /v1/ratings': {
    key: 'portal',
    body: { applicationId: demoCaseId('rating'), scope: 'matter', ...words, anonymous: false, rater },
  },
  'GET /v1/ratings/{id}/rater': { key: 'ratingDesk', parameters: { id: demoRatingId('verification') } },
  'POST /v1/ratings/{id}/verification': step('verification', {
    finding: 'found',
    note: '已电话联系，排队时间过长属实',
  }),
  'POST /v1/ratings/{id}/order': step('order', { kind: 'ordinary', demand: '窗口排队时间过长，请增设窗口' }),
  'POST /v1/ratings/{id}/reply': step('reply', { reply: '已增设一个窗口，感谢您的意见' }),
  'POST /v1/ratings/{id}/follow-up': step('follow-up', { reached: true, satisfied: true, note: '电话回访，表示满意' }),
  'POST /v1/ratings/{id}/void': step('void', {
    cause: 'mistaken',
    reason: '评价人确认系误点，所评并非本事项',
    document: paper('作废-1'),
  }),
  'POST /v1/ratings/{id}/follow-up-rating': {
    key: 'portal',
    parameters: { id: demoRatingId('follow-up-rating') },
    body: words,
  },
  'GET /v1/rating-orders/{orderId}': { key: 'market', ...order },
  'POST /v1/rating-orders/{orderId}/rectification': {
    key: 'market',
    ...order,
    body: { officer: 'market-li', done: '已增设一个窗口', document: paper('整改-1') },
  },
  'POST /v1/ratings/by-token': { key: null, body: { token: '…', ...words, rater }, told: ['token'] },
};
