import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate, Term } from '@sealtrail/working-days';
import type { ItemTerms } from './item-events';

/** Terms as declared: `null` members are derived from the law or from other members. */
export type DeclaredTerms = Omit<ItemTerms, 'promised' | 'firstCheck' | 'visitsMax'> & {
  /** `null`: derived from the stages (joint), 0 working days (instant); required for all other classes. */
  readonly promised: Term | null;
  /** `null`: 5 working days (行政许可法 art. 32(4)). */
  readonly firstCheck: Term | null;
  /** `null`: 0 for zeroVisits, else 1. */
  readonly visitsMax: number | null;
};

/** Adds an item (事项) to the list, or changes its terms, from a date on. */
export type DefineItem = CommandMessage<
  'DefineItem',
  {
    readonly item: string;
    readonly effectiveFrom: LocalDate;
    readonly terms: DeclaredTerms;
    readonly at: Instant;
  }
>;

/** Removes an item from the list from a date on. */
export type WithdrawItem = CommandMessage<
  'WithdrawItem',
  { readonly effectiveFrom: LocalDate; readonly reason: WrittenText; readonly at: Instant }
>;

export type ItemCommand = DefineItem | WithdrawItem;
