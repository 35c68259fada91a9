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

/** Materials requested from the applicant, and the last day that is in time. */
export type Asked = { readonly materials: readonly string[]; readonly until: LocalDate | null };

/** State of a case as shown to its applicant: without personal data. */
export type TrackedCase = {
  readonly number: string;
  readonly itemName: string;
  readonly department: string;
  readonly status: CaseStatus;
  readonly receivedOn: LocalDate;
  readonly acceptedOn: LocalDate | null;
  /** The last days that are in time; `null` before they run, and while paused. */
  readonly firstCheckUntil: LocalDate | null;
  readonly promisedUntil: LocalDate | null;
  readonly statutoryUntil: LocalDate | null;
  readonly suspended: boolean;
  readonly closedOn: LocalDate | null;
  readonly deliveredOn: LocalDate | null;
  /** 补正; `null`: nothing is requested. */
  readonly correction: Asked | null;
  /** 容缺: the materials that may follow; `null`: nothing is requested. */
  readonly deferral: Asked | null;
};

export type Tracked = { readonly case: TrackedCase & JsonObject; readonly secretOf: SecretOf };

/** State of a case, for anyone who knows its number and its query code. */
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
   * A right code and a wrong one take the same steps. An unknown number is compared with the code of no case; that nothing is read for it remains
   * visible,
   * and reveals that there is no such number.
   *
   * @throws {Rejection} `application.not-tracked`: unknown number, wrong code, or expired; `view.incomplete`
   */
  async execute({ number, queryCode }: TrackCase): Promise<Tracked> {
    const where = [{ op: 'equals', field: 'number', value: number }] as const;
    const [found] = await this.views.list<ApplicationView>(applications.name, { where, limit: 1 });
    const applicationId = found?.id ?? '';
    const [own, held] = [false, true].map((heldByUnit) =>
      isQueryCode(queryCode, { applicationId, heldByUnit }, this.secret),
    );
    // Evaluated before the code, so that reads and response time are the same for a right code and for a wrong one.
    const isAlive = found !== undefined && (await this.isAlive(found.document));
    if (!isAlive || (!own && !held)) throw reject('application.not-tracked');
    await requireFollowedStream(this.views, applications.name, applicationStream(applicationId));
    return { case: trackedOf(found.document), secretOf: { applicationId, heldByUnit: !own } };
  }

  /** The stream of an open case is read like that of a closed one, so that the response time reveals neither. */
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
