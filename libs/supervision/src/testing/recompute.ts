/**
 * The date of a card from its computation alone, in the plainest words: it takes nothing from the program that made it.
 * Of the zone of Shanghai, whose 24:00 is 16:00 UTC.
 */
export type ComputationAlone = {
  readonly startedOn: string;
  readonly startedAt: string;
  readonly startsOnWorkingDay: boolean;
  readonly terms: readonly { readonly days: number; readonly unit: string }[];
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly days: readonly { readonly date: string; readonly working: boolean }[];
  /** Statements, in whatever form they are answered. */
  readonly rule: { readonly words: object };
  readonly facts: { readonly clock: readonly { readonly type: string; readonly recordedAt: string }[] };
};

type Day = { readonly date: string; readonly working: boolean };

/** Where the limit ends, and when the card falls; `null`: the count does not come to its end. */
export function recomputed(alone: ComputationAlone): { readonly limit: string | null; readonly at: string | null } {
  const { startedOn, startedAt, startsOnWorkingDay, terms, pauses, parameters } = alone;
  if (terms.length === 0) return { limit: null, at: startedAt };
  const days: readonly Day[] = [{ date: startedOn, working: startsOnWorkingDay }, ...alone.days];
  const limit = endOf(days, startedOn, terms, pauses);
  const { day, graceDays = 0 } = parameters;
  if (day !== undefined) {
    const reached = dayReached(days, startedOn, firstOf(terms, day), pauses);
    return { limit, at: midnight(reached) };
  }
  const begun = alone.facts.clock.find(({ type }) => type === 'SuspensionStarted');
  if (begun !== undefined && JSON.stringify(alone.rule.words).includes('falls.without-notice')) {
    const end = midnight(limit);
    return { limit, at: end !== null && begun.recordedAt > end ? begun.recordedAt : end };
  }
  if (graceDays === 0 || limit === null) return { limit, at: midnight(limit) };
  return { limit, at: midnight(endOf(days, limit, [{ days: graceDays, unit: 'workingDay' }], pauses)) };
}

const midnight = (date: string | null): string | null => date && `${date}T16:00:00.000Z`;

/** Day 0 does not count; a day after the first of a pause, up to its last, does not either. */
function dayReached(
  days: readonly Day[],
  from: string,
  terms: ComputationAlone['terms'],
  pauses: ComputationAlone['pauses'],
): string | null {
  let on: string | null = from;
  for (const { days: wanted, unit } of terms) {
    let left = wanted;
    for (const { date, working } of days) {
      if (left === 0 || on === null) break;
      const isPaused = pauses.some((pause) => pause.from < date && (pause.to === null || date <= pause.to));
      if (date <= on || isPaused || (unit === 'workingDay' && !working)) continue;
      on = date;
      left--;
    }
    if (left > 0) return null;
  }
  return on;
}

/** An end in a pause moves to the end of that; one of calendar days, or of none, off a day off. */
function endOf(
  days: readonly Day[],
  from: string,
  terms: ComputationAlone['terms'],
  pauses: ComputationAlone['pauses'],
): string | null {
  const reached = dayReached(days, from, terms, pauses);
  if (reached === null) return null;
  const last = terms.filter((term) => term.days > 0).at(-1);
  const needsWorkingDay = last === undefined || last.unit === 'calendarDay';
  const end = days.find(({ date, working }) => {
    const isPaused = pauses.some((pause) => pause.from <= date && (pause.to === null || date < pause.to));
    return date >= reached && !isPaused && (working || !needsWorkingDay);
  });
  return end?.date ?? null;
}

/** The terms up to counted day k. */
function firstOf(terms: ComputationAlone['terms'], day: number): ComputationAlone['terms'] {
  let left = day;
  return terms.map(({ days, unit }) => {
    const taken = Math.min(left, days);
    left -= taken;
    return { days: taken, unit };
  });
}
