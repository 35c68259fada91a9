import type { ApplicationEvent, CaseClock, Ledger } from '@sealtrail/applications/events';
import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { CANDIDATE_VERSION, type Policies, type Policy, policyAt } from '@sealtrail/policy/events';
import { type Calendar, limitOf, stepLimit } from '@sealtrail/working-days';
import { triggerDay } from '../domain/card-facts';
import type { DueCard } from '../domain/due-cards';
import { evaluate } from '../domain/evaluation';
import { exemptionFor } from '../domain/exempted-card';
import { type FeedbackClock, feedbackClocks } from '../domain/feedback-clocks';
import { type EvaluationContext, type SupervisedCase, supervisedCaseOf } from '../domain/supervised-case';
import { isActive, type Supervision } from '../domain/supervision-state';
import type { Exemptions } from '../exemptions/exemption-decider';
import { type CardDifference, type CardFall, isSameFall } from './card-difference';

/** A case, its calendar, and both lines of policies. */
export type PolicyTrial = {
  readonly events: readonly RecordedEvent<ApplicationEvent>[];
  readonly calendar: Calendar;
  readonly present: Policies;
  readonly candidate: Policies;
  /** What they cover is a card by neither. */
  readonly exemptions: Exemptions;
};

/**
 * The cards that are due by the candidate and not by what is in force, and the other way round. Both are computed from the
 * facts of the case: what was decided by the policy of its time (how long an extension runs, whose proof counts) stays decided.
 */
export function policyDifferences(
  { events, calendar, present, candidate, exemptions }: PolicyTrial,
  state: Supervision,
  at: Instant,
): readonly CardDifference[] {
  const feedback = feedbackClocks(state);
  const known = { ...supervisedCaseOf(events, present), feedback };
  const before = dueBy({ ...known, calendar, policies: present }, exemptions, at);
  const supervised = withPromisesOf({ ...supervisedCaseOf(events, candidate), feedback }, candidate, calendar);
  const after = dueBy({ ...supervised, calendar, policies: candidate }, exemptions, at);
  const { ledger } = supervised;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const shown = was ?? is;
    const falls = { before: fallOf(was, calendar), after: fallOf(is, calendar) };
    const outcome = outcomeOf(falls);
    return shown === undefined || outcome === null
      ? []
      : [{ outcome, ...identityOf(ledger, shown), ...falls, cardId: onRecord(state, key) }];
  });
}

/** By card key; where a card is due with and without confirmation, the variant that the record would have. */
function dueBy(context: EvaluationContext, exemptions: Exemptions, at: Instant): ReadonlyMap<string, DueCard> {
  const due = [...evaluate(context, [], at).due].flatMap(([key, variants]) =>
    variants.slice(-1).map((last) => [key, last] as const),
  );
  return new Map(due.filter(([, card]) => exemptionFor(exemptions, context, card) === null));
}

/** The policy's own promises stand on clocks as they were made: those of the candidate take their place. */
function withPromisesOf(supervised: SupervisedCase, candidate: Policies, calendar: Calendar): SupervisedCase {
  const { ledger } = supervised;
  const clocks = ledger.clocks.map((clock) => {
    const policy = policyAt(candidate, clock.startedAt);
    return policy.version === CANDIDATE_VERSION ? withPromiseOf(policy, clock, calendar) : clock;
  });
  const feedback = supervised.feedback.map((one) => withAnswerTimeOf(candidate, one, calendar));
  return { ...supervised, feedback, ledger: { ...ledger, clocks } };
}

/** The cards of the record, with the time to answer that the candidate gives. */
function withAnswerTimeOf(candidate: Policies, one: FeedbackClock, calendar: Calendar): FeedbackClock {
  const { version, feedback } = policyAt(candidate, one.cardStartedAt);
  const { from, limit } = one.own;
  if (version !== CANDIDATE_VERSION || feedback.deadlineDays === limit.days) return one;
  return { ...one, own: { from, limit: stepLimit(from, feedback.deadlineDays, calendar) } };
}

function withPromiseOf({ id, version, rules }: Policy, clock: CaseClock, calendar: Calendar): CaseClock {
  const { kind, policy, promisedTerm, startedOn, statutory } = clock;
  if (policy === null || (kind !== 'firstCheck' && kind !== 'delivery')) return clock;
  const days = rules[kind].yellow.promiseDays;
  // Its recorded limit is kept where the candidate promises the same.
  if (promisedTerm?.days === days) return clock;
  const term = { days, unit: 'workingDay' } as const;
  const limit = limitOf({ startedOn, terms: [term], pauses: [], calendar });
  const promised = limit !== null && statutory !== null && limit.at > statutory.at ? statutory : limit;
  return { ...clock, promisedTerm: term, promised, policy: { id, version } };
}

function outcomeOf({ before, after }: Pick<CardDifference, 'before' | 'after'>): CardDifference['outcome'] | null {
  if (before === null) return after === null ? null : 'issued';
  if (after === null) return 'notIssued';
  return isSameFall(before, after) ? null : 'moved';
}

const fallOf = (due: DueCard | undefined, { zone }: Calendar): CardFall | null =>
  due === undefined
    ? null
    : {
        breachedAt: due.trigger.at,
        fellOn: triggerDay(due.trigger, zone),
        official: due.respondent.official,
        pending: due.trigger.needsConfirmation,
      };

const identityOf = (
  { applicationId, number, item, region }: Ledger,
  { trigger: { rule, clock, level }, respondent: { department } }: DueCard,
) => ({ applicationId, number, item, region, department, rule, clock: clock.id, level });

/** The active card that stands under the key. */
const onRecord = ({ cards }: Supervision, key: string): string | null =>
  cards.findLast((one) => one.key === key && isActive(one))?.fact.cardId ?? null;
