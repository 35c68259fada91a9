import { type ApplicationCommand, applicationDecider, limitPassingWatch, silenceWatch } from '@sealtrail/applications';
import type { ApplicationEvent } from '@sealtrail/applications/events';
import { accept, at, contextFor, official, promisedItem, submit } from '@sealtrail/applications/testing';
import type { CalendarDayDeclared, CalendarEvent } from '@sealtrail/calendar/events';
import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import {
  type AnyReactor,
  decide,
  type Event,
  fold,
  formatStatement,
  type Instant,
  type RecordedEvent,
  type Statement,
} from '@sealtrail/event-sourcing';
import { type Policies, policies as shippedPolicies } from '@sealtrail/policy/events';
import type { Calendar, LocalDate } from '@sealtrail/working-days';
import { calendarChangeReasonsOf } from '../domain/calendar-change-reasons';
import type { CardIssued, SupervisionEvent } from '../domain/card-events';
import type { DecisionContext } from '../domain/decision-context';
import { feedbackClocks } from '../domain/feedback-clocks';
import { type EvaluationContext, supervisedCaseOf } from '../domain/supervised-case';
import type { SupervisionCommand } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import type { Card, Supervision } from '../domain/supervision-state';
import { isActive } from '../domain/supervision-state';
import { type Exemptions, exemptionDecider } from '../exemptions/exemption-decider';
import type { ExemptionDeclared } from '../exemptions/exemption-events';
import { limitWatch } from '../react/limit-watch';
import { supervisionStatements } from '../statements';
import { checksAfter, stepOfficer } from './card-checks';

const NOTICES = ([2024, 2025, 2026] as const).map((year) => yearImported(year));

/** 10 working days promised, 20 by law, and no materials to wait for. */
export const plainItem: ItemTerms = { ...promisedItem, materials: [] };

const [shipped] = shippedPolicies();

/** What is shipped, but that no card falls for want of an answer: the stories of other rules answer none. */
export const withoutFeedbackCards: Policies = [{ ...shipped, issue: { ...shipped.issue, feedbackLate: 'off' } }];

type Timer = { readonly at: Instant; readonly rank: number; readonly fire: () => void };

/**
 * A case told to the real rules of an application, and supervised as the reactors do it: a check after every fact, deemed
 * acceptance and checks at their instants. Timers fire before anything of a later instant is reported.
 */
export class SupervisionStory {
  readonly past: RecordedEvent<ApplicationEvent>[] = [];
  readonly cards: SupervisionEvent[] = [];
  private readonly calendarEvents: RecordedEvent<CalendarEvent>[] = [];
  /** Who takes the steps in the lives of cards. */
  officer: DecisionContext['officer'] = stepOfficer;
  private exemptions: Exemptions = exemptionDecider.initial;
  private timers: Timer[] = [];
  private counted: Calendar | undefined;

  constructor(
    private readonly terms: ItemTerms,
    private readonly policies: Policies = withoutFeedbackCards,
  ) {
    for (const notice of NOTICES) this.record(this.calendarEvents, notice, '');
  }

  /** Tells commands of the case, each when it was reported. */
  tell(...commands: readonly ApplicationCommand[]): this {
    for (const command of commands) this.until(recordedAtOf(command)).add(command, recordedAtOf(command));
    return this;
  }

  /** Declares dates working or not, one after the other: then limits are recomputed and all cards checked. */
  declare(...days: readonly (Partial<CalendarDayDeclared['data']> & { readonly declaredAt: Instant })[]): this {
    return this.change(...days.map((day) => ({ event: dayDeclared(day), changedAt: day.declaredAt })));
  }

  /** Records the notice of a year: these dates are off. */
  notice(year: number, daysOff: readonly LocalDate[], noticedAt: Instant): this {
    const days = daysOff.map((date) => ({ date, working: false, reason: '放假' }));
    const data = { calendar: 'cn-national', year, document: '国办发明电〔2026〕1号', days, noticedAt };
    const event = {
      type: 'CalendarYearNoticed' as const,
      data: { ...data, standing: [], occurredOn: noticedAt.slice(0, 10) },
    };
    return this.change({ event, changedAt: noticedAt });
  }

  private change(...changes: readonly { readonly event: CalendarEvent; readonly changedAt: Instant }[]): this {
    for (const { event, changedAt } of changes) this.until(changedAt).record(this.calendarEvents, event, changedAt);
    for (const { changedAt } of changes) {
      const now = changes.at(-1)?.changedAt ?? changedAt;
      this.add({ type: 'RecomputeLimits', data: { changedAt } }, now);
      this.supervise({ type: 'CheckLimits', data: { at: now } });
    }
    return this;
  }

