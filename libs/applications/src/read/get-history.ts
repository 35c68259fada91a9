import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, type Instant, type JsonObject, type RecordedEvent, type Scope } from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { mustSee } from '../domain/visibility';
import { isLateReport } from './late-reports';

/** One event of a case: what happened, when, and when it was reported. */
export type HistoryEntry = {
  readonly revision: string;
  readonly position: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Reported on a later local day than it happened. */
  readonly toldLate: boolean;
  /** The acting department; for acts of applicants, the item's department. */
  readonly department: string;
  /** The acting official; `null`: the applicant, or the law. */
  readonly official: string | null;
  /** Id of the reporting key, or the part of the system (`system:…`); absent for callers who do not need it. */
  readonly actor?: string;
  /** Id of the delegation by which the actor acted for another; absent: for itself, or for callers who do not need it. */
  readonly delegation?: string;
  readonly data: JsonObject;
};

export type HistoryPage = { readonly items: readonly HistoryEntry[]; readonly next: number | null };

/** The events of a case, in order, from its own stream: never stale. */
export class GetHistory extends Query<HistoryPage> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
    readonly withActors: boolean,
    readonly limit: number,
    /** Continue after this revision. */
    readonly after: number | null = null,
  ) {
    super();
  }
}

@QueryHandler(GetHistory)
export class GetHistoryHandler implements IQueryHandler<GetHistory> {
  constructor(private readonly store: EventStore) {}

  /** @throws {Rejection} `application.not-found`: missing, or outside the caller's scope */
  async execute({ applicationId, scope, withActors, limit, after }: GetHistory): Promise<HistoryPage> {
    const events = (await this.store.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    const submitted = mustSee(scope, events);
    const first = after === null ? 0 : after + 1;
    const items = events
      .slice(first, first + limit)
      .map((event) => entry(event, submitted.firstCheck.zone, withActors));
    return { items, next: first + limit < events.length ? first + limit - 1 : null };
  }
}

function entry(event: RecordedEvent<ApplicationEvent>, zone: string, withActor: boolean): HistoryEntry {
  const { revision, position, type, data, metadata } = event;
  return {
    revision: String(revision),
    position: String(position),
    type,
    occurredAt: data.occurredAt,
    recordedAt: metadata.recordedAt,
    toldLate: isLateReport(event, zone),
    department: data.department,
    official: data.officer,
    ...(withActor ? { actor: metadata.actor } : {}),
    ...(withActor && metadata.delegation !== undefined ? { delegation: metadata.delegation } : {}),
    data: shownOf(data),
  };
}

/** Data that link a case to other cases of the same person serve the duplicate warning only, and are shown to no reader. */
type Shown<Data> = Data extends { readonly sameFiling: unknown } ? Omit<Data, 'sameFiling' | 'filedBefore'> : Data;

type ShownOf<E extends ApplicationEvent> = E extends ApplicationEvent
  ? { readonly type: E['type']; readonly data: Shown<E['data']> }
  : never;

/** An event as shown in the history: the published shapes derive from this type (`npm run fact-schemas`). */
export type ShownFact = ShownOf<ApplicationEvent>;

export function shownOf(data: ApplicationEvent['data']): ShownFact['data'] {
  if (!('sameFiling' in data)) return data;
  const { sameFiling: _s, filedBefore: _f, ...shown } = data;
  return shown;
}
