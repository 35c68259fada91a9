export { factsWithPosition } from './calendar-recalculation/facts-with-position';
export type * from './calendar-recalculation/recalculation-events';
export { calendarRecalculation } from './calendar-recalculation/recalculation-watch';
export { type SupervisedCaseRow, supervisedCases } from './calendar-recalculation/supervised-cases-view';
export { supervisionContext } from './context';
export type * from './domain/card-computation';
export type * from './domain/card-events';
export { cardIdOf, cardKey, caseSubject, type Subject, type SubjectKind, subjectKinds } from './domain/card-key';
export * from './domain/card-words';
export * from './domain/list-words';
export * from './domain/supervision-commands';
export { supervisionDecider } from './domain/supervision-decider';
export type { Supervision } from './domain/supervision-state';
export type {
  CardLapse,
  CardRecomputation,
  CardResolution,
  CardReview,
  CardRevocation,
  CardRow,
} from './read/card-row';
export { cards } from './read/cards-view';
export { GetCard } from './read/get-card';
export { type CardComputation, GetCardComputation } from './read/get-card-computation';
export { type CardFilters, type CardOrdering, type CardPage, ListCards, type ListedCard } from './read/list-cards';
export { SupervisionModule } from './supervision.module';
export { ChangeSupervision } from './write/change-supervision';
