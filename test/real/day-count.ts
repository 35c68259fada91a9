import { EXTENSION_DAYS, STATUTORY_DAYS, STEP_DAYS, type Step } from './case-plan';
import { type Day, isDayOff, midnightAfter, plusDays } from './dutch-days';
import type { Card, PlayedCase } from './played-case';

/**
 * The cards that a case must have by an instant, counted in the simplest way: day after day from the start, without the days of
 * (from, to] of a suspension, moved off days off. Uses no code of the product.
 */
export function cardsOf(played: PlayedCase, until: string): readonly Card[] {
  return [...caseCards(played), ...stepCards(played), ...stopCards(played)].filter(({ at }) => at <= until);
}

type Who = { readonly department: string; readonly official: string };

function caseCards(played: PlayedCase): readonly Card[] {
  const { plan } = played;
  const more = played.extended ? EXTENSION_DAYS : 0;
  const both = plan.promiseDays === STATUTORY_DAYS;
  const promise = plan.promiseDays + (both ? more : 0);
  const ends = {
    warning: midnightOf(countedDay(played, warningDay(promise, 0.9))),
    yellow: midnightOf(lastDay(played, promise)),
    red: midnightOf(lastDay(played, STATUTORY_DAYS + more)),
  };
  const fallen = [
    { level: 'red', at: ends.red },
    { level: 'yellow', at: ends.yellow, notFrom: ends.red },
    { level: 'warning', at: ends.warning, notFrom: ends.yellow },
  ].flatMap(({ level, at, notFrom = null }) =>
    at === null || over(played, at) || (notFrom !== null && at >= notFrom) ? [] : [{ level, at }],
  );
  return fallen.flatMap(({ level, at }) =>
    answerable(played, level, at).map((who) => card(played, { rule: 'case', clock: 'case', level, at }, who)),
  );
}

/** A step that is late while the promise of its case still runs. */
function stepCards(played: PlayedCase): readonly Card[] {
  const { plan } = played;
  const extended = played.extended && plan.promiseDays === STATUTORY_DAYS;
  const promise = midnightOf(lastDay(played, plan.promiseDays + (extended ? EXTENSION_DAYS : 0)));
  return played.steps.flatMap((step) => {
    const at = stepEnd(played);
    if (at === null || !lateAt(step.doneOn, at) || over(played, at) || (promise !== null && at >= promise)) return [];
    return [card(played, { rule: 'step', clock: `branch:${step.id}`, level: 'yellow', at }, step)];
  });
}

/**
 * A suspension has a warning two days before its announced end (one, if it is shorter than three), and a card when it does not
 * end.
 */
function stopCards(played: PlayedCase): readonly Card[] {
  const { department, handler: official } = played.plan;
  return played.pauses.flatMap(({ from, to, days }, index) => {
    const runs = (at: string): boolean => lateAt(to, at) && !over(played, at);
    const last = rolled(plusDays(from, days));
    const instants = [
      { level: 'warning', at: midnightAfter(plusDays(from, warningDay(days, null))) },
      { level: 'yellow', at: midnightAfter(last) },
      { level: 'red', at: midnightAfter(rolled(plusDays(last, 1))) },
    ];
    return instants
      .filter(({ at }) => runs(at))
      .map((fallen) =>
        card(played, { rule: 'suspension', clock: `suspension:${index + 1}`, ...fallen }, { department, official }),
      );
  });
}

/** Two days before the end or when nine tenths are used, whichever is earlier; for a short limit, a day before its end. */
function warningDay(days: number, share: number | null): number {
  if (days < 3) return days - 1;
  return share === null ? days - 2 : Math.min(days - 2, Math.ceil(days * share));
}

/**
 * Warned are those who can still meet the limit: every department with an open step. Charged is every department with a late
 * one, of two steps of a department the first is named; if none is late, those who are warned. Without either, the handler of
 * the case.
 */
function answerable({ plan, steps, ...rest }: PlayedCase, level: string, at: string): readonly Who[] {
  const end = stepEnd({ plan, steps, ...rest });
  const open = steps.filter(({ doneOn }) => lateAt(doneOn, at));
  const late = level === 'warning' || end === null || end > at ? [] : steps.filter(({ doneOn }) => lateAt(doneOn, end));
  if (late.length > 0) return oneEach(late);
  if (open.length > 0) return oneEach(open);
  return [{ department: plan.department, official: plan.handler }];
}

const oneEach = (steps: readonly Step[]): readonly Who[] =>
  steps.filter((step, index) => steps.findIndex(({ department }) => department === step.department) === index);

const stepEnd = (played: PlayedCase): string | null =>
  midnightOf(lastDay(played, Math.min(STEP_DAYS, played.plan.promiseDays)));

/** Not done by the midnight that ends a day. */
const lateAt = (doneOn: Day | null, midnight: string): boolean => doneOn === null || midnightAfter(doneOn) > midnight;

const over = ({ endedOn }: PlayedCase, midnight: string): boolean => !lateAt(endedOn, midnight);

/** The day on which this many days have been counted; `null` while an open suspension prevents it. */
function countedDay({ plan, pauses }: PlayedCase, days: number): Day | null {
  let day = plan.startDay;
  for (let counted = 0; counted < days; ) {
    day = plusDays(day, 1);
    const stop = pauses.find(({ from, to }) => from < day && (to === null || day <= to));
    if (stop === undefined) counted++;
    else if (stop.to === null) return null;
  }
  return day;
}

/** The last day of a limit: never one with the clock suspended at midnight, never a day off. */
function lastDay(played: PlayedCase, days: number): Day | null {
  let day = countedDay(played, days);
  while (day !== null) {
    const today = day;
    const stop = played.pauses.find(({ from, to }) => from <= today && (to === null || today < to));
    if (stop !== undefined) day = stop.to;
    else if (isDayOff(today)) day = plusDays(today, 1);
    else return today;
  }
  return null;
}

function rolled(day: Day): Day {
  let last = day;
  while (isDayOff(last)) last = plusDays(last, 1);
  return last;
}

const midnightOf = (day: Day | null): string | null => day && midnightAfter(day);

const card = (
  { plan }: PlayedCase,
  fallen: { readonly rule: string; readonly clock: string; readonly level: string; readonly at: string },
  { department, official }: Who,
): Card => ({ case: plan.source.case, ...fallen, department, official });
