import type { Clock, CommandMetadata } from '@sealtrail/event-sourcing';
import type { CalendarWriteDependencies } from './change-calendar';

/** Dependencies for recording the calendars at process start. */
export type CalendarSetup = CalendarWriteDependencies & { readonly clock: Clock };

export const systemCommandMetadata = (commandId: string): CommandMetadata => ({
  actor: 'system:calendar-import',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});
