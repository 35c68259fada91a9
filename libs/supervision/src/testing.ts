export { cardStepActs } from './testing/card-steps';
export { cardTable, STEP_HEADER, stepTable } from './testing/card-table';
export { interviewStory } from './testing/interview-story';
export { randomStory } from './testing/random-story';
export * from './testing/recompute';
export * from './testing/spot-check-facts';
export { storedStory } from './testing/stored-story';
export * from './testing/story';
