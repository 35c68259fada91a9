import type { WarningRule } from '@sealtrail/policy/events';
import { conductTriggers } from './conduct-triggers';
import { countedDay, countsFrom, lastDay, type Pause } from './day-count';
import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import { nextWorkingDay, WITHOUT_NOTICE_FROM } from './days-off';
import { type ExpectedTrigger, type Level, RANK } from './expected-trigger';
import { branchHolder, caseHolder, chargedWithCase, checkHolder, type Holder, warned } from './holders';
import type { Suspension } from './parts';
import { withoutUnconfirmed } from './unconfirmed';
import type { World } from './world';

/** "Provisional days": a limit of (start, end] counted one. */
const isProvisional = ({ calendar, item, now }: World, start: Day, end: Day, pauses: readonly Pause[]): boolean =>
  item.noticed !== null && now < item.noticed && countsFrom(calendar, WITHOUT_NOTICE_FROM, start, end, pauses);

/** 行政许可法 art. 44. */
const DELIVERY_BY_LAW = 10;

/** Every instant of every clock of the case at which its clock still runs: "Cards", "Instants", and the policy. */
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

/** After this instant no midnight changes anything of the cards: the last at which one falls, as far as is known. */
export function lastFallOf(world: World): Moment {
  const certain = world.accepted === null ? null : unconditionalRed(world, redDay(world));
  const falls = expectedTriggers(world).map(({ at }) => at);
  return Math.max(Number.NEGATIVE_INFINITY, ...falls, ...(certain === null ? [] : [endOf(certain)]));
}

/** The limits that have a last day, by name: what a late word may move. */
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
    const early = lastDay(world.calendar, dayOf(startedAt), promise, []) as Day;
    const runsAt = (day: Day): boolean => silent || endedAt === null || endedAt > endOf(day);
    const at = (level: Level, day: Day): readonly ExpectedTrigger[] =>
      runsAt(day) && day <= endsOn
        ? [
            {
              rule: 'firstCheck',
              clock: `firstCheck:${number}`,
              level,
              at: endOf(day),
              charged: () => [checkHolder(world, check, endOf(day), day)],
              pending: false,
              provisional: false,
            },
          ]
        : [];
    return [...(early < endsOn ? at('yellow', early) : []), ...at('red', endsOn)];
  });
}

/** "Warning with `remaining_wd: 2`: end of counted day n − 2; 90 %: of ⌈0.9 n⌉; the earlier; n < 3: of day n − 1." */
function warningDay(
  days: number,
  { remainingDays, usedPercent, shortBelowDays, shortRemainingDays }: WarningRule,
): number {
  const byShare = usedPercent === null ? days : Math.ceil((days * usedPercent) / 100);
  // Neither basis: it never falls.
  if (remainingDays === null) return usedPercent === null ? -1 : byShare;
  if (days < shortBelowDays) return days - shortRemainingDays;
  return Math.min(days - remainingDays, byShare);
}

/** The promise, with days of grace: "nothing approved after the breach revokes it", so that the first one may have been broken. */
function promiseEnd(
  world: World,
  grace: number,
  pauses: readonly Pause[] = world.casePauses(),
): { readonly day: Day | null; readonly isFirst: boolean } {
  const { accepted, item, extension } = world;
  if (accepted === null) return { day: null, isFirst: true };
  const endAfter = (days: number) => lastDay(world.calendar, dayOf(accepted.at), days + grace, pauses);
  const first = endAfter(item.promised);
  const isFirst = extension !== null && first !== null && endOf(first) < extension.at;
  return { day: isFirst ? first : endAfter(world.caseDays('promised') as number), isFirst };
}

/** The day with which the yellow card falls: past the promise, or where the policy says so before its end, as it stood then. */
function yellowDay(world: World): { readonly day: Day | null; readonly isFirst: boolean } {
  const { accepted, item, extension, calendar } = world;
  const { before, graceDays } = item.policy.rules.case.yellow;
  if (before === null || accepted === null) return promiseEnd(world, graceDays);
  const fallsAfter = (days: number): Day | null => {
    const after = warningDay(days, before);
    const day = after < 0 ? null : countedDay(calendar, dayOf(accepted.at), after, world.casePauses());
    return day === null || endOf(day) <= accepted.at ? null : day;
  };
  const first = fallsAfter(item.promised);
  const isFirst = extension !== null && first !== null && endOf(first) < extension.at;
  return { day: isFirst ? first : fallsAfter(world.caseDays('promised') as number), isFirst };
}

