import { lastDay, type Pause } from './day-count';
import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import { HALL } from './items';
import type { Assignment, BranchState, FirstCheck } from './parts';
import type { World } from './world';

/** The receiving official of the hall: responsible for its files until they are handed over. */
const RECEIVER = 'li';

export type Holder = { readonly department: string; readonly official: string | null };

/**
 * Who is charged with what ends at an instant. "Assignments count from their recording, never move a card that has fallen, and on a
 * limit's last counted day leave the charge with who held it before."
 */
function officialAt(
  world: World,
  branch: string | null,
  first: string | null,
  at: Moment,
  last: Day | null,
  assignedBefore: number,
  limit: string | null,
): string | null {
  let official = first;
  for (const [index, each] of world.assignments.entries()) {
    // A warning is for whoever holds it then: it falls on no last day.
    if (each.branch !== branch || (last === null ? each.told > at : each.told >= at)) continue;
    if (last !== null && dayOf(each.told) === last && index >= assignedBefore) continue;
    if (limit !== null && stays(world, each, limit)) continue;
    official = each.official;
  }
  return official;
}

/** The limit was on its last counted day as it was then, and no days have been granted since. */
const stays = ({ extension }: World, { order, found }: Assignment, limit: string): boolean =>
  found.includes(limit) && !(extension !== null && extension.order > order && extension.moves.includes(limit));

/** The limits on their last counted day: one suspended from that day on has had it all the same. */
export function onLastDay(world: World, today: Day): readonly string[] {
  const before = (pauses: readonly Pause[]): readonly Pause[] =>
    pauses.filter(({ from, to }) => from !== today || to !== null);
  const found: string[] = [];
  if (world.accepted !== null) {
    const start = dayOf(world.accepted.at);
    for (const limit of ['promised', 'statutory'] as const) {
      const days = world.caseDays(limit);
      if (days !== null && lastDay(world.calendar, start, days, before(world.casePauses())) === today)
        found.push(limit);
    }
  }
  for (const { branch, startedAt, opinionAt, more } of world.branches) {
    if (startedAt === null || opinionAt !== null) continue;
    const end = lastDay(world.calendar, dayOf(startedAt), branch.limit + more, before(world.branchPauses(branch.id)));
    if (end === today) found.push(`branch:${branch.id}`);
  }
  return found;
}

/** `last`: the last counted day of the limit; `assignedBefore`: the number of assignments before its clock. */
export const caseHolder = (
  world: World,
  at: Moment,
  last: Day | null,
  { limit = null, assignedBefore = 0 }: Asked = {},
): Holder => ({
  department: world.item.department,
  official: officialAt(world, null, world.item.handler, at, last, assignedBefore, limit),
});

type Asked = { readonly limit?: string | null; readonly assignedBefore?: number };

export const branchHolder = (
  world: World,
  { branch }: BranchState,
  at: Moment,
  last: Day | null,
  { limit = null, assignedBefore = 0 }: Asked = {},
): Holder => ({
  department: branch.department,
  official: officialAt(world, branch.id, branch.handler, at, last, assignedBefore, limit),
});

/**
 * "The holder is `receivedBy` where listed, else the item's department." A hand-over "counts from its recording", and on the last counted day
 * leaves the charge with who held it before.
 */
export function checkHolder(world: World, { startedAt }: FirstCheck, at: Moment, last: Day): Holder {
  const { handedOver } = world;
  const isHeldByHall =
    world.receivedByHall && world.item.entrusted && !(handedOver !== null && handedOver <= startedAt);
  const isGone = handedOver !== null && handedOver < at && dayOf(handedOver) !== last;
  return isHeldByHall && !isGone ? { department: HALL, official: RECEIVER } : caseHolder(world, at, last);
}

/** One for each department: "of two branches of one department the one due first names the official". */
function oneEach(
  world: World,
  branches: readonly BranchState[],
  at: (state: BranchState) => Moment,
  lastDayOf: (at: Moment) => Day | null,
  limitOf: (state: BranchState) => string | null,
): readonly Holder[] {
  const due = (state: BranchState): number => world.branchEnd(state, false) ?? Number.POSITIVE_INFINITY;
  const holders: Holder[] = [];
  for (const state of [...branches].sort((a, b) => due(a) - due(b))) {
    if (holders.every(({ department }) => department !== state.branch.department)) {
      holders.push(branchHolder(world, state, at(state), lastDayOf(at(state)), { limit: limitOf(state) }));
    }
  }
  return holders;
}

/** Branches open at an instant. */
const openAt = (world: World, at: Moment): readonly BranchState[] =>
  world.branches.filter(
    ({ startedAt, opinionAt }) => startedAt !== null && startedAt <= at && (opinionAt === null || opinionAt > at),
  );

