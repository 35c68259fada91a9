import { demoCaseId, demoRatingId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

const words = {
  level: 'satisfied',
  channel: 'mobile',
  dimensions: { efficiency: 'verySatisfied', attitude: 'satisfied' },
  tags: ['501', '502'],
  comment: '办得很快',
};
const rater = { name: '李某', phone: '13900000000' };

/** 好差评: of cases that are closed. */
export const ratingExamples: RouteExamples = {
  'GET /v1/ratings/{id}': { key: 'ratingDesk', parameters: { id: demoRatingId() } },
  'POST /v1/ratings': {
    key: 'portal',
    body: { applicationId: demoCaseId('rating'), scope: 'matter', ...words, anonymous: false, rater },
  },
  'POST /v1/ratings/by-token': { key: null, body: { token: '…', ...words, rater }, told: ['token'] },
};