/** The day with which the red card of the case falls, where certain days are left out. */
function redDay(world: World, paused: readonly Pause[] = world.casePauses()): Day | null {
  const { accepted, item, calendar } = world;
  if (accepted === null) return null;
  const { red, redWithoutStatute } = item.policy.rules.case;
  if (red.limit === 'promised') return promiseEnd(world, red.graceDays, paused).day;
  const [promised, statutory] = [world.caseDays('promised') as number, world.caseDays('statutory')];
  const days = statutory === null ? promised + redWithoutStatute.graceDays : statutory + red.graceDays;
  return lastDay(calendar, dayOf(accepted.at), days, paused);
}

function caseTriggers(world: World): readonly ExpectedTrigger[] {
  const { accepted, item } = world;
  if (accepted === null) return [];
  const start = dayOf(accepted.at);
  const pauses = world.casePauses();
  const promised = world.caseDays('promised') as number;
  const rules = item.policy.rules.case;
  const { day: yellow, isFirst } = yellowDay(world);
  const statutory = world.caseDays('statutory');
  const red = redDay(world);
  const warnAfter = warningDay(promised, rules.warning);
  const warning = warnAfter < 0 ? null : countedDay(world.calendar, start, warnAfter, pauses);
  const moved = world.extension !== null;
  // Who takes over on the last day of a limit has the days of grace to act.
  const isOffPromise = rules.red.limit === 'promised';
  const limitOfRed = rules.red.graceDays > 0 || (statutory === null && !isOffPromise) ? null : rules.red.limit;
  const limitOfYellow = rules.yellow.graceDays > 0 || rules.yellow.before !== null ? null : 'promised';
  // Branch limits have an extension's days where the limit that is judged has them.
  const redMoved = isOffPromise
    ? moved && world.movesPromise && !promiseEnd(world, rules.red.graceDays).isFirst
    : moved && statutory !== null;
  const runsAt = (day: Day | null): day is Day =>
    day !== null && (world.closedAt === null || world.closedAt > endOf(day));
  const before = (day: Day, other: Day | null): boolean => other === null || day < other;
  const falls: ExpectedTrigger[] = [];
  const fall = (level: Level, day: Day, charged: () => readonly Holder[], pending = false): void => {
    const provisional = level !== 'warning' && isProvisional(world, start, day, pauses);
    falls.push({
      rule: 'case',
      clock: 'case',
      level,
      at: endOf(day),
      charged,
      pending: pending || provisional,
      provisional,
    });
  };
  const certain = unconditionalRed(world, red);
  if (runsAt(certain) && certain !== red && endOf(certain) <= world.now) {
    // It exists "only because of that" no more.
    const charged = () => chargedWithCase(world, endOf(certain), certain, redMoved, limitOfRed);
    fall('red', certain, charged);
    // For whom that does not charge it exists "only because of that" still.
    if (red !== null && runsAt(red)) {
      const others = (): readonly Holder[] => {
        const by = chargedWithCase(world, endOf(red), red, redMoved, limitOfRed);
        return by.filter(({ department }) => charged().every((each) => each.department !== department));
      };
      fall('red', red, others, true);
    }
  } else if (runsAt(red)) {
    const charged = () => chargedWithCase(world, endOf(red), red, redMoved, limitOfRed);
    fall('red', red, charged, certain !== red);
  }
  // What waits for a person is no card yet: it takes no other's place.
  const waits = certain !== null && isProvisional(world, start, certain, pauses);
  if (runsAt(yellow) && before(yellow, waits ? null : certain)) {
    const both = moved && world.movesPromise && !isFirst;
    fall('yellow', yellow, () => chargedWithCase(world, endOf(yellow), yellow, both, limitOfYellow));
  }
  // Nor has one that a longer promise came after, as long as it waits.
  const isBroken = yellow !== null && !(isFirst && isProvisional(world, start, yellow, pauses));
  if (runsAt(warning) && before(warning, isBroken ? yellow : null) && endOf(warning) > accepted.at) {
    fall('warning', warning, () => warned(world, endOf(warning)));
  }
  return falls;
}

/** What an act prevented that waits for its approver: it falls as a card that waits for a person, beside what falls in any case. */
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

/**
 * The day on which a red card falls for certain: "a red case card that exists only because of [a missing notice] is `pending`"; art. 45 leaves
 * the time out. `null`: never, as far as is known.
 */
function unconditionalRed(world: World, red: Day | null): Day | null {
  if (red === null) return null;
  if (world.suspensions.every(({ startedAt, noticeAt }) => noticeAt !== null && noticeAt <= startedAt)) return red;
  const asIfTold = world.suspensions.map(({ startedAt, endedForOthers, notBefore }) => {
    const over = endedForOthers ?? world.closedAt;
    return { from: dayOf(startedAt), to: over === null ? null : dayOfEnd(over), notBefore };
  });
  const otherwise = redDay(world, asIfTold);
  return otherwise === null || otherwise > red ? otherwise : red;
}

