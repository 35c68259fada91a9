import { conductTriggers } from './conduct-triggers';
import { countOf, legalCountOf } from './counts-of-world';
import { countsFrom, lastDay, type Pause, pauseBetween } from './day-count';
import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import { nextWorkingDay, WITHOUT_NOTICE_FROM } from './days-off';
import { type ExpectedTrigger, type Level, RANK } from './expected-trigger';
import { branchHolder, caseHolder, chargedWithCase, checkHolder, type Holder, warned } from './holders';
import type { BranchState, Suspension } from './parts';
import { endOfCount, endOfCountedDay } from './timed-count';
import { withoutUnconfirmed } from './unconfirmed';
import { warningDay } from './warning-day';
import type { World } from './world';

/** "Provisional days": a limit of (start, end] counted one. */
const isProvisional = ({ calendar, item, now }: World, start: Day, end: Day, pauses: readonly Pause[]): boolean =>
  item.noticed !== null && now < item.noticed && countsFrom(calendar, WITHOUT_NOTICE_FROM, start, end, pauses);

/** 行政许可法 art. 44. */
const DELIVERY_BY_LAW = 10;

/** Every instant of every running clock of the case at which a card is due: "Cards", "Instants", and the policy. */
export function expectedTriggers(world: World): readonly ExpectedTrigger[] {
  return [
    ...firstCheckTriggers(world),
    ...caseTriggers(world),
    ...disputedTriggers(world),
    ...stepTriggers(world),
    ...suspensionTriggers(world),
    ...deliveryTriggers(world),
    ...conductTriggers(world),
  ];
}

/** After this instant no midnight changes the cards: the last one at which a card is due, as far as known. */
export function lastFallOf(world: World): Moment {
  const certain = world.accepted === null ? null : unconditionalRed(world, redAt(world).at);
  const falls = expectedTriggers(world).map(({ at }) => at);
  return Math.max(Number.NEGATIVE_INFINITY, ...falls, ...(certain === null ? [] : [certain]));
}

/** The limits that have a last day, by name: what a late report may move. */
export function limitsOf(world: World): ReadonlyMap<string, Moment> {
  const limits = new Map<string, Moment>();
  const put = (name: string, day: Day | null): void => {
    if (day !== null) limits.set(name, endOf(day));
  };
  for (const { number, endsOn } of world.checks) put(`firstCheck:${number}`, endsOn);
  put('promised', world.caseEnd('promised'));
  put('statutory', world.caseEnd('statutory'));
  for (const state of world.branches) put(`branch:${state.branch.id}`, world.branchEnd(state, true));
  for (const suspension of world.suspensions) put(`suspension:${suspension.number}`, announcedEnd(world, suspension));
  return limits;
}

/** "`first_check`: promise 2, red at 5", or as the policy has it, or at the item's own shorter limit; two levels at one instant: only the higher. */
function firstCheckTriggers(world: World): readonly ExpectedTrigger[] {
  return world.checks.flatMap((check) => {
    const { number, startedAt, endsOn, endedAt, silent } = check;
    const { policy, firstCheck } = world.item;
    const promise = Math.min(policy.rules.firstCheck.yellow.promiseDays, firstCheck);
    const count = legalCountOf(world, startedAt);
    const early = endOfCount(count, promise) as Moment;
    const last = Math.max(endOf(endsOn), endOfCount(count, firstCheck) as Moment);
    const runsAt = (at: Moment): boolean => silent || endedAt === null || endedAt > at;
    const fall = (level: Level, at: Moment): readonly ExpectedTrigger[] =>
      runsAt(at) && at <= last
        ? [
            {
              rule: 'firstCheck',
              clock: `firstCheck:${number}`,
              level,
              at,
              charged: () => [checkHolder(world, check, at, dayOfEnd(at))],
              pending: false,
              provisional: false,
            },
          ]
        : [];
    return [...(early < last ? fall('yellow', early) : []), ...fall('red', last)];
  });
}

/** When a card falls, and whether off the limit as it was before an extension. */
type Broken = { readonly at: Moment | null; readonly isFirst: boolean };

