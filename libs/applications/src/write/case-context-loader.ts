import { Injectable } from '@nestjs/common';
import { noCalendar, readCalendarChain } from '@sealtrail/calendar/events';
import {
  departmentDecider,
  departmentStream,
  type ItemVersion,
  itemDecider,
  itemStream,
  termsOn,
} from '@sealtrail/catalog/events';
import {
  type AnyDecider,
  type Instant,
  type LoadedContext,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type Policies, readPolicies, policies as shippedPolicies } from '@sealtrail/policy/events';
import { type Calendar, dateOf, Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import type {
  Application,
  ApplicationDecisionContext,
  Case,
  Official,
  Predecessor,
  Successor,
} from '../domain/application';
import type { ApplicationCommand } from '../domain/application-commands';
import { applicationDecider, applicationStream } from '../domain/application-decider';
import type { SubmitApplication } from '../domain/receipt-commands';
import { endedByLapse } from '../domain/successor';
import { maySee } from '../domain/visibility';
import { activeSuccessorsOf, reportedSuccessorsOf } from './active-successors';
import { FilingsInProgress } from './filings-in-progress';

/** An official as named in a command; the department defaults to the item's. */
type NamedOfficial = { readonly department: string | null; readonly official: string | null };

/** The data that the rules need. */
export type ContextRequest = {
  readonly filing: { readonly item: string; readonly at: Instant } | null;
  readonly officer: NamedOfficial;
  readonly approver: NamedOfficial;
  readonly assignee: NamedOfficial;
  /** Whether the command names another department as competent. */
  readonly referring: boolean;
  /** The predecessor that a filing names, as far as the caller may see it. */
  readonly predecessor: { readonly applicationId: string; readonly scope: Scope } | null;
  /** Time of the command; `null`: no rule depends on filings in progress. */
  readonly now: Instant | null;
};

const NO_OFFICIAL: NamedOfficial = { department: null, official: null };

/** For an act of one official. */
export const contextRequestOfAct = ({
  department,
  officer,
}: {
  readonly department: string | null;
  readonly officer: string | null;
}): ContextRequest => ({
  filing: null,
  officer: { department, official: officer },
  approver: NO_OFFICIAL,
  assignee: NO_OFFICIAL,
  referring: false,
  predecessor: null,
  now: null,
});

/** For filing an item; the officer belongs to the receiving department. */
export const contextRequestOfFiling = (
  filing: Pick<SubmitApplication['data'], 'item' | 'at' | 'now' | 'receivedBy' | 'officer'>,
): ContextRequest => ({
  ...contextRequestOfAct({ department: filing.receivedBy, officer: filing.officer }),
  filing,
  now: filing.now,
});

export function contextRequestOf({ type, data }: ApplicationCommand): ContextRequest {
  if (type === 'SubmitApplication') return contextRequestOfFiling(data);
  const act = {
    ...contextRequestOfAct('officer' in data ? data : { department: null, officer: null }),
    now: 'now' in data ? data.now : null,
  };
  if (type === 'AssignHandler') return { ...act, assignee: { department: data.department, official: data.official } };
  if (type === 'RefuseAcceptance') return { ...act, referring: true };
  if (type !== 'ExtendApplication') return act;
  return { ...act, approver: { department: data.approverDepartment, official: data.approver } };
}

/** Loads the context of case decisions from other streams: the item, its calendar, and the officials that a command names. */
@Injectable()
export class CaseContextLoader {
  constructor(
    private readonly streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
    private readonly filings: FilingsInProgress,
  ) {}

  async load(request: ContextRequest, state: Application): Promise<LoadedContext<ApplicationDecisionContext>> {
    const reader = new TrackingReader(this.streams, this.filings);
    const item = request.filing === null ? null : await this.listedItem(request.filing, reader);
    const terms = state.status === 'unknown' ? item?.terms : state.terms;
    const own = terms?.department ?? null;
    const { zone } = this.jurisdiction;
    const region = state.status === 'unknown' ? item?.region : state.region;
    const [calendar, policies, officer, approver, assignee, ownNames, predecessor, activeSuccessors] =
      await Promise.all([
        terms === undefined ? noCalendar(zone) : reader.calendar(terms.calendar, zone),
        region === undefined ? shippedPolicies() : reader.policies(region),
        reader.official(request.officer, own),
        reader.official(request.approver, own),
        reader.official(request.assignee, own),
        request.referring && state.status !== 'unknown' ? reader.names([state.terms.department, state.receivedBy]) : [],
        reader.predecessor(request),
        state.status !== 'unknown' && request.now !== null && endedByLapse(state)
          ? reader.activeSuccessors(state, request.now)
          : [],
      ]);
    const told = { officer, approver, assignee, ownNames, predecessor, activeSuccessors };
    const context = { calendar, item, ...told, policies };
    return { facts: context, revisions: reader.revisions };
  }

  /** The item on the list on the local day of receipt. */
  async listedItem(
    { item, at }: NonNullable<ContextRequest['filing']>,
    reader: TrackingReader = new TrackingReader(this.streams, this.filings),
  ): Promise<ItemVersion | null> {
    return termsOn(await reader.at(itemDecider, itemStream(item)), this.dateOf(at));
  }

  dateOf(at: string): LocalDate {
    return dateOf(at, this.jurisdiction.zone);
  }

  /** Region of a department; `null`: there is no such department. */
  async regionOf(code: string): Promise<string | null> {
    const { state } = await this.streams.state(departmentDecider, departmentStream(code));
    return state.status === 'defined' ? state.region : null;
  }

  /** 统一社会信用代码 of a department; `null`: none. */
  async socialCreditCodeOf(department: string): Promise<string | null> {
    const { state } = await this.streams.state(departmentDecider, departmentStream(department));
    return state.status === 'defined' ? state.uscc : null;
  }
}

/** Reads other streams for one decision, and records the revisions at which they were read. */
class TrackingReader {
  readonly revisions: Record<string, string> = {};

  constructor(
    private readonly streams: StreamStateCache,
    private readonly filings: FilingsInProgress,
  ) {}

  async at<State>(decider: Pick<AnyDecider, 'evolve'> & { readonly initial: State }, stream: string): Promise<State> {
    const { state, revision } = await this.streams.state(decider, stream);
    this.revisions[stream] = String(revision);
    return state;
  }

  /** The calendar with inherited days. */
  async calendar(id: string, zone: string): Promise<Calendar> {
    const { calendar, revisions } = await readCalendarChain(this.streams, id, zone);
    Object.assign(this.revisions, revisions);
    return calendar;
  }

  async policies(region: string): Promise<Policies> {
    const { policies, revisions } = await readPolicies(this.streams, region);
    Object.assign(this.revisions, revisions);
    return policies;
  }

  async official(named: NamedOfficial, departmentElse: string | null): Promise<Official | null> {
    const { official } = named;
    const department = named.department ?? departmentElse;
    if (department === null || official === null) return null;
    const { officials } = await this.at(departmentDecider, departmentStream(department));
    const found = officials.get(official);
    return found === undefined ? null : { department, official, posts: found.posts, mandates: found.mandates };
  }

  /** The predecessor, if in the caller's scope, with the data that a successor's filing needs. */
  async predecessor({ predecessor, now }: Pick<ContextRequest, 'predecessor' | 'now'>): Promise<Predecessor | null> {
    if (predecessor === null || now === null) return null;
    const state = await this.case(predecessor.applicationId);
    if (state.status === 'unknown' || !maySee(predecessor.scope, state)) return null;
    const { item, status } = state;
    return { item, status, hasLapsed: endedByLapse(state), activeSuccessors: await this.activeSuccessors(state, now) };
  }

  activeSuccessors(state: Case, now: Instant): Promise<readonly Successor[]> {
    return activeSuccessorsOf(reportedSuccessorsOf(state, now, this.filings), (id) => this.case(id));
  }

  private case(applicationId: string): Promise<Application> {
    return this.at(applicationDecider, applicationStream(applicationId));
  }

  /** Codes and names of departments. */
  async names(codes: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(codes.map((code) => this.at(departmentDecider, departmentStream(code))));
    return [...codes, ...found.flatMap((state) => (state.status === 'defined' ? [state.name] : []))];
  }
}
