import { defineContext } from '@sealtrail/event-sourcing';
import { ChangeRecalculation } from './calendar-recalculation/change-recalculation';
import type { AdvanceSweep } from './calendar-recalculation/recalculation-decider';
import { recalculationUpcasters } from './calendar-recalculation/recalculation-upcasters';
import { calendarRecalculation } from './calendar-recalculation/recalculation-watch';
import { supervisedCases } from './calendar-recalculation/supervised-cases-view';
import { cardUpcasters } from './domain/card-upcasters';
import type { SupervisionCommand } from './domain/supervision-commands';
import { ChangeInterviews } from './interviews/change-interviews';
import type { InterviewCommand } from './interviews/interview-commands';
import { interviewWatch } from './interviews/interview-watch';
import { interviews } from './interviews/interviews-view';
import { published } from './published';
import { limitWatch } from './react/limit-watch';
import { cards } from './read/cards-view';
import { supervisionRejections } from './rejections';
import { spotCheckCases, spotChecks } from './spot-checks/spot-checks-view';
import { supervisionStatements } from './statements';
import { SupervisionModule } from './supervision.module';
import { ChangeSupervision } from './write/change-supervision';

/** 电子监察: who was late or broke a rule, and the recalculation of the cases that a calendar change affects. */
export const supervisionContext = defineContext({
  name: 'supervision',
  module: SupervisionModule,
  projections: [cards, supervisedCases, spotChecks, spotCheckCases, interviews],
  reactors: [limitWatch, calendarRecalculation, interviewWatch],
  neverParked: ['supervisionExemption'],
  published,
  commandRouting: {
    supervision: (id, command: SupervisionCommand, commandMetadata) =>
      new ChangeSupervision(id, command, commandMetadata, null),
    interviews: (id, command: InterviewCommand, commandMetadata) =>
      new ChangeInterviews(id, command, commandMetadata, null),
    calendarSweep: (_, command: AdvanceSweep, commandMetadata) => new ChangeRecalculation(command, commandMetadata),
  },
  upcasters: { ...cardUpcasters, ...recalculationUpcasters },
  rejections: supervisionRejections,
  statements: supervisionStatements,
});
