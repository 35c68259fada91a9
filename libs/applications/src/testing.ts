export * from './testing/acts';
export { caseTable, grouped } from './testing/case-table';
export * from './testing/full-case';
export * from './testing/known';
export * from './testing/story';
export * from './testing/views';
