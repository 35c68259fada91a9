import { correctionWatch, deferralWatch, silenceWatch } from '@sealtrail/applications';
import type { AnyReactor } from '@sealtrail/event-sourcing';
import { calendarSweep, limitWatch } from '@sealtrail/supervision';

/** Every reactor: one line each. */
export const reactors: readonly AnyReactor[] = [
  silenceWatch,
  correctionWatch,
  deferralWatch,
  limitWatch,
  calendarSweep,
];