  /** Lets time pass. */
  until(instant: Instant): this {
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= instant).sort(byTime);
      if (next === undefined) return this;
      this.timers = this.timers.filter((timer) => timer !== next);
      next.fire();
    }
  }

  /** Declares an exemption, when it says. */
  exempt(data: ExemptionDeclared['data']): this {
    this.until(data.declaredAt);
    this.exemptions = exemptionDecider.evolve.ExemptionDeclared(this.exemptions, data);
    return this;
  }

  supervise(command: SupervisionCommand): this {
    const made = decide(supervisionDecider, command, this.state, this.decisionContext);
    this.cards.push(...made);
    for (const event of made) {
      for (const { at, command: check } of checksAfter(event)) {
        if (at == null) this.supervise(check);
        else this.timers.push({ at, rank: 1, fire: () => this.supervise(check) });
      }
    }
    return this;
  }

  get state(): Supervision {
    return fold(supervisionDecider, this.cards);
  }

  /** The same object until it changes, so that its look-ups stay warm. */
  get calendar(): Calendar {
    if (this.counted?.version !== String(this.calendarEvents.length - 1)) {
      this.counted = calendarFrom(this.calendarEvents);
    }
    return this.counted;
  }

  get decisionContext(): DecisionContext {
    return {
      supervisedCase: supervisedCaseOf(this.past, this.policies),
      calendar: this.calendar,
      calendarChangedAt: this.calendarEvents.at(-1)?.metadata.recordedAt ?? null,
      calendarSeen: this.calendarSeen,
      calendarChanges: calendarChangeReasonsOf(this.calendarEvents),
      policies: this.policies,
      exemptions: this.exemptions,
      officer: this.officer,
    };
  }

  get calendarPast(): readonly RecordedEvent<CalendarEvent>[] {
    return this.calendarEvents;
  }

  /** The calendar of the latest evaluation, where it has changed since. */
  private get calendarSeen(): DecisionContext['calendarSeen'] {
    const decisionContext = Number(this.state.calendarVersion ?? this.calendarEvents.length) + 1;
    const changedAt = this.calendarEvents[decisionContext]?.metadata.recordedAt;
    return changedAt === undefined
      ? null
      : { calendar: calendarFrom(this.calendarEvents.slice(0, decisionContext)), changedAt };
  }

  get context(): EvaluationContext {
    const { calendar } = this;
    const feedback = feedbackClocks(this.state);
    return { ...supervisedCaseOf(this.past, this.policies), feedback, calendar, policies: this.policies };
  }

  /** Active cards: `yellow case planning/li 2026-03-17`, with the date of the day that ended. */
  get live(): readonly string[] {
    return this.state.cards.filter(isActive).map(inShort);
  }

  get issued(): readonly CardIssued['data'][] {
    return this.cards.flatMap(({ type, data }) => (type === 'CardIssued' ? [data as CardIssued['data']] : []));
  }

  get revoked(): readonly string[] {
    return this.cards.flatMap((event) =>
      event.type === 'CardRevoked' ? [`${inShort({ fact: event.data, status: 'revoked' })} ${event.data.cause}`] : [],
    );
  }

  /** Warnings that have lapsed, in short. */
  get lapsed(): readonly string[] {
    return this.state.cards.filter(({ status }) => status === 'lapsed').map(inShort);
  }

  private add(command: ApplicationCommand, recordedAt: Instant): void {
    const decisionContext = contextFor(this.terms, {
      calendar: this.calendar,
      officer: actor(command),
      approver: head,
      policies: this.policies,
    });
    const made = decide(applicationDecider, command, fold(applicationDecider, this.past), decisionContext);
    for (const event of made) {
      this.record(this.past, event, recordedAt);
      this.follow(this.past.at(-1));
    }
    if (made.some(({ type }) => type in limitWatch.on))
      this.supervise({ type: 'CheckLimits', data: { at: recordedAt } });
  }

  /** The commands that the reactors of the case give, at their instant or at once. */
  private follow(event: RecordedEvent<ApplicationEvent> | undefined): void {
    if (event === undefined) return;
    const watches: readonly AnyReactor[] = [silenceWatch, limitPassingWatch];
    for (const { at, command } of watches.flatMap((watch) => watch.on[event.type]?.(event) ?? [])) {
      const { recordedAt } = event.metadata;
      // A timer in the past fires at once, and records as of now.
      const due = at !== null && at !== undefined && at > recordedAt ? at : recordedAt;
      this.timers.push({ at: due, rank: 0, fire: () => this.add(command as ApplicationCommand, due) });
    }
  }

  private record<E extends Event>(log: RecordedEvent<E>[], event: E, recordedAt: Instant): void {
    const revision = BigInt(log.length);
    const metadata = { actor: 'key', commandId: 'c', correlationId: 'c', causationId: null, recordedAt, known: {} };
    log.push({ ...event, id: `e${revision}`, stream: 's', revision, position: revision + 1n, metadata });
  }
}

/** Received at 09:00 and accepted at 10:00 of a day. */
export const acceptedStory = (
  on: string,
  terms: ItemTerms = plainItem,
  policies: Policies = withoutFeedbackCards,
): SupervisionStory => new SupervisionStory(terms, policies).tell(submit(at(on, '09:00')), accept(at(on, '10:00')));

/** A card in one line. `breachedAt` is 24:00 of a day, so the day is given. */
export const inShort = ({ fact, status }: Pick<Card, 'fact' | 'status'>): string =>
  [
    ...(status === 'pending' ? ['pending'] : []),
    fact.level,
    fact.rule === 'case' ? 'case' : `${fact.rule} ${fact.clock}`,
    `${fact.department}/${fact.official}`,
    fact.breachedAt.slice(0, 10),
  ].join(' ');

const byTime = (a: Timer, b: Timer): number => (a.at === b.at ? a.rank - b.rank : a.at < b.at ? -1 : 1);

/** Extends the cases of an agency and joint ones (行政许可法 art. 42). */
const head = official('zhao', { posts: ['agencyHead', 'governmentHead'] });

/** Whoever acts belongs to the department he acts for, and may do everything. */
function actor({ data }: ApplicationCommand) {
  const { department, officer } = data as { department?: string | null; officer?: string | null };
  return official(officer ?? 'li', { department: department ?? 'planning' });
}

const recordedAtOf = ({ data }: ApplicationCommand): Instant => {
  const { now, at } = data as { now?: Instant; at?: Instant };
  return now ?? at ?? '';
};

/** What statements say, as a reader of English gets them. */
export const inEnglish = (statements: readonly Statement[]): string =>
  statements.map((one) => formatStatement(supervisionStatements, one, 'en')).join(': ');
