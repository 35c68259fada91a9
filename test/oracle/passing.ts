import { endOf } from './days';
import type { Act, Credited } from './history';
import type { World } from './world';

/** What would have been instead of a review. */
export const BEFORE_REVIEW: readonly Act['kind'][] = ['notice', 'refuseAcceptance'];

/** What ends a clock. */
export const ENDING: readonly Act['kind'][] = ['opine', 'decide'];

/** Whether the case was not closed by the end of a limit that has ended. */
export function hasPassed(world: World, limit: 'promised' | 'statutory'): boolean {
  const last = world.caseEnd(limit);
  return last !== null && endOf(last) <= world.now && (world.closedAt === null || world.closedAt > endOf(last));
}

/** What a closed case is assessed by. */
export const marksOf = (world: World): string =>
  JSON.stringify([world.caseEnd('promised'), world.caseEnd('statutory'), world.closedAt, world.casePauses()]);

/** An act that nothing proves undoes no card that has fallen, thus no warning either. */
export const unlessShown = (act: Credited): Credited =>
  act.served === null ? { ...act, at: Math.max(act.at, act.told) } : act;
