import { type CalendarState, calendarOfChain } from '@sealtrail/calendar/events';
import { evolve, type Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { ChangeReason } from '../domain/change-reasons';
import type { DecisionContext } from '../domain/decision-context';
import { reconcile } from '../domain/reconcile';
import { type Card, isActive, type Supervision, supervisionEvolve } from '../domain/supervision-state';
import { statement } from '../statements';
import { type CardDifference, type CardFall, type CardOutcome, isSameFall } from './card-difference';

/** Dates that would be declared working or not in a calendar. */
export type CandidateCalendar = {
  readonly calendar: string;
  readonly days: readonly { readonly date: LocalDate; readonly working: boolean }[];
};

/** The states of a calendar and its parents as they would be; the same state gives the same object, so that its tables are reused. */
export class CandidateChain {
  private readonly changed = new WeakMap<CalendarState, CalendarState>();

  constructor(private readonly candidate: CandidateCalendar) {}

  /** `null`: the candidate does not touch the calendar. */
  calendarOf(chain: readonly CalendarState[], zone: string) {
    const { calendar } = this.candidate;
    if (!chain.some(({ id }) => id === calendar)) return null;
    return calendarOfChain(
      chain.map((state) => (state.id === calendar ? this.declaredIn(state) : state)),
      zone,
    );
  }

  private declaredIn(state: CalendarState): CalendarState {
    const before = this.changed.get(state);
    if (before !== undefined) return before;
    const source = { source: 'declaration', reason: '', document: null, calendar: state.id } as const;
    const declared = this.candidate.days.map(({ date, working }) => [date, { working, ...source }] as const);
    const years = this.candidate.days.map(({ date }) => Number(date.slice(0, 4)));
    const changed: CalendarState = {
      ...state,
      days: new Map([...state.days, ...declared]),
      declaredYears: new Set([...state.declaredYears, ...years]),
      events: state.events + declared.length,
    };
    this.changed.set(state, changed);
    return changed;
  }
}

/**
 * What a change of the calendar that is recorded now would do to the cards of a case: by the same evaluation that would follow
 * it, so that it revokes, and issues no card for an instant that has passed.
 */
export function calendarDifferences(
  state: Supervision,
  context: DecisionContext,
  { calendar, candidate }: { readonly calendar: DecisionContext['calendar']; readonly candidate: CandidateCalendar },
  at: Instant,
): readonly CardDifference[] {
  const before = after(state, reconcile(state, context, at));
  const changed: DecisionContext = {
    ...context,
    calendar,
    calendarChangedAt: at,
    calendarSeen: { calendar: context.calendar, changedAt: at },
    calendarChanges: [...context.calendarChanges, ...reasonsOf(candidate, at)],
  };
  const then = after(before, reconcile(before, changed, at));
  return then.cards.flatMap((card) => {
    const was = before.cards.find(({ fact }) => fact.cardId === card.fact.cardId);
    const outcome = outcomeOf(was, card);
    if (outcome === null) return [];
    const { cardId, applicationId, number, item, region, department, rule, clock, level } = card.fact;
    const recorded = state.cards.some(({ fact }) => fact.cardId === cardId);
    return [
      {
        outcome,
        applicationId,
        number,
        item,
        region,
        department,
        rule,
        clock,
        level,
        before: was === undefined ? null : fallOf(was),
        after: isActive(card) ? fallOf(card) : null,
        cardId: recorded ? cardId : null,
      },
    ];
  });
}

const reasonsOf = ({ calendar, days }: CandidateCalendar, recordedAt: Instant): readonly ChangeReason[] =>
  days.map(({ date, working }) => ({
    cause: 'calendar',
    clock: null,
    recordedAt,
    statement: statement(working ? 'known.working-day-declared' : 'known.day-off-declared', {
      date,
      calendar,
      recordedAt,
      reason: '',
      version: '',
    }),
    proof: null,
  }));

const after = (state: Supervision, facts: ReturnType<typeof reconcile>): Supervision =>
  facts.reduce<Supervision>((before, fact) => evolve({ evolve: supervisionEvolve }, before, fact), state);

function outcomeOf(was: Card | undefined, is: Card): CardOutcome | null {
  if (was === undefined) return isActive(is) ? 'issued' : null;
  if (!isActive(was)) return null;
  if (!isActive(is)) return is.status === 'lapsed' ? 'lapsed' : 'revoked';
  return isSameFall(fallOf(was), fallOf(is)) ? null : 'moved';
}

const fallOf = ({ fact: { breachedAt, fellOn, official }, status }: Card): CardFall => ({
  breachedAt,
  fellOn,
  official,
  pending: status === 'pending',
});
