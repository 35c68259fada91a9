import type { CaseFact, CountedClosing, Holder } from '@sealtrail/applications/events';
import type { Channel } from '@sealtrail/catalog/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { BothLimits, Figures, Kept } from './figures';
import { negated, type Part } from './tally';

/** Where a fact counts: for whom, for which item, of which channel where the fact says it, and on which day. */
export type Place = Holder & {
  readonly region: string;
  readonly item: string;
  readonly channel: Channel | null;
  readonly on: LocalDate;
};

/** What a fact adds to the figures of one place. */
export type FigureIncrement = {
  readonly place: Place;
  readonly figures: Part<Figures>;
  /** Cases that came to be open and overdue on that day, less those that ceased to be. */
  readonly overdue?: Part<BothLimits<number>>;
};

type CaseKey = { readonly region: string; readonly item: string };

export const placeOf = (
  { region, item }: CaseKey,
  { department, official }: Holder,
  on: LocalDate,
  channel: Channel | null = null,
): Place => ({
  region,
  item,
  department,
  official,
  channel,
  on,
});

/** Where a closing was counted that a later fact of the case changes. */
export const countedPlace = (fact: CaseFact, { holder, on, channel }: CountedClosing): Place =>
  placeOf(fact, holder, on, channel ?? null);

export const kept = (within: boolean | null): Kept =>
  within === null ? { kept: 0, of: 0 } : { kept: within ? 1 : 0, of: 1 };

/** The same taken back. */
export const reversed = (counts: readonly FigureIncrement[]): readonly FigureIncrement[] =>
  counts.map(({ place, figures, overdue }) => ({
    place,
    figures: negated<Figures>(figures),
    ...(overdue && { overdue: negated<BothLimits<number>>(overdue) }),
  }));
