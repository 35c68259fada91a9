export * from './domain/loop-enums';
export type * from './domain/loop-events';
export type * from './domain/order-events';
export * from './domain/rating-enums';
export type * from './domain/rating-events';
export * from './domain/rating-level';
export * from './domain/reader';
