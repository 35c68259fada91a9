export { LoopStory, loopActs, morning, ORDER_ID } from './testing/loop-story';
export { loopTable } from './testing/loop-table';
export * from './testing/rating-facts';
export * from './testing/rating-reports';