/**
 * The promise, with days of grace: "nothing approved after the breach revokes it", so that the first one may have been broken. Whether
 * an extension came after a breach is judged by the pauses known when it was told: an approval in time by them stands.
 */
function promiseEnd(world: World, grace: number, pauses: readonly Pause[] = world.casePauses()): Broken {
  const { accepted, item, extension } = world;
  if (accepted === null) return { at: null, isFirst: true };
  const endAfter = (days: number, excluded = pauses) => endOfCount(countOf(world, accepted.at, excluded), days, grace);
  const first = endAfter(item.promised);
  const known = extension === null ? null : endAfter(item.promised, extension.pausesKnown);
  const isFirst = extension !== null && known !== null && known < extension.at;
  return { at: isFirst ? first : endAfter(world.caseDays('promised') as number), isFirst };
}

/** When the yellow card falls: past the promise, or where the policy says so before its end, as it stood then. */
function yellowAt(world: World): Broken {
  const { accepted, item, extension } = world;
  const { before, graceDays } = item.policy.rules.case.yellow;
  if (before === null || accepted === null) return promiseEnd(world, graceDays);
  const fallsAfter = (days: number, pauses = world.casePauses()): Moment | null => {
    const after = warningDay(days, before);
    return after < 0 ? null : endOfCountedDay(countOf(world, accepted.at, pauses), after);
  };
  const known = extension === null ? null : fallsAfter(item.promised, extension.pausesKnown);
  const isFirst = extension !== null && known !== null && known < extension.at;
  return { at: isFirst ? fallsAfter(item.promised) : fallsAfter(world.caseDays('promised') as number), isFirst };
}

/** When the red card of the case falls, where certain days are left out: off the first statute, if that was broken before it was extended. */
function redAt(world: World, paused: readonly Pause[] = world.casePauses()): Broken {
  const { accepted, item, extension } = world;
  const { red, redWithoutStatute } = item.policy.rules.case;
  if (accepted === null || red.limit === 'promised') return promiseEnd(world, red.graceDays, paused);
  const count = countOf(world, accepted.at, paused);
  const { statutory } = item;
  if (statutory === null) {
    const days = world.caseDays('promised') as number;
    return { at: endOfCount(count, days, redWithoutStatute.graceDays), isFirst: false };
  }
  const known = extension && endOfCount(countOf(world, accepted.at, extension.pausesKnown), statutory, red.graceDays);
  const isFirst = extension !== null && known !== null && known < extension.at;
  return {
    at: isFirst
      ? endOfCount(count, statutory, red.graceDays)
      : endOfCount(count, world.caseDays('statutory') as number, red.graceDays),
    isFirst,
  };
}

/** The last day of the limit off which a card falls, as the law counts it: "whose limit counted any day of such a year". */
function limitOff(world: World, limit: 'promised' | 'statutory', { at, isFirst }: Broken): Day {
  const { accepted, item, calendar } = world;
  const days = isFirst ? item[limit] : world.caseDays(limit);
  const last = accepted && days !== null ? lastDay(calendar, dayOf(accepted.at), days, world.casePauses()) : null;
  return Math.max(dayOfEnd(at ?? 0), last ?? 0);
}

