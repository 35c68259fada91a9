import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream } from '@sealtrail/applications/events';
import { readCalendarChain, withDescendants } from '@sealtrail/calendar/events';
import {
  between,
  type Condition,
  EventStore,
  fold,
  type Instant,
  inRegion,
  isDamage,
  isInScope,
  kernelRejection,
  LruMap,
  ReadStore,
  type RecordedEvent,
  readAll,
  recordOf,
  regionPrefix,
  type Scope,
  StreamStateCache,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import {
  type AdoptedPolicies,
  type CandidatePolicy,
  type CardLevel,
  cardLevels,
  POLICIES_STREAM,
  type Policies,
  policiesOfRegion,
  policyDecider,
  withCandidate,
} from '@sealtrail/policy/events';
import { addDays, Jurisdiction } from '@sealtrail/working-days';
import { type SupervisedCaseRow, supervisedCases } from '../calendar-recalculation/supervised-cases-view';
import type { SupervisionEvent } from '../domain/card-events';
import { supervisionStream } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import type { Supervision } from '../domain/supervision-state';
import { EXEMPTIONS_STREAM } from '../exemptions/exemption-commands';
import { exemptionDecider } from '../exemptions/exemption-decider';
import { fault, reject } from '../rejections';
import { DecisionContextLoader } from '../write/decision-context-loader';
import { type CandidateCalendar, CandidateChain, calendarDifferences } from './calendar-differences';
import { type CardDifference, type CardOutcome, cardOutcomes, fallsWithin, type Period } from './card-difference';
import { policyDifferences } from './policy-differences';

/** How long a run waits for the view of the cases. */
const VIEW_WAIT_MS = 10_000;
/** Regions whose policies are kept at once. */
const REGIONS_MAX = 1_000;

/** What is tried: the rules of a region from an instant on, or days of a calendar. */
export type Candidate =
  | { readonly kind: 'policy'; readonly policy: CandidatePolicy }
  | { readonly kind: 'calendar'; readonly calendar: CandidateCalendar };

export type DryRunRequest = {
  /** Cases of this region are looked at. */
  readonly region: string;
  readonly period: Period;
  readonly candidate: Candidate;
  /** What the caller may see of cards. */
  readonly scope: Scope;
  readonly at: Instant;
};

export type DryRunStep =
  | { readonly type: 'started'; readonly total: number }
  | { readonly type: 'case'; readonly done: number; readonly differences: readonly CardDifference[] }
  | {
      readonly type: 'finished';
      readonly cases: number;
      readonly casesChanged: number;
      readonly counts: Readonly<Record<CardOutcome, Readonly<Record<CardLevel, number>>>>;
      /** So many cases could not be looked at: their facts are missing or unreadable. */
      readonly incomplete: number;
    };

/**
 * 试算: what a candidate would have done, changing nothing. Case after case is folded from its stream and evaluated by both; who
 * asks takes one step after the other, and stops by taking no more.
 *
 * @throws {Rejection} `supervision.dry-run-period`, `policy.document-invalid`, `view.behind`
 */
export class RunDryRun extends Query<AsyncIterable<DryRunStep>> {
  constructor(readonly request: DryRunRequest) {
    super();
  }
}

type Counts = Record<CardOutcome, Record<CardLevel, number>>;

/** The differences that a candidate makes to one case. */
type Trial = (applicationId: string, state: Supervision) => Promise<readonly CardDifference[]>;

@Injectable()
@QueryHandler(RunDryRun)
export class RunDryRunHandler implements IQueryHandler<RunDryRun> {
  constructor(
    private readonly store: EventStore,
    private readonly views: ReadStore,
    private readonly watch: ViewWatch,
    private readonly streams: StreamStateCache,
    private readonly contexts: DecisionContextLoader,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ request }: RunDryRun): Promise<AsyncIterable<DryRunStep>> {
    const { from, to } = request.period;
    if (to < from) throw reject('supervision.dry-run-period', {}, [fault('/to', 'supervision.dry-run-period')]);
    const trial = await this.trialOf(request);
    await this.viewsHaveSeenAll();
    return this.steps(request, trial);
  }

  private async *steps(request: DryRunRequest, trial: Trial): AsyncGenerator<DryRunStep> {
    const where = await this.casesOf(request);
    yield { type: 'started', total: await this.views.count(supervisedCases.name, where) };
    const counts: Counts = recordOf(cardOutcomes, () => recordOf(cardLevels, () => 0));
    let [done, casesChanged, incomplete] = [0, 0, (await this.views.parkedOf(supervisedCases.name)).length];
    for await (const { id } of readAll<SupervisedCaseRow>(this.views, supervisedCases.name, { where })) {
      const found = await this.differencesOf(id, trial);
      const differences = (found ?? []).filter(
        (one) =>
          fallsWithin(request.period, one) && isInScope(request.scope, { ...one, departments: [one.department] }),
      );
      for (const { outcome, level } of differences) counts[outcome][level] += 1;
      done += 1;
      if (found === null) incomplete += 1;
      if (differences.length > 0) casesChanged += 1;
      yield { type: 'case', done, differences };
    }
    yield { type: 'finished', cases: done, casesChanged, counts, incomplete };
  }

  /** `null`: facts of the case are missing or cannot be read. */
  private async differencesOf(applicationId: string, trial: Trial): Promise<readonly CardDifference[] | null> {
    const stream = supervisionStream(applicationId);
    try {
      const facts = (await this.store.read(stream)) as readonly RecordedEvent<SupervisionEvent>[];
      return await trial(applicationId, fold(supervisionDecider, facts));
    } catch (error) {
      if (isDamage(error) && [stream, applicationStream(applicationId)].includes(error.stream ?? '')) return null;
      throw error;
    }
  }

  private trialOf({ candidate, at }: DryRunRequest): Promise<Trial> {
    return candidate.kind === 'policy'
      ? this.policyTrial(candidate.policy, at)
      : Promise.resolve(this.calendarTrial(candidate.calendar, at));
  }

  /** Both lines of policies are those of the start of the run. */
  private async policyTrial(policy: CandidatePolicy, at: Instant): Promise<Trial> {
    const [{ state: adopted }, { state: exemptions }] = await Promise.all([
      this.streams.state(policyDecider, POLICIES_STREAM),
      this.streams.state(exemptionDecider, EXEMPTIONS_STREAM),
    ]);
    const present = byRegion(adopted);
    const candidate = byRegion(withCandidate(adopted, policy));
    return async (applicationId, state) => {
      const events = (await this.store.read(
        applicationStream(applicationId),
      )) as readonly RecordedEvent<ApplicationEvent>[];
      const [first] = events;
      if (first?.type !== 'ApplicationSubmitted') return [];
      const { region, terms } = first.data;
      const { calendar } = await readCalendarChain(this.streams, terms.calendar, this.jurisdiction.zone);
      const policies = { present: present(region), candidate: candidate(region) };
      return policyDifferences({ events, calendar, ...policies, exemptions }, state, at);
    };
  }

  private calendarTrial(candidate: CandidateCalendar, at: Instant): Trial {
    const chain = new CandidateChain(candidate);
    const { zone } = this.jurisdiction;
    return async (applicationId, state) => {
      const { facts } = await this.contexts.load(applicationId, state);
      const { states } = await readCalendarChain(this.streams, facts.calendar.id, zone);
      const calendar = chain.calendarOf(states, zone);
      return calendar === null ? [] : calendarDifferences(state, facts, { calendar, candidate }, at);
    };
  }

  /** A local day begins in the UTC day before. */
  private async casesOf({ region, period, candidate }: DryRunRequest): Promise<readonly Condition[]> {
    const within = regionPrefix(region) === '' ? [] : [inRegion(region)];
    if (candidate.kind === 'policy') return [...within, ...openWithin(period)];
    const calendars = await withDescendants(this.views, candidate.calendar.calendar);
    return [{ op: 'in', field: 'calendar', value: calendars }, ...within, ...openWithin(period)];
  }

  private async viewsHaveSeenAll(): Promise<void> {
    const head = await this.store.head();
    const signal = AbortSignal.timeout(VIEW_WAIT_MS);
    if (await this.watch.waitForPosition(head, { view: supervisedCases.name, signal })) return;
    const { position } = await this.watch.state();
    throw kernelRejection('view.behind', { position: String(position), asked: String(head) });
  }
}

const openWithin = ({ from, to }: Period): readonly Condition[] => [
  ...between('until', addDays(from, -1), undefined),
  ...between('startedOn', undefined, to),
];

/** The policies that judge in a region, kept: cases of one region come in any order. */
function byRegion(adopted: AdoptedPolicies): (region: string) => Policies {
  const known = new LruMap<string, Policies>(REGIONS_MAX);
  return (region) => {
    const policies = known.get(region) ?? policiesOfRegion(adopted, region);
    known.set(region, policies);
    return policies;
  };
}
