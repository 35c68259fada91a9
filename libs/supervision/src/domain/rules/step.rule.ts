import { findClock } from '@sealtrail/applications/events';
import { clocksOf } from '../clock-limits';
import { type Falling, policyOf, type Rule, type Sight } from '../falling';
import { pastCasePromise } from './case.rule';
import { holder, pastLimit } from './plain-fallings';

/**
 * 环节时限: a branch past its own limit, yellow only, and only while the promise of the whole case still runs: from its
 * end on, and where both ends coincide, the card of the case says it all.
 */
export const stepRule: Rule = {
  fallings: (sight) =>
    clocksOf(sight.watched.ledger, 'branch')
      .flatMap((clock) =>
        pastLimit(
          sight,
          { rule: 'step', level: 'yellow', clock, of: 'promised', basis: 'own' },
          policyOf(sight, clock).rules.step.yellow,
        ),
      )
      .filter((falling) => promiseRuns(sight, falling)),
  fallsOnEnded: false,
  respondents: (_, falling) => holder(falling),
};

function promiseRuns(sight: Sight, { at }: Falling): boolean {
  const clock = findClock(sight.watched.ledger, 'case');
  return clock === undefined || pastCasePromise(sight, clock).every((promise) => at < promise.at);
}