function caseTriggers(world: World): readonly ExpectedTrigger[] {
  const { accepted, item } = world;
  if (accepted === null) return [];
  const start = dayOf(accepted.at);
  const pauses = world.casePauses();
  const promised = world.caseDays('promised') as number;
  const rules = item.policy.rules.case;
  const { at: yellow, isFirst } = yellowAt(world);
  const statutory = world.caseDays('statutory');
  const { at: red, isFirst: isFirstRed } = redAt(world);
  const warnAfter = warningDay(promised, rules.warning);
  const warning = warnAfter < 0 ? null : endOfCountedDay(countOf(world, accepted.at, pauses), warnAfter);
  const moved = world.extension !== null;
  // An official who takes over on the last day of a limit has the days of grace to act.
  const isOffPromise = rules.red.limit === 'promised';
  const limitOfRed = rules.red.graceDays > 0 || (statutory === null && !isOffPromise) ? null : rules.red.limit;
  const limitOfYellow = rules.yellow.graceDays > 0 || rules.yellow.before !== null ? null : 'promised';
  // Branch limits have an extension's days where the limit that is judged has them.
  const redMoved = moved && !isFirstRed && (isOffPromise ? world.movesPromise : statutory !== null);
  const redLimit = isOffPromise || statutory === null ? 'promised' : 'statutory';
  const runsAt = (at: Moment | null): at is Moment => at !== null && (world.closedAt === null || world.closedAt > at);
  const before = (at: Moment, other: Moment | null): boolean => other === null || at < other;
  const rests = (at: Moment, level: Level): boolean => {
    const broken = { at, isFirst: level === 'red' ? isFirstRed : isFirst };
    return isProvisional(world, start, limitOff(world, level === 'red' ? redLimit : 'promised', broken), pauses);
  };
  const falls: ExpectedTrigger[] = [];
  const fall = (level: Level, at: Moment, charged: () => readonly Holder[], pending = false): void => {
    const provisional = level !== 'warning' && rests(at, level);
    falls.push({ rule: 'case', clock: 'case', level, at, charged, pending: pending || provisional, provisional });
  };
  const chargedAt = (at: Moment, more: boolean, limit: string | null) =>
    chargedWithCase(world, at, dayOfEnd(at), more, limit);
  const certain = unconditionalRed(world, red);
  if (runsAt(certain) && certain !== red && certain <= world.now) {
    // It no longer exists "only because of that".
    const charged = () => chargedAt(certain, redMoved, limitOfRed);
    fall('red', certain, charged);
    // For those whom that does not charge it still exists "only because of that".
    if (red !== null && runsAt(red)) {
      const others = (): readonly Holder[] => {
        const by = chargedAt(red, redMoved, limitOfRed);
        return by.filter(({ department }) => charged().every((each) => each.department !== department));
      };
      fall('red', red, others, true);
    }
  } else if (runsAt(red)) {
    fall('red', red, () => chargedAt(red, redMoved, limitOfRed), certain !== red);
  }
  // What waits for a person is no card yet: it takes no other's place.
  const waits = certain !== null && rests(certain, 'red');
  if (runsAt(yellow) && before(yellow, waits ? null : certain)) {
    const both = moved && world.movesPromise && !isFirst;
    fall('yellow', yellow, () => chargedAt(yellow, both, limitOfYellow));
  }
  // Nor has one that a longer promise came after, as long as it waits.
  const isBroken = yellow !== null && !(isFirst && rests(yellow, 'yellow'));
  if (runsAt(warning) && before(warning, isBroken ? yellow : null)) {
    fall('warning', warning, () => warned(world, warning));
  }
  return falls;
}

/** A breach avoided only by an act that waits for its approver: due as a card that needs confirmation, in addition to those due in any case. */
function disputedTriggers(world: World): readonly ExpectedTrigger[] {
  const without = withoutUnconfirmed(world).map(caseTriggers);
  const latest = (one: ExpectedTrigger): ExpectedTrigger =>
    without
      .flat()
      .filter(({ level }) => level === one.level)
      .reduce((last, each) => (each.at > last.at ? each : last), one);
  const certain = caseTriggers(world);
  const isReached = (one: ExpectedTrigger): boolean =>
    certain.some(({ level, at, pending }) => !pending && at <= one.at && RANK[level] >= RANK[one.level]);
  return (without.at(-1) ?? [])
    .map(latest)
    .filter((one) => one.level !== 'warning' && !isReached(one))
    .map((one) => ({ ...one, pending: true, disputed: true }));
}

