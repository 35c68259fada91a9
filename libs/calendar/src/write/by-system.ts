import type { Clock, Envelope } from '@sealtrail/event-sourcing';
import type { CalendarWriting } from './change-calendar';

/** What a process tells of a calendar at its start is written with. */
export type Preparing = CalendarWriting & { readonly clock: Clock };

export const bySystem = (commandId: string): Envelope => ({
  actor: 'system:calendar-import',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});
