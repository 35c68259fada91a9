import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, type Instant, type JsonObject, type RecordedEvent, type Scope } from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { mustSee } from '../domain/visibility';
import { isLateReport } from './late-reports';

/** One fact of a case: what, when it happened, and when it was told. */
export type HistoryEntry = {
  readonly revision: string;
  readonly position: string;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Told on a later local day than the one on which it happened. */
  readonly toldLate: boolean;
  /** Whose act it is; of what applicants do, the item's department. */
  readonly department: string;
  /** Who acted; `null`: the applicant, or the law. */
  readonly official: string | null;
  /** Id of the key that told it, or the part of the system (`system:…`); absent for callers who have no use for it. */
  readonly actor?: string;
  readonly data: JsonObject;
};

export type HistoryPage = { readonly items: readonly HistoryEntry[]; readonly next: number | null };

/** The facts of a case, in order, from its own stream: never behind it. */
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

  /** @throws {Rejection} `application.not-found`: there is none, or it is not the caller's to see */
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
    data: shownOf(data),
  };
}

/** What ties a case to other cases of the same person is for the warning of a duplicate filing, and for no reader. */
type Shown<Data> = Data extends { readonly sameFiling: unknown } ? Omit<Data, 'sameFiling' | 'filedBefore'> : Data;

type ShownOf<E extends ApplicationEvent> = E extends ApplicationEvent
  ? { readonly type: E['type']; readonly data: Shown<E['data']> }
  : never;

/** Every fact as the history shows it: the published shapes are read off this type (`npm run fact-schemas`). */
export type ShownFact = ShownOf<ApplicationEvent>;

export function shownOf(data: ApplicationEvent['data']): ShownFact['data'] {
  if (!('sameFiling' in data)) return data;
  const { sameFiling: _s, filedBefore: _f, ...shown } = data;
  return shown;
}
