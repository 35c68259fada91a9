import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, fold, ReadStore, type RecordedEvent, ViewWatch } from '@sealtrail/event-sourcing';
import { type UploadEvent, uploadDecider, uploadStream } from '../domain/upload';
import { applications } from './applications-projection';

/** Timeout for the view to catch up with the log. */
const WAIT_MS = 2_000;

/** Whether any event refers to a file: an upload, or a case that contains it; `null` if this cannot be determined now. */
export class IsFileReferenced extends Query<boolean | null> {
  constructor(readonly sha256: string) {
    super();
  }
}

@QueryHandler(IsFileReferenced)
export class IsFileReferencedHandler implements IQueryHandler<IsFileReferenced> {
  constructor(
    private readonly events: EventStore,
    private readonly store: ReadStore,
    private readonly views: ViewWatch,
  ) {}

  async execute({ sha256 }: IsFileReferenced): Promise<boolean | null> {
    const uploads = (await this.events.read(uploadStream(sha256))) as readonly RecordedEvent<UploadEvent>[];
    if (fold(uploadDecider, uploads).length > 0) return true;
    const until = { view: applications.name, signal: AbortSignal.timeout(WAIT_MS) };
    if (!(await this.views.waitForPosition(await this.events.head(), until))) return null;
    const filed = { op: 'contains', field: 'files', value: sha256 } as const;
    if ((await this.store.count(applications.name, [filed])) > 0) return true;
    // A case missing from the view may contain it.
    return (await this.store.parkedOf(applications.name)).length > 0 ? null : false;
  }
}
