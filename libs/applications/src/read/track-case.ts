import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  EventStore,
  type JsonObject,
  NamespaceSecret,
  ReadStore,
  type RecordedEvent,
  requireFollowedStream,
} from '@sealtrail/event-sourcing';
import { dateOf, Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import type { CaseStatus } from '../domain/case-enums';
import { isQueryCode, lastSecretDay, type SecretOf } from '../domain/query-code';
import { reject } from '../rejections';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

/** What is asked of the applicant, and until when it is in time. */
export type Asked = { readonly materials: readonly string[]; readonly until: LocalDate | null };

/** Where a case is, as its applicant is told: nothing about anybody. */
export type TrackedCase = {
  readonly number: string;
  readonly itemName: string;
  readonly department: string;
  readonly status: CaseStatus;
  readonly receivedOn: LocalDate;
  readonly acceptedOn: LocalDate | null;
  /** The last days that are in time; `null` before they run, and while they stand still. */
  readonly firstCheckUntil: LocalDate | null;
  readonly promisedUntil: LocalDate | null;
  readonly statutoryUntil: LocalDate | null;
  readonly suspended: boolean;
  readonly closedOn: LocalDate | null;
  readonly deliveredOn: LocalDate | null;
  /** 补正; `null`: nothing is asked for. */
  readonly correction: Asked | null;
  /** 容缺: what may follow; `null`: nothing is asked for. */
  readonly deferral: Asked | null;
};

export type Tracked = { readonly case: TrackedCase & JsonObject; readonly secretOf: SecretOf };

/** Where a case is: for who knows its number and its query code. */
export class TrackCase extends Query<Tracked> {
  constructor(
    readonly number: string,
    readonly queryCode: string,
  ) {
    super();
  }
}

@QueryHandler(TrackCase)
export class TrackCaseHandler implements IQueryHandler<TrackCase> {
  constructor(
    private readonly views: ReadStore,
    private readonly events: EventStore,
    private readonly secret: NamespaceSecret,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /**
   * A right code and a wrong one take the same steps. A number that nobody has is compared with the code of no case; that nothing is read
   * of it remains, and tells that there is no such number.
   *
   * @throws {Rejection} `application.not-tracked`: no such number, another code, or its time is over; `view.incomplete`
   */
  async execute({ number, queryCode }: TrackCase): Promise<Tracked> {
    const where = [{ op: 'equals', field: 'number', value: number }] as const;
    const [found] = await this.views.list<ApplicationView>(applications.name, { where, limit: 1 });
    const applicationId = found?.id ?? '';
    const [own, held] = [false, true].map((heldByUnit) =>
      isQueryCode(queryCode, { applicationId, heldByUnit }, this.secret),
    );
    // Asked before the code is judged: what is read, and for how long, is the same for a right code and for a wrong one.
    const isAlive = found !== undefined && (await this.isAlive(found.document));
    if (!isAlive || (!own && !held)) throw reject('application.not-tracked');
    await requireFollowedStream(this.views, applications.name, applicationStream(applicationId));
    return { case: trackedOf(found.document), secretOf: { applicationId, heldByUnit: !own } };
  }

  /** The stream of an open case is read as that of a closed one is: how long the answer takes says nothing of either. */
  private async isAlive({ applicationId, closedOn: on }: ApplicationView): Promise<boolean> {
    const past = (await this.events.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    if (on === null) return true;
    const { zone } = this.jurisdiction;
    const toldAt = past.findLast(({ data }) => 'closing' in data)?.metadata.recordedAt ?? this.clock.now();
    return dateOf(this.clock.now(), zone) <= lastSecretDay({ on, toldAt }, zone);
  }
}

const asked = (materials: readonly string[], until: LocalDate | null): Asked | null =>
  materials.length === 0 ? null : { materials, until };

const trackedOf = (view: ApplicationView): TrackedCase => ({
  number: view.number,
  itemName: view.itemName,
  department: view.department,
  status: view.status,
  receivedOn: view.receivedOn,
  acceptedOn: view.acceptedOn,
  firstCheckUntil: view.firstCheck?.date ?? null,
  promisedUntil: view.promised?.date ?? null,
  statutoryUntil: view.statutory?.date ?? null,
  suspended: view.suspended,
  closedOn: view.closedOn,
  deliveredOn: view.deliveredOn,
  correction: asked(view.missing, view.correctionDeadline?.date ?? null),
  deferral: asked(view.deferred, view.deferralDeadline?.date ?? null),
});
