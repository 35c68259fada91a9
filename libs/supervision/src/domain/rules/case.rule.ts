import { asIfTold, type CaseClock, findClock } from '@sealtrail/applications/events';
import { type Falling, policyOf, type Rule, type Sight } from '../falling';
import { caseRespondents, presentHolders } from './case-respondents';
import { beforeLimit, pastLimit } from './plain-fallings';

/** 办理时限: warning before the promise ends, yellow when it has, red when the statutory limit has (行政许可法 art. 42). */
export const caseRule: Rule = {
  fallings: (sight) => {
    const clock = findClock(sight.watched.ledger, 'case');
    if (clock === undefined) return [];
    return [...warning(sight, clock), ...pastCasePromise(sight, clock), ...red(sight, clock)];
  },
  fallsOnEnded: false,
  respondents: (sight, falling) =>
    falling.level === 'warning' ? presentHolders(sight, falling.at) : caseRespondents(sight, falling),
};

function warning(sight: Sight, clock: CaseClock): readonly Falling[] {
  const card = { rule: 'case', level: 'warning', clock, of: 'promised', basis: 'promised' } as const;
  return beforeLimit(sight, card, policyOf(sight, clock).rules.case.warning);
}

/** The end of the case's own promise; nothing while it stands still. */
export function pastCasePromise(sight: Sight, clock: CaseClock): readonly Falling[] {
  const card = { rule: 'case', level: 'yellow', clock, of: 'promised', basis: 'promised' } as const;
  return pastLimit(sight, card, policyOf(sight, clock).rules.case.yellow);
}

/**
 * A red card that falls only because a procedure was not told in writing waits for a person: the law excludes the time,
 * the notice is a separate duty (行政许可法 art. 45). What is late even without those days falls for certain, later.
 */
function red(sight: Sight, clock: CaseClock): readonly Falling[] {
  const [asTold] = pastStatute(sight, clock);
  const [asHappened] = pastStatute(hadAllBeenTold(sight), clock);
  if (asTold === undefined || asTold.at === asHappened?.at) return asTold === undefined ? [] : [asTold];
  return [{ ...asTold, certain: false }, ...(asHappened === undefined ? [] : [asHappened])];
}

function pastStatute(sight: Sight, clock: CaseClock): readonly Falling[] {
  const { red: pastLaw, redWithoutStatute } = policyOf(sight, clock).rules.case;
  const of = clock.statutoryTerm === null ? 'promised' : 'statutory';
  const grace = of === 'promised' ? redWithoutStatute : pastLaw;
  return pastLimit(sight, { rule: 'case', level: 'red', clock, of, basis: of }, grace);
}

/** The same case, had every procedure been told in writing when it started. */
const hadAllBeenTold = (sight: Sight): Sight => ({
  ...sight,
  watched: { ...sight.watched, ledger: asIfTold(sight.watched.ledger) },
});
