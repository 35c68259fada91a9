export type * from './domain/rating-events';
export * from './domain/rating-level';
export * from './domain/rating-words';
export * from './domain/reader';
