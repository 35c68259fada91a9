import type { Moment } from './days';
import { type Calendar, calendarAt } from './days-off';
import type { Credited } from './history';
import { World } from './world';

/**
 * "An approval recorded `onPaper` … waits": the case as it would be without unconfirmed acts; empty: nothing waits. A decision
 * that does not stand has ended its procedures all the same. "A calendar change moves open limits": for a case that was closed
 * one for each calendar known since, since its limits only get later.
 */
export function withoutUnconfirmed(world: World): readonly World[] {
  const { acts, item, now, suspensions, status, extension } = world;
  const isDecided = status === 'granted' || status === 'refused';
  const closedBy = isDecided ? 'decide' : status === 'terminated' ? 'terminate' : null;
  const waiting = acts.filter(({ kind }) => kind === closedBy || (kind === 'extend' && extension !== null));
  if (item.policy.paperApproval !== 'waits' || waiting.length === 0) return [];
  const left = acts.flatMap((act): readonly Credited[] => {
    if (!waiting.includes(act)) return [act];
    const open = act.kind === 'decide' ? suspensions.filter(({ endedAt }) => endedAt === null) : [];
    return open.map(({ number }) => ({ ...act, kind: 'resume', suspension: number }));
  });
  const closing = waiting.find(({ kind }) => kind === closedBy);
  return calendarsSince(world, closing?.told ?? now).map((calendar) => new World(item, left, now, calendar));
}

function calendarsSince({ item: { declared }, now }: World, from: Moment): readonly Calendar[] {
  const changes = declared.map(({ told }) => told).filter((told) => told > from && told <= now);
  return [...new Set([from, ...changes])].map((told) => calendarAt(declared, told));
}
