import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Month, monthOf, startOfDay } from '@sealtrail/working-days';

/** A command accepted at the end of a month may be written shortly afterwards. */
const SETTLING_MS = 60_000;

/** The current time of the process, and the age of the oldest event that its views lack. */
export type Present = { readonly now: Instant; readonly lagMs: number; readonly zone: string };

/** Whether a local month is over and all its events are in the views: from then on it is final. */
export const isClosedMonth = (month: Month, { now, lagMs, zone }: Present): boolean =>
  Date.parse(now) - Date.parse(endOf(month, zone)) >= lagMs + SETTLING_MS;

const endOf = (month: Month, zone: string): Instant => startOfDay(`${monthOf(addDays(`${month}-28`, 4))}-01`, zone);
