import { endOf } from './days';
import type { World } from './world';

/** Whether the case was still open at the end of a limit that has ended. */
export function hasPassed(world: World, limit: 'promised' | 'statutory'): boolean {
  const last = world.caseEnd(limit);
  return last !== null && endOf(last) <= world.now && (world.closedAt === null || world.closedAt > endOf(last));
}

/** What a closed case's assessment depends on. */
export const marksOf = (world: World): string =>
  JSON.stringify([world.caseEnd('promised'), world.caseEnd('statutory'), world.closedAt, world.casePauses()]);
