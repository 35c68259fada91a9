export * from './testing/acts';
export * from './testing/known';
export * from './testing/story';
export * from './testing/views';
