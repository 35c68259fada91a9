import type { Instant } from '@sealtrail/event-sourcing';
import { type CardLevel, type Policies, type Policy, policyAt } from '@sealtrail/policy/events';
import {
  type Calendar,
  dateOf,
  dateUntil,
  type LocalDate,
  recounted,
  type StepLimit,
  stepLimit,
} from '@sealtrail/working-days';
import { type Card, cardFactOf, isEffective, type Supervision } from '../supervision-state';
import type { LimitedStep } from './life-enums';
import type { CardLifeEvent, CardLimits, RemindedLimit } from './life-events';
import { isAppealUndecided } from './life-state';

/** Days of a step from a day on. */
const stepLimitFrom = (from: LocalDate, days: number, calendar: Calendar): StepLimit => ({
  from,
  limit: stepLimit(from, days, calendar),
});

/** What begins with a yellow or red card on the day on which it comes to count. A warning accuses nobody, and asks nothing. */
export const limitsFrom = (
  level: CardLevel,
  { feedback, appeal, notices }: Pick<Policy, 'feedback' | 'appeal' | 'notices'>,
  on: LocalDate,
  calendar: Calendar,
): CardLimits | null =>
  level === 'warning'
    ? null
    : {
        feedback: stepLimitFrom(on, feedback.deadlineDays, calendar),
        appeal: stepLimitFrom(on, appeal.windowDays, calendar),
        remindAt: reminderOf(on, feedback.deadlineDays, notices.reminderDays, calendar),
      };

/** By when an appeal is decided, by the policy that its card rests on. */
export const decideByFrom = (
  from: LocalDate,
  { appeal, notices }: Pick<Policy, 'appeal' | 'notices'>,
  calendar: Calendar,
): RemindedLimit => ({
  ...stepLimitFrom(from, appeal.decideDays, calendar),
  remindAt: reminderOf(from, appeal.decideDays, notices.reminderDays, calendar),
});

/** With the end of the day after which so many days are left. */
const reminderOf = (on: LocalDate, days: number, before: number, calendar: Calendar): Instant | null =>
  before > 0 && before < days ? stepLimit(on, days - before, calendar).at : null;

/** The version that a card rests on. */
export const policyOfCard = ({ policy, issuedAt }: Card, policies: Policies): Policy =>
  policies.find(({ id, version }) => id === policy.id && version === policy.version) ?? policyAt(policies, issuedAt);

/** Until when an appeal is taken, by the present calendar. Of a card from before limits were kept with it: from its issue. */
export function appealLimitOf(card: Card, policies: Policies, calendar: Calendar): StepLimit {
  const own =
    card.life.appealUntil ??
    stepLimitFrom(dateUntil(card.issuedAt, calendar.zone), policyOfCard(card, policies).appeal.windowDays, calendar);
  return { ...own, limit: recounted(own, calendar) };
}

type OpenLimit = { readonly step: LimitedStep; readonly own: RemindedLimit; readonly canBeOverdue: boolean };

function openLimitsOf({ life }: Card): readonly OpenLimit[] {
  const { feedback, appealUntil, appeal } = life;
  return [
    ...(feedback !== null && feedback.answeredAt === null && !feedback.overdue
      ? [{ step: 'feedback', own: feedback, canBeOverdue: true } as const]
      : []),
    ...(appealUntil !== null && appeal === null
      ? [{ step: 'appeal', own: appealUntil, canBeOverdue: false } as const]
      : []),
    ...(appeal !== null && isAppealUndecided(life) && !appeal.decideBy.overdue
      ? [{ step: 'appealDecision', own: appeal.decideBy, canBeOverdue: true } as const]
      : []),
  ];
}

type At = { readonly calendar: Calendar; readonly now: Instant };
type AtWithPolicies = At & { readonly policies: Policies };

/** What became of the limits of a card: moved by the calendar, or passed. A time to appeal that is over for good stays as it is. */
const limitFactsOf = (card: Card, { calendar, now, policies }: AtWithPolicies): readonly CardLifeEvent[] =>
  openLimitsOf(card).flatMap(({ step, own, canBeOverdue }): readonly CardLifeEvent[] => {
    const to = recounted(own, calendar);
    const isMoved = to.at > own.limit.at && (canBeOverdue || to.at > now);
    const remindAt = laterReminder(own, policyOfCard(card, policies), calendar);
    return [
      ...(isMoved ? [moved(card, { step, from: own.limit, to, remindAt }, { calendar, now })] : []),
      ...(canBeOverdue && now >= to.at ? [overdue(card, { step, limit: to }, { calendar, now })] : []),
    ];
  });

/** A reminder moves with its limit, and to no earlier day either. */
function laterReminder(
  { from, limit, remindAt = null }: RemindedLimit,
  { notices }: Pick<Policy, 'notices'>,
  calendar: Calendar,
): Instant | null {
  if (remindAt === null) return null;
  const anew = reminderOf(from, limit.days, notices.reminderDays, calendar);
  return anew !== null && anew > remindAt ? anew : remindAt;
}

/** Of every card that counts. */
export const limitFacts = ({ cards }: Supervision, at: AtWithPolicies): readonly CardLifeEvent[] =>
  cards.filter(isEffective).flatMap((card) => limitFactsOf(card, at));

/** What is told before the timer does not keep a limit from having passed. */
export const passedLimits = (card: Card, steps: readonly LimitedStep[], at: At): readonly CardLifeEvent[] =>
  openLimitsOf(card).flatMap(({ step, own, canBeOverdue }) => {
    if (!canBeOverdue || !steps.includes(step)) return [];
    const limit = recounted(own, at.calendar);
    return at.now > limit.at ? [overdue(card, { step, limit }, at)] : [];
  });

const moved = (
  card: Card,
  change: Pick<Extract<CardLifeEvent, { type: 'CardStepLimitMoved' }>['data'], 'step' | 'from' | 'to' | 'remindAt'>,
  { calendar, now }: At,
): CardLifeEvent => ({
  type: 'CardStepLimitMoved',
  data: { ...cardFactOf(card.fact), ...change, movedAt: now, movedOn: dateOf(now, calendar.zone) },
});

const overdue = (
  card: Card,
  passed: Pick<Extract<CardLifeEvent, { type: 'CardStepOverdue' }>['data'], 'step' | 'limit'>,
  { calendar, now }: At,
): CardLifeEvent => ({
  type: 'CardStepOverdue',
  data: { ...cardFactOf(card.fact), ...passed, overdueAt: now, overdueOn: dateUntil(now, calendar.zone) },
});
