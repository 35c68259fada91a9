import type { Moment } from './days';
import type { Holder } from './holders';

export type Level = 'warning' | 'yellow' | 'red';
export const RANK: Readonly<Record<Level, number>> = { warning: 0, yellow: 1, red: 2 };

/** An instant at which a card of a clock is due, as far as known. */
export type ExpectedTrigger = {
  readonly rule: string;
  readonly clock: string;
  readonly level: Level;
  readonly at: Moment;
  readonly charged: () => readonly Holder[];
  /** It needs confirmation, or waits for the notice of a year. */
  readonly pending: boolean;
  /** It is due only without an act whose approval is unconfirmed. */
  readonly disputed?: true;
  /** "Whose limit counted any day of such a year as a working day." */
  readonly provisional: boolean;
};
