import { type Day, dayOf, dayOfEnd, endOf, type Moment } from './days';
import type { BranchState } from './parts';
import type { World } from './world';

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
): string | null {
  let official = first;
  for (const [index, each] of world.assignments.entries()) {
    if (each.branch !== branch || each.told >= at) continue;
    if (last !== null && dayOf(each.told) === last && index >= assignedBefore) continue;
    official = each.official;
  }
  return official;
}

/** `last`: the last counted day of the limit; `assignedBefore`: how many assignments its clock had not seen. */
export const caseHolder = (world: World, at: Moment, last: Day | null, assignedBefore = 0): Holder => ({
  department: world.item.department,
  official: officialAt(world, null, world.item.handler, at, last, assignedBefore),
});

export const branchHolder = (
  world: World,
  { branch }: BranchState,
  at: Moment,
  last: Day | null,
  assignedBefore = 0,
): Holder => ({
  department: branch.department,
  official: officialAt(world, branch.id, branch.handler, at, last, assignedBefore),
});

/** One for each department: "of two branches of one department the one due first names the official". */
function oneEach(
  world: World,
  branches: readonly BranchState[],
  at: (state: BranchState) => Moment,
  lastDayOf: (at: Moment) => Day | null,
): readonly Holder[] {
  const due = (state: BranchState): number => world.branchEnd(state, false) ?? Number.POSITIVE_INFINITY;
  const holders: Holder[] = [];
  for (const state of [...branches].sort((a, b) => due(a) - due(b))) {
    if (holders.every(({ department }) => department !== state.branch.department)) {
      holders.push(branchHolder(world, state, at(state), lastDayOf(at(state))));
    }
  }
  return holders;
}

/** Branches that are open at an instant. */
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
  );
  return open.length > 0 ? open : [caseHolder(world, at, null)];
}

/**
 * "Yellow and red cards of a joint item's case limit: every branch that ended, or is still open, after its stage's limit, and the holder of
 * a first check that ended in silence … If nobody overran, the present holder."
 */
export function chargedWithCase(world: World, at: Moment, last: Day, moved: boolean): readonly Holder[] {
  const silent = world.checks.find((check) => check.silent);
  const checker = silent && caseHolder(world, endOf(silent.endsOn), silent.endsOn);
  if (world.branches.length === 0) {
    // "what has already been broken is carded at once … against the holder of the first check"
    if (checker !== undefined && at <= (world.accepted?.recordedAt ?? 0)) return [checker];
    return [caseHolder(world, at, last)];
  }
  const late = world.branches.filter((state) => {
    const limit = stageLimit(world, state.stage, moved);
    return limit !== null && limit <= at && (state.opinionAt === null || state.opinionAt > limit);
  });
  // Of a branch that is open, whoever holds it; of one that has ended, whoever held it when its stage's limit ended.
  const overrun = (state: BranchState): Moment =>
    state.opinionAt === null || state.opinionAt > at ? at : (stageLimit(world, state.stage, moved) ?? at);
  const charged = [...oneEach(world, late, overrun, dayOfEnd)];
  if (checker !== undefined && charged.every(({ department }) => department !== checker.department)) {
    charged.push(checker);
  }
  if (charged.length > 0) return charged;
  const open = oneEach(world, openAt(world, at), () => at, dayOfEnd);
  return open.length > 0 ? open : [caseHolder(world, at, last)];
}

/** "The stage's limit is its slowest branch's"; `null`: not started, or it stands still. `moved`: with the days of an extension. */
function stageLimit(world: World, stage: number, moved: boolean): Moment | null {
  let latest = 0;
  for (const state of world.branches) {
    if (state.stage !== stage) continue;
    const end = world.branchEnd(state, moved);
    if (end === null) return null;
    latest = Math.max(latest, endOf(end));
  }
  return latest;
}
