import type {
  CaseFact,
  Closing,
  ClosingMarks,
  CountedSilence,
  EndedCheck,
  Holder,
  LimitBasis,
  Passing,
} from '@sealtrail/applications/events';
import type { CardFact } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { BothLimits, Figures, Kept } from './figures';
import type { Outcome } from './report-enums';
import { negated, type Part } from './tally';

/** Where a fact counts: for whom, for which item, and in the month of which day. */
export type Place = Holder & { readonly region: string; readonly item: string; readonly on: LocalDate };

/** What a fact adds to the figures of one place. */
export type FigureIncrement = {
  readonly place: Place;
  readonly figures: Part<Figures>;
  /** Cases that came to be open and overdue on that day, less those that ceased to be. */
  readonly overdue?: Part<BothLimits<number>>;
};

type CaseKey = { readonly region: string; readonly item: string };

export const placeOf = ({ region, item }: CaseKey, { department, official }: Holder, on: LocalDate): Place => ({
  region,
  item,
  department,
  official,
  on,
});

export const byActor = (fact: CaseFact): Place =>
  placeOf(fact, { department: fact.department, official: fact.officer }, fact.occurredOn);

export const kept = (within: boolean | null): Kept =>
  within === null ? { kept: 0, of: 0 } : { kept: within ? 1 : 0, of: 1 };

const firstCheckIncrement = (fact: CaseFact, { on, holder, kept: inTime }: EndedCheck): FigureIncrement => ({
  place: placeOf(fact, holder, on),
  figures: { firstChecks: kept(inTime) },
});

/** The first check that a fact ended, and an acceptance by silence that was counted and is not one after all. */
export const firstCheckIncrements = (fact: CaseFact & Checks): readonly FigureIncrement[] => [
  ...(fact.check === undefined ? [] : [firstCheckIncrement(fact, fact.check)]),
  ...(fact.undoes === undefined ? [] : undoneAcceptance(fact, fact.undoes)),
];

type Checks = { readonly check?: EndedCheck; readonly undoes?: CountedSilence };

const undoneAcceptance = (fact: CaseFact, { on, holder, check }: CountedSilence): readonly FigureIncrement[] => [
  { place: placeOf(fact, holder, on), figures: { accepted: -1, deemed: -1 } },
  ...(check === undefined ? [] : reversed([firstCheckIncrement(fact, check)])),
];

/** Given up after the limit a case was late; before it, it stands outside both sides of every share. */
const lateOnly = (within: boolean | null): Kept => kept(within === false ? false : null);

export const inTime = (within: boolean | null): Kept => kept(within === true ? true : null);

/** Whether the case was decided; every other ending gives it up, or never accepted it. */
const isDecided = (outcome: string): boolean => outcome === 'granted' || outcome === 'refused';

/** How a closed case stands to its limits. What was late fell due when its limit passed. */
export function figuresOfClosing(marks: ClosingMarks, outcome: string): Part<Figures> {
  const { withinPromise, withinStatute } = marks;
  if (!isDecided(outcome)) return { promise: lateOnly(withinPromise), statute: lateOnly(withinStatute) };
  return {
    promise: kept(withinPromise),
    statute: kept(withinStatute),
    due: { promise: inTime(withinPromise), statute: inTime(withinStatute) },
    ...timeOf(marks),
  };
}

function timeOf({ usedDays, promised, statutory }: ClosingMarks): Part<Figures> {
  if (usedDays === null || promised === null) return {};
  return {
    time: {
      [promised.unit]: {
        days: { [usedDays]: 1 },
        promised: { used: usedDays, allowed: promised.days },
        // Days used are counted in the unit of the promise: against a limit in another unit they say nothing.
        ...(statutory?.unit === promised.unit && { statutory: { used: usedDays, allowed: statutory.days } }),
      },
    },
  };
}

const SIDE: { readonly [Basis in LimitBasis]: keyof BothLimits<unknown> } = {
  promised: 'promise',
  statutory: 'statute',
};

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** From the day of its closing on the case is open and overdue no more; never before the limit had passed. */
const overdueUntil = (fact: CaseFact, { basis, limit, holder }: Passing, closedOn: LocalDate): FigureIncrement => ({
  place: placeOf(fact, holder, later(limit.date, closedOn)),
  figures: {},
  overdue: { [SIDE[basis]]: -1 },
});

/** A limit passed: the case fell due on its last local day, late, and is overdue while it is open. */
export const passed = (
  fact: CaseFact & Passing & { readonly closedOn: LocalDate | null },
): readonly FigureIncrement[] => [
  {
    place: placeOf(fact, fact.holder, fact.limit.date),
    figures: { due: { [SIDE[fact.basis]]: kept(false) } },
    overdue: { [SIDE[fact.basis]]: 1 },
  },
  ...(fact.closedOn === null ? [] : [overdueUntil(fact, fact, fact.closedOn)]),
];

export const reversed = (counts: readonly FigureIncrement[]): readonly FigureIncrement[] =>
  counts.map(({ place, figures, overdue }) => ({
    place,
    figures: negated<Figures>(figures),
    ...(overdue && { overdue: negated<BothLimits<number>>(overdue) }),
  }));

/** Endings before acceptance that have a word of their own: an incomplete file is sent back (退件). */
export const OUTCOME_OF: { readonly [ground: string]: Outcome } = {
  notRequired: 'notRequired',
  incomplete: 'returned',
};

export function closed(fact: CaseFact & { readonly closing: Closing }, outcome: Outcome): readonly FigureIncrement[] {
  const { closing } = fact;
  return [
    {
      place: placeOf(fact, closing.holder, fact.occurredOn),
      figures: {
        closed: { [outcome]: 1 },
        corrections: { perCase: { [closing.corrections]: 1 } },
        visits: { perCase: { [closing.visits]: 1 } },
        ...figuresOfClosing(closing, outcome),
      },
    },
    ...(closing.passed ?? []).map((passing) => overdueUntil(fact, passing, fact.occurredOn)),
  ];
}

export const cardIncrement = (fact: CardFact, effective: number, revoked = 0): FigureIncrement => ({
  place: placeOf(fact, fact, fact.fellOn),
  figures: { cards: { [fact.rule]: { [fact.level]: { effective, revoked } } } },
});

export const warningIncrement = (fact: CardFact, converted: number, resolved: number): FigureIncrement => ({
  place: placeOf(fact, fact, fact.fellOn),
  figures: { warnings: { converted, resolved } },
});

export const resolvedBefore = ({ wasResolved }: { readonly wasResolved: boolean }): number => (wasResolved ? 1 : 0);
