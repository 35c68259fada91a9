export * from './testing/acts';
export { actsOfCases, caseTable, grouped, refusedWith } from './testing/case-table';
export * from './testing/full-case';
export * from './testing/known';
export * from './testing/story';
export * from './testing/views';