/** When a red card is due for certain ("a red case card that exists only because of [a missing notice] is `pending`"), or `null`. */
function unconditionalRed(world: World, red: Moment | null): Moment | null {
  if (red === null) return null;
  if (world.suspensions.every(({ startedAt, noticeAt }) => noticeAt !== null && noticeAt <= startedAt)) return red;
  const asIfTold = world.suspensions.map(({ startedAt, endedAt, endedForOthers, notBefore }) => {
    const over = endedForOthers ?? world.closedAt;
    return pauseBetween(startedAt, over, notBefore, endedForOthers === endedAt);
  });
  const otherwise = redAt(world, asIfTold).at;
  return otherwise === null || otherwise > red ? otherwise : red;
}

/** "Nothing approved after the breach revokes it": also where a policy lets a step card fall before its limit has ended. */
function stepAt(world: World, { branch, startedAt, more }: BranchState, graceDays: number): Moment | null {
  const { extension } = world;
  if (startedAt === null) return null;
  const endAfter = (days: number, pauses: readonly Pause[]) =>
    endOfCount(countOf(world, startedAt, pauses), days, graceDays);
  const first = endAfter(branch.limit, world.branchPauses(branch.id));
  const isFirst = extension !== null && more > 0 && first !== null && first < extension.at;
  return isFirst ? first : endAfter(branch.limit + more, world.branchPauses(branch.id));
}

/** "Step cards are yellow only and fall only while the case's own promise still runs." */
function stepTriggers(world: World): readonly ExpectedTrigger[] {
  const { at: promise } = promiseEnd(world, 0);
  return world.branches.flatMap((state) => {
    const { graceDays } = world.item.policy.rules.step.yellow;
    const { branch, startedAt } = state;
    if (startedAt === null) return [];
    const pauses = world.branchPauses(branch.id);
    const at = stepAt(world, state, graceDays);
    if (at === null || (promise !== null && at >= promise)) return [];
    const over = state.opinionAt ?? world.closedAt;
    if (over !== null && over <= at) return [];
    const limit = graceDays > 0 ? null : `branch:${branch.id}`;
    const charged = () => [branchHolder(world, state, at, dayOfEnd(at), { limit })];
    const last = Math.max(dayOfEnd(at), world.branchEnd(state, true) ?? dayOfEnd(at));
    const provisional = isProvisional(world, dayOf(startedAt), last, pauses);
    return [
      {
        rule: 'step',
        clock: `branch:${branch.id}`,
        level: 'yellow' as const,
        at,
        charged,
        pending: provisional,
        provisional,
      },
    ];
  });
}

/**
 * The announced time, as cards are based on it: "a prolongation given after the announced end is recorded: the yellow stays,
 * the red counts from the new end"; and no later act changes it.
 */
function announced(world: World, { startedAt, noticeAt, expected, prolongations }: Suspension) {
  if (noticeAt === null) return null;
  const count = countOf(world, startedAt, []);
  const graceOf = world.item.policy.rules.suspension;
  let [yellow, red] = [expected, expected];
  const isBefore = (at: Moment, days: number, grace: number): boolean =>
    at <= (endOfCount(count, days, grace) as Moment);
  for (const longer of prolongations) {
    if (isBefore(longer.at, red, graceOf.red.graceDays)) red = longer.expected;
    if (isBefore(longer.at, yellow, graceOf.yellow.graceDays)) yellow = longer.expected;
  }
  // A warning is based on the time announced now.
  const latest = prolongations.at(-1)?.expected ?? expected;
  return { count, start: dayOf(startedAt), yellow, red, latest };
}

/** Whether a branch ran beyond its own limit. */
export function hasBranchOverrun(world: World, index: number): boolean {
  const state = world.branches[index];
  const last = state && world.branchEnd(state, true);
  if (state === undefined || last === null || last === undefined || endOf(last) > world.now) return false;
  const over = state.opinionAt ?? world.closedAt;
  return over === null || over > endOf(last);
}

/** Whether a procedure ran beyond the time announced now. */
export function hasOverrun(world: World, suspension: Suspension): boolean {
  const over = suspension.countedEnd ?? world.closedAt;
  const time = announced(world, suspension);
  const last = time && lastDay(world.calendar, time.start, time.latest, []);
  return last !== null && endOf(last) <= world.now && (over === null || over > endOf(last));
}

