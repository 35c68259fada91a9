export type * from './domain/department-events';
export type * from './domain/item-events';
