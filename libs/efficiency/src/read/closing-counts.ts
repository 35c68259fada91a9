import type {
  CaseFact,
  Closing,
  ClosingMarks,
  ClosingReassessed,
  LimitBasis,
  Passing,
} from '@sealtrail/applications/events';
import { type Channel, onlineChannels } from '@sealtrail/catalog/events';
import type { LocalDate } from '@sealtrail/working-days';
import { countedPlace, type FigureIncrement, kept, type Place, placeOf, reversed } from './figure-increments';
import type { BothLimits, Figures, Kept } from './figures';
import { holderKey, procedureKey } from './held-time';
import type { Outcome } from './report-enums';
import { addParts, type Part } from './tally';

/** Given up after the limit a case was late; before it, it stands outside both sides of every share. */
const lateOnly = (within: boolean | null): Kept => kept(within === false ? false : null);

const inTime = (within: boolean | null): Kept => kept(within === true ? true : null);

/** Whether the case was decided; every other ending gives it up, or never accepted it. */
const isDecided = (outcome: string): boolean => outcome === 'granted' || outcome === 'refused';

/**
 * How a closed case stands to its limits. What was late fell due when its limit passed, which does not say its channel:
 * so neither does what fell due in time.
 */
function figuresOfClosing(marks: ClosingMarks, outcome: string): Part<Figures> {
  const { withinPromise, withinStatute, time } = marks;
  const decided = isDecided(outcome);
  const counts = decided ? kept : lateOnly;
  return {
    promise: counts(withinPromise),
    statute: counts(withinStatute),
    ...(time && {
      ifBranchesKept: {
        promise: counts(time.ifBranchesKept.withinPromise),
        statute: counts(time.ifBranchesKept.withinStatute),
      },
    }),
    ...(decided && addParts<Figures>(timeOf(marks), heldTimeOf(marks))),
  };
}

/** Whose the days were: also of a case that was refused without a review. */
function heldTimeOf({ time }: ClosingMarks): Part<Figures> {
  if (time === null) return {};
  const { unit, days, parts } = time.split;
  const sums = { applicant: 0, paused: {} as Record<string, number>, held: {} as Record<string, number> };
  const count = (into: Record<string, number>, name: string, more: number): void => {
    into[name] = (into[name] ?? 0) + more;
  };
  for (const part of parts) {
    if (part.kind === 'applicant') sums.applicant += part.days;
    else if (part.kind === 'pause') count(sums.paused, procedureKey(part.procedure), part.days);
    else count(sums.held, holderKey(part), part.days);
  }
  return { time: { [unit]: { whole: { cases: 1, days, ...sums } } } };
}

const dueInTime = (place: Place, { withinPromise, withinStatute }: ClosingMarks, outcome: string) =>
  isDecided(outcome) && (withinPromise === true || withinStatute === true)
    ? [{ place, figures: { due: { promise: inTime(withinPromise), statute: inTime(withinStatute) } } }]
    : [];

function timeOf({ usedDays, promised, statutory }: ClosingMarks): Part<Figures> {
  if (usedDays === null || promised === null) return {};
  return {
    early: kept(usedDays < promised.days),
    time: {
      [promised.unit]: {
        days: { [usedDays]: 1 },
        promised: { used: usedDays, allowed: promised.days },
        // Days used are counted in the unit of the promise: against a limit in another unit they say nothing.
        ...(statutory?.unit === promised.unit && {
          statutory: { used: usedDays, allowed: statutory.days },
          limits: { promise: promised.days, statute: statutory.days },
        }),
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

export const isOnline = (channel: Channel | undefined): boolean => onlineChannels.has(channel);

/** A case that is closed, and what of it was overdue until then. */
export function closed(fact: CaseFact & { readonly closing: Closing }, outcome: Outcome): readonly FigureIncrement[] {
  const { closing } = fact;
  return [
    {
      place: placeOf(fact, closing.holder, fact.occurredOn, closing.channel),
      figures: {
        closed: { [outcome]: 1 },
        corrections: { perCase: { [closing.corrections]: 1 } },
        visits: { perCase: { [closing.visits]: 1 } },
        ...(closing.class === 'instant' && { instant: 1 }),
        ...(isOnline(closing.channel) && closing.visits === 0 && { fullyOnline: 1 }),
        ...figuresOfClosing(closing, outcome),
      },
    },
    ...dueInTime(placeOf(fact, closing.holder, fact.occurredOn), closing, outcome),
    ...(closing.passed ?? []).map((passing) => overdueUntil(fact, passing, fact.occurredOn)),
  ];
}

/** A closing that is assessed again, where it was counted. */
export function reassessed({ counted, before, after, outcome, ...fact }: ClosingReassessed['data']) {
  const due = placeOf(fact, counted.holder, counted.on);
  const counts = (marks: ClosingMarks): readonly FigureIncrement[] => [
    { place: countedPlace(fact, counted), figures: figuresOfClosing(marks, outcome) },
    ...dueInTime(due, marks, outcome),
  ];
  return [...reversed(counts(before)), ...counts(after)];
}
