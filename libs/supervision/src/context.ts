import { defineContext } from '@sealtrail/event-sourcing';
import { cardUpcasters } from './domain/card-lifting';
import type { SupervisionCommand } from './domain/supervision-commands';
import { limitWatch } from './react/limit-watch';
import { cards } from './read/cards-view';
import { supervisionRejections } from './rejections';
import { supervisionStatements } from './statements';
import { SupervisionModule } from './supervision.module';
import { calendarSweep } from './sweep/calendar-sweep';
import { ChangeSweep } from './sweep/change-sweep';
import type { AdvanceSweep } from './sweep/sweep-decider';
import { sweepUpcasters } from './sweep/sweep-lifting';
import { watchedCases } from './sweep/watched-cases-view';
import { ChangeSupervision } from './write/change-supervision';

/** 电子监察: who was late or broke a rule, and the sweep over the cases that a change of a calendar touches. */
export const supervisionContext = defineContext({
  name: 'supervision',
  module: SupervisionModule,
  projections: [cards, watchedCases],
  reactors: [limitWatch, calendarSweep],
  commandRouting: {
    supervision: (id, command: SupervisionCommand, envelope) => new ChangeSupervision(id, command, envelope, null),
    calendarSweep: (_, command: AdvanceSweep, envelope) => new ChangeSweep(command, envelope),
  },
  upcasters: { ...cardUpcasters, ...sweepUpcasters },
  rejections: supervisionRejections,
  statements: supervisionStatements,
});