/** "Step cards are yellow only and fall only while the case's own promise still runs." */
function stepTriggers(world: World): readonly ExpectedTrigger[] {
  const { day: promise } = promiseEnd(world, 0);
  return world.branches.flatMap((state) => {
    const { graceDays } = world.item.policy.rules.step.yellow;
    const end = world.branchEnd(state, true, world.calendar, graceDays);
    if (end === null || (promise !== null && end >= promise)) return [];
    const over = state.opinionAt ?? world.closedAt;
    if (over !== null && over <= endOf(end)) return [];
    const limit = graceDays > 0 ? null : `branch:${state.branch.id}`;
    const charged = () => [branchHolder(world, state, endOf(end), end, { limit })];
    const provisional = isProvisional(world, dayOf(state.startedAt ?? 0), end, world.branchPauses(state.branch.id));
    return [
      {
        rule: 'step',
        clock: `branch:${state.branch.id}`,
        level: 'yellow' as const,
        at: endOf(end),
        charged,
        pending: provisional,
        provisional,
      },
    ];
  });
}

/**
 * The announced time, as what falls by it counts: "a prolongation given after the announced end is recorded: the yellow stays, the red counts
 * from the new end"; and nothing that comes after an instant undoes it.
 */
function announced({ calendar, item }: World, { startedAt, noticeAt, expected, prolongations }: Suspension) {
  if (noticeAt === null) return null;
  const start = dayOf(startedAt);
  const graceOf = item.policy.rules.suspension;
  let [yellow, red] = [expected, expected];
  const isBefore = (at: Moment, days: number): boolean => at <= endOf(lastDay(calendar, start, days, []) as Day);
  for (const longer of prolongations) {
    if (isBefore(longer.at, red + graceOf.red.graceDays)) red = longer.expected;
    if (isBefore(longer.at, yellow + graceOf.yellow.graceDays)) yellow = longer.expected;
  }
  // A warning is of the time that is announced now.
  const latest = prolongations.at(-1)?.expected ?? expected;
  return { start, yellow, red, latest };
}

/** Whether a branch ran on after its own limit, that has ended. */
export function hasBranchOverrun(world: World, index: number): boolean {
  const state = world.branches[index];
  const last = state && world.branchEnd(state, true);
  if (state === undefined || last === null || last === undefined || endOf(last) > world.now) return false;
  const over = state.opinionAt ?? world.closedAt;
  return over === null || over > endOf(last);
}

/** Whether the time that is announced for a procedure now has ended, and it had not. */
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

/** The suspension's own clock, and the notice that is missing. */
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
    const fall = (level: Level, day: Day | null): void => {
      if (day === null || (over !== null && over <= endOf(day))) return;
      const provisional = level !== 'warning' && isProvisional(world, dayOf(startedAt), day, []);
      falls.push({
        rule: 'suspension',
        clock,
        level,
        at: endOf(day),
        charged: holderAt(endOf(day), level === 'warning' ? null : day),
        pending: provisional,
        provisional,
      });
    };
    const time = announced(world, suspension);
    if (time !== null) {
      const rules = world.item.policy.rules.suspension;
      const red = lastDay(world.calendar, time.start, time.red + rules.red.graceDays, []);
      const yellow = lastDay(world.calendar, time.start, time.yellow + rules.yellow.graceDays, []);
      fall('red', red);
      // "Two levels at one instant: only the higher"; what waits is no card yet.
      if (yellow !== red || falls.some(({ pending }) => pending)) fall('yellow', yellow);
      const after = warningDay(time.latest, rules.warning);
      const warning = after < 0 ? null : countedDay(world.calendar, time.start, after, []);
      // Nothing is warned of that has come to a card.
      const isOver = falls.some(({ pending, at }) => !pending && warning !== null && at <= endOf(warning));
      if (!isOver) fall('warning', warning);
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
    const day = lastDay(world.calendar, dayOf(deliveryFrom), days[level], []) as Day;
    if (deliveredAt !== null && deliveredAt <= endOf(day)) return [];
    const charged = () => [caseHolder(world, endOf(day), day)];
    const provisional = isProvisional(world, dayOf(deliveryFrom), day, []);
    return [{ rule: 'delivery', clock: 'delivery', level, at: endOf(day), charged, pending: provisional, provisional }];
  });
}
