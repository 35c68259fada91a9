export { cardTable } from './testing/card-table';
export * from './testing/story';
