import type { Credited } from './history';
import { World } from './world';

/**
 * "An approval recorded `onPaper` … waits": the case as it would stand without what nobody has confirmed. `null`: nothing waits. A decision
 * that does not stand has ended its procedures all the same.
 */
export function withoutUnconfirmed({ acts, item, now, suspensions, status, extension, calendar }: World): World | null {
  const isDecided = status === 'granted' || status === 'refused';
  const closedBy = isDecided ? 'decide' : status === 'terminated' ? 'terminate' : null;
  const waiting = acts.filter(({ kind }) => kind === closedBy || (kind === 'extend' && extension !== null));
  if (item.policy.paperApproval !== 'waits' || waiting.length === 0) return null;
  const left = acts.flatMap((act): readonly Credited[] => {
    if (!waiting.includes(act)) return [act];
    const open = act.kind === 'decide' ? suspensions.filter(({ endedAt }) => endedAt === null) : [];
    return open.map(({ number }) => ({ ...act, kind: 'resume', suspension: number }));
  });
  return new World(item, left, now, calendar);
}
