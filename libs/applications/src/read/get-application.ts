import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Calendars } from '@sealtrail/calendar/events';
import {
  EventStore,
  isInScope,
  type JsonObject,
  ReadStore,
  type RecordedEvent,
  requireFollowedStream,
  type Scope,
  StreamStateCache,
  Vault,
} from '@sealtrail/event-sourcing';
import { Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent, ApplicationSubmitted } from '../domain/application-events';
import { restsOnProvisionalDays } from '../domain/deemed-acceptance';
import { ledgerOf } from '../domain/ledger-fold';
import type { SuccessorTeller } from '../domain/successor-enums';
import type { SuccessorOf } from '../domain/successor-events';
import { noSuchCase, submittedOf } from '../domain/visibility';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';
import { type LateReport, lateReportsOf } from './late-reports';
import { type ShownApplication, shownApplication } from './list-applications';

/** With the late reports, and how far they count. */
export type ApplicationInFull = ShownApplication & {
  readonly toldLate: readonly LateReport[];
  /** For a deemed acceptance: its first check counted days of a year without notice. It stands, and is reassessed when the notice is recorded. */
  readonly provisional: boolean;
  /** 后继办件: the lapsed predecessor of this case, and its successors, in the order of reporting. */
  readonly successorOf: SuccessorOf | null;
  readonly successors: readonly ShownSuccessor[];
};

export type ShownSuccessor = {
  readonly applicationId: string;
  readonly number: string;
  readonly statedBy: SuccessorTeller;
  /** 收件日期 */
  readonly receivedOn: LocalDate;
};

/** With personal data, for readers who need it; `null` once erased. */
export type ApplicationWithPeople = ApplicationInFull & {
  readonly applicant?: JsonObject | null;
  readonly agent?: JsonObject | null;
};

/** For an emergency access: the applicant's data whatever the department of the reader. */
export const ANY_DEPARTMENT = Symbol('anyDepartment');

/** One case. */
export class GetApplication extends Query<ApplicationWithPeople> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
    /** The department whose duty needs the applicant's data: shown if it is involved in the case, or for any. */
    readonly peopleFor: string | typeof ANY_DEPARTMENT | null,
  ) {
    super();
  }
}

@QueryHandler(GetApplication)
export class GetApplicationHandler implements IQueryHandler<GetApplication> {
  private readonly calendars: Calendars;

  constructor(
    private readonly events: EventStore,
    private readonly store: ReadStore,
    private readonly vault: Vault,
    streams: StreamStateCache,
    jurisdiction: Jurisdiction,
  ) {
    this.calendars = new Calendars(streams, jurisdiction);
  }

  /** @throws {Rejection} `application.not-found`: missing, or outside the caller's scope; `view.incomplete` */
  async execute({ applicationId, scope, peopleFor }: GetApplication): Promise<ApplicationWithPeople> {
    const view = await this.store.find<ApplicationView>(applications.name, applicationId);
    if (view !== null && !isInScope(scope, view)) throw noSuchCase();
    await requireFollowedStream(this.store, applications.name, applicationStream(applicationId));
    if (view === null) throw noSuchCase();
    const past = await this.pastOf(view);
    const submitted = submittedOf(past);
    if (submitted === null) throw new Error(`${applicationId} is in the view and has no receipt`);
    const provisional = view.deemed && (await this.isProvisional(past));
    const inFull = {
      ...shownApplication(view),
      toldLate: lateReportsOf(past, submitted.firstCheck.zone),
      provisional,
      successorOf: submitted.successorOf,
      successors: past.flatMap(successorIn),
    };
    if (peopleFor === null || (peopleFor !== ANY_DEPARTMENT && !view.departments.includes(peopleFor))) return inFull;
    return { ...inFull, ...(await this.peopleOf(submitted)) };
  }

  private async isProvisional(past: readonly RecordedEvent<ApplicationEvent>[]): Promise<boolean> {
    const ledger = ledgerOf(past);
    return restsOnProvisionalDays(ledger, await this.calendars.get(ledger.calendar));
  }

  /** The events folded into the view: view and late reports reflect the same revision. */
  private async pastOf({
    applicationId,
    revision,
  }: ApplicationView): Promise<readonly RecordedEvent<ApplicationEvent>[]> {
    const past = (await this.events.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    return past.filter((event) => event.revision <= BigInt(revision));
  }

  /** The personal data committed to in the receipt: a view holds none. @throws {BrokenSeal} */
  private async peopleOf(
    submitted: ApplicationSubmitted['data'],
  ): Promise<Pick<ApplicationWithPeople, 'applicant' | 'agent'>> {
    const [applicant, agent] = await Promise.all([
      this.vault.open(submitted.applicant),
      submitted.agent === null ? null : this.vault.open(submitted.agent),
    ]);
    return { applicant, agent };
  }
}

const successorIn = ({ type, data }: ApplicationEvent): readonly ShownSuccessor[] =>
  type === 'SuccessorFiled'
    ? [
        {
          applicationId: data.successor,
          number: data.successorNumber,
          statedBy: data.statedBy,
          receivedOn: data.occurredOn,
        },
      ]
    : [];
