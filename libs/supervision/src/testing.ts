export { cardTable } from './testing/card-table';
export * from './testing/recompute';
export * from './testing/story';
