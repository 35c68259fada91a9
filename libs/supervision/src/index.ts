export { supervisionContext } from './context';
export type * from './domain/card-events';
export { cardIdOf, cardKey, caseSubject, type Subject, type SubjectKind, subjectKinds } from './domain/card-key';
export * from './domain/card-words';
export * from './domain/list-words';
export * from './domain/supervision-commands';
export { supervisionDecider } from './domain/supervision-decider';
export type { Supervision } from './domain/supervision-state';
export {
  type CardLapse,
  type CardRecomputation,
  type CardResolution,
  type CardRevocation,
  type CardRow,
  type CardWord,
  cards,
} from './read/cards-view';
export { GetCard } from './read/get-card';
export { type CardComputation, GetCardComputation } from './read/get-card-computation';
export { type CardFilters, type CardOrdering, type CardPage, ListCards, type ListedCard } from './read/list-cards';
export { SupervisionModule } from './supervision.module';
export { calendarSweep } from './sweep/calendar-sweep';
export { placedFacts } from './sweep/placed-facts';
export type * from './sweep/sweep-events';
export { type WatchedCaseRow, watchedCases } from './sweep/watched-cases-view';
export { ChangeSupervision } from './write/change-supervision';
