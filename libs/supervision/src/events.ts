export type * from './domain/card-computation';
export type * from './domain/card-events';
export type { Subject, SubjectKind } from './domain/card-key';
export * from './domain/card-words';