const announcedEnd = (world: World, suspension: Suspension): Day | null => {
  const time = announced(world, suspension);
  return time && lastDay(world.calendar, time.start, time.red, []);
};

/** The suspension's own clock, and the missing notice. */
function suspensionTriggers(world: World): readonly ExpectedTrigger[] {
  return world.suspensions.flatMap((suspension) => {
    const { number, branch, startedAt, noticeAt, told } = suspension;
    const over = suspension.countedEnd ?? world.closedAt;
    const holderAt = (at: Moment, last: Day | null) => () => {
      const state = world.branches.find((each) => each.branch.id === branch);
      return [
        state === undefined
          ? caseHolder(world, at, last, suspension)
          : branchHolder(world, state, at, last, suspension),
      ];
    };
    const falls: ExpectedTrigger[] = [];
    const clock = `suspension:${number}`;
    const fall = (level: Level, at: Moment | null, days: number): void => {
      if (at === null || (over !== null && over <= at)) return;
      const last = lastDay(world.calendar, dayOf(startedAt), days, []) as Day;
      const provisional =
        level !== 'warning' && isProvisional(world, dayOf(startedAt), Math.max(last, dayOfEnd(at)), []);
      falls.push({
        rule: 'suspension',
        clock,
        level,
        at,
        charged: holderAt(at, level === 'warning' ? null : dayOfEnd(at)),
        pending: provisional,
        provisional,
      });
    };
    const time = announced(world, suspension);
    if (time !== null) {
      const rules = world.item.policy.rules.suspension;
      const red = endOfCount(time.count, time.red, rules.red.graceDays);
      const yellow = endOfCount(time.count, time.yellow, rules.yellow.graceDays);
      fall('red', red, time.red);
      // "Two levels at one instant: only the higher"; a card that needs confirmation is not issued yet.
      const isLower = yellow !== null && (red === null || yellow < red);
      if (isLower || falls.some(({ pending }) => pending)) fall('yellow', yellow, time.yellow);
      const after = warningDay(time.latest, rules.warning);
      const warning = after < 0 ? null : endOfCountedDay(time.count, after);
      // No warning is due for what has led to a card.
      const isOver = falls.some(({ pending, at }) => !pending && warning !== null && at <= warning);
      if (!isOver) fall('warning', warning, time.latest);
    }
    const due = nextWorkingDay(world.calendar, dayOf(startedAt));
    const missing = noticeAt === null || noticeAt > endOf(due);
    const at = Math.max(endOf(due), told);
    // "Withdrawal or termination before the instant: no card."
    const isDecided = world.status === 'granted' || world.status === 'refused';
    const closedBefore = world.closedAt !== null && world.closedAt <= at && !isDecided;
    if (missing && !closedBefore && (noticeAt === null || noticeAt > at)) {
      falls.push({
        rule: 'suspensionNotice',
        clock,
        level: 'red',
        at,
        charged: holderAt(at, due),
        pending: false,
        provisional: false,
      });
    }
    return falls;
  });
}

/** "Delivery … its own clock, and ends with the proof of service": the policy's own promise, and what the law gives. */
function deliveryTriggers(world: World): readonly ExpectedTrigger[] {
  const { deliveryFrom, deliveredAt } = world;
  if (world.status !== 'granted' || deliveryFrom === null) return [];
  const { yellow, red } = world.item.policy.rules.delivery;
  const days = { yellow: Math.min(yellow.promiseDays, DELIVERY_BY_LAW), red: DELIVERY_BY_LAW + red.graceDays };
  return (['yellow', 'red'] as const).flatMap((level) => {
    const at = endOfCount(legalCountOf(world, deliveryFrom), days[level]) as Moment;
    if (deliveredAt !== null && deliveredAt <= at) return [];
    const charged = () => [caseHolder(world, at, dayOfEnd(at))];
    const provisional = isProvisional(world, dayOf(deliveryFrom), dayOfEnd(at), []);
    return [{ rule: 'delivery', clock: 'delivery', level, at, charged, pending: provisional, provisional }];
  });
}
