export { type Department, departmentDecider, departmentStream, type Official } from './domain/department';
export type * from './domain/department-commands';
export * from './domain/department-events';
export { type Item, type ItemVersion, itemDecider, itemStream, termsOn } from './domain/item';
export type * from './domain/item-commands';
export * from './domain/item-events';
export { STATUTORY_PROCEDURES } from './domain/item-list-rules';
export { type ActOfOffice, mandateCovers } from './domain/mandate';
export { checkUscc, type UsccCheck } from './domain/uscc';
