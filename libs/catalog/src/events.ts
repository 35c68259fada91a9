export { type Department, departmentDecider, departmentStream, type Official } from './domain/department';
export type * from './domain/department-commands';
export type * from './domain/department-events';
export * from './domain/department-words';
export { type Item, type ItemVersion, itemDecider, itemStream, termsOn } from './domain/item';
export type * from './domain/item-commands';
export type * from './domain/item-events';
export { withScenarios } from './domain/item-lifting';
export * from './domain/item-words';

export { type ActOfOffice, mandateCovers } from './domain/mandate';
export { checkUscc, type UsccCheck } from './domain/uscc';
