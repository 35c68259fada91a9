export { effectOf } from './domain/effect';
export { shownOf } from './read/get-history';
export { ListApplicationsHandler } from './read/list-applications';
export * from './testing/acts';
export { actsOfCases, caseTable, factsOfCases, grouped, refusedWith } from './testing/case-table';
export * from './testing/full-case';
export * from './testing/known';
export * from './testing/story';
export * from './testing/views';
