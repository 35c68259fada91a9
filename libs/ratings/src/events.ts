export type * from './domain/rating-events';
export * from './domain/rating-level';
export * from './domain/reader';
