import type { Clock, CommandMetadata } from '@sealtrail/event-sourcing';
import type { CalendarWriteDependencies } from './change-calendar';

/** What recording the calendars at the start of a process needs. */
export type CalendarSetup = CalendarWriteDependencies & { readonly clock: Clock };

export const systemCommandMetadata = (commandId: string): CommandMetadata => ({
  actor: 'system:calendar-import',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});
