import type { ExpectedTrigger } from './expected-trigger';
import type { World } from './world';

/** "Violations of notice: … conduct cards, yellow, pending, against who gave the notice; one card for each act." */
export function conductTriggers(world: World): readonly ExpectedTrigger[] {
  const { status, closedAt } = world;
  // "Withdrawal or termination before the instant: no card."
  const gone = status === 'withdrawn' || status === 'returned' || status === 'terminated' ? closedAt : null;
  const standing = world.notices.filter(({ at }) => gone === null || at <= gone);
  return standing.flatMap(
    ({ number, at: counted, saidAt, deniesSilence, second, late, beyond, department, official }) => {
      // "What tells only against the teller needs no proof": that it was requested on that day; not that the deemed acceptance
      // was not due yet.
      const at = deniesSilence ? counted : saidAt;
      const rules = [...(second ? ['secondNotice'] : []), ...(late ? ['lateNotice'] : [])];
      if (beyond.length > 0) rules.push('materialBeyondList');
      const charged = () => [{ department, official }];
      return rules.map((rule) => ({
        rule,
        clock: `notice:${number}`,
        level: 'yellow' as const,
        at,
        charged,
        pending: true,
        provisional: false,
      }));
    },
  );
}
