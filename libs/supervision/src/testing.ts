export { cardTable } from './testing/card-table';
export * from './testing/recompute';
export { storedStory } from './testing/stored-story';
export * from './testing/story';
