export type * from './domain/loop-events';
export * from './domain/loop-words';
export type * from './domain/order-events';
export type * from './domain/rating-events';
export * from './domain/rating-level';
export * from './domain/rating-words';
export * from './domain/reader';
