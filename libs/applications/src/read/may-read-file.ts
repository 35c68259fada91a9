import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EventStore,
  fold,
  ReadStore,
  type RecordedEvent,
  type Scope,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import { type FileUploaded, hasUploaded, type Uploader, uploadDecider, uploadStream } from '../domain/upload';
import { applications } from './applications-projection';

/** Whether the reader may read a file: as its uploader, or as a reader of a case with which it was filed. */
export class MayReadFile extends Query<boolean> {
  constructor(
    readonly sha256: string,
    readonly reader: Uploader,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(MayReadFile)
export class MayReadFileHandler implements IQueryHandler<MayReadFile> {
  constructor(
    private readonly events: EventStore,
    private readonly store: ReadStore,
  ) {}

  async execute({ sha256, reader, scope }: MayReadFile): Promise<boolean> {
    const sent = (await this.events.read(uploadStream(sha256))) as readonly RecordedEvent<FileUploaded>[];
    if (hasUploaded(fold(uploadDecider, sent), reader)) return true;
    const filed = { op: 'contains', field: 'files', value: sha256 } as const;
    return (await this.store.count(applications.name, [filed, ...scopeConditions(scope)])) > 0;
  }
}
