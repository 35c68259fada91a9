import type { Clock, Envelope } from '@sealtrail/event-sourcing';
import type { CalendarWriting } from './change-calendar';

/** What recording the calendars at the start of a process needs. */
export type CalendarSetup = CalendarWriting & { readonly clock: Clock };

export const systemEnvelope = (commandId: string): Envelope => ({
  actor: 'system:calendar-import',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});
