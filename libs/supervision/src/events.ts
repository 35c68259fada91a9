export type * from './domain/card-events';