/** "A warning goes to those who can still keep the limit: the present holders, each open branch." */
export function warned(world: World, at: Moment): readonly Holder[] {
  const open = oneEach(
    world,
    openAt(world, at),
    () => at,
    () => null,
    () => null,
  );
  return open.length > 0 ? open : [caseHolder(world, at, null)];
}

/**
 * "Yellow and red cards of a joint item's case limit: every branch that ended, or is still open, after its stage's limit, and the holder of
 * a first check that ended in silence … If nobody overran, the present holder."
 */
export function chargedWithCase(
  world: World,
  at: Moment,
  last: Day,
  moved: boolean,
  limit: string | null,
): readonly Holder[] {
  const silent = world.checks.find((check) => check.silent);
  const until = silent && Math.min(at, endOf(silent.endsOn));
  const checker = silent && until !== undefined ? checkHolder(world, silent, until, dayOfEnd(until)) : undefined;
  if (world.branches.length === 0) {
    // "what has already been broken is carded at once … against the holder of the first check"
    if (checker !== undefined && at <= (world.accepted?.recordedAt ?? 0)) return [checker];
    const holder = caseHolder(world, at, last, { limit });
    if (checker?.department !== HALL) return [holder];
    return hasHadItsTime(world, at) ? [holder, checker] : [checker];
  }
  const late = world.branches.filter((state) => {
    const stage = stageLimit(world, state.stage, moved);
    return stage !== null && stage.at <= at && (state.opinionAt === null || state.opinionAt > stage.at);
  });
  // For an open branch, its holder; for one that has ended, its holder when its stage's limit ended.
  const isOpen = ({ opinionAt }: BranchState): boolean => opinionAt === null || opinionAt > at;
  const overrun = (state: BranchState): Moment =>
    isOpen(state) ? at : (stageLimit(world, state.stage, moved)?.at ?? at);
  const overran = (state: BranchState): string | null =>
    isOpen(state) ? limit : (stageLimit(world, state.stage, moved)?.limit ?? null);
  const charged = [...oneEach(world, late, overrun, dayOfEnd, overran)];
  if (checker !== undefined && charged.every(({ department }) => department !== checker.department)) {
    charged.push(checker);
  }
  if (charged.length > 0) return charged;
  // "A proof of one's own takes one's own card back and puts none on others."
  const proved = oneEach(world, provedLate(world, at, moved), overrun, dayOfEnd, overran);
  if (proved.length > 0) return proved;
  const open = oneEach(
    world,
    openAt(world, at).filter((state) => !hasBegunLate(world, state)),
    () => at,
    dayOfEnd,
    () => limit,
  );
  return open.length > 0 ? open : [caseHolder(world, at, last, { limit })];
}

/**
 * "Where the window held a silent first check, the department's own limit is the promise counted from the day the file reached it (the recorded
 * hand-over, else the recording of the deemed acceptance)": whether that has ended.
 */
function hasHadItsTime(world: World, at: Moment): boolean {
  const { handedOver, accepted } = world;
  const reached = handedOver !== null && handedOver <= at ? handedOver : (accepted?.recordedAt ?? at);
  const end = lastDay(world.calendar, dayOf(reached), world.caseDays('promised') ?? 0, world.casePauses());
  return end !== null && endOf(end) <= at;
}

/** Branches that reported their opinion after their stage's time, with only their own proof that they gave it before. */
const provedLate = (world: World, at: Moment, moved: boolean): readonly BranchState[] =>
  world.branches.filter(({ stage, toldOnOwnProof }) => {
    const limit = stageLimit(world, stage, moved);
    return limit !== null && limit.at <= at && toldOnOwnProof !== null && toldOnOwnProof > limit.at;
  });

/** No official has held a case before it was assigned to him. */
function hasBegunLate({ branches }: World, { stage, startedAt }: BranchState): boolean {
  const before = branches.filter((each) => each.stage === stage - 1);
  const ended = before.map(({ opinionAt }) => opinionAt ?? Number.POSITIVE_INFINITY);
  return before.length > 0 && startedAt !== null && ended.every((at) => dayOf(at) < dayOf(startedAt));
}

type StageLimit = { readonly at: Moment; readonly limit: string };

/** "The stage's limit is its slowest branch's"; `null`: not started, or suspended. `moved`: with the days of an extension. */
function stageLimit(world: World, stage: number, moved: boolean): StageLimit | null {
  let slowest: StageLimit = { at: 0, limit: '' };
  for (const state of world.branches) {
    if (state.stage !== stage) continue;
    const end = world.branchEnd(state, moved);
    if (end === null) return null;
    if (endOf(end) > slowest.at) slowest = { at: endOf(end), limit: `branch:${state.branch.id}` };
  }
  return slowest;
}
