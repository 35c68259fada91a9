export type * from './domain/rating-events';
