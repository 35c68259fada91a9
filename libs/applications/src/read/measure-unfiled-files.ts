import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore } from '@sealtrail/event-sourcing';
import { type SentFile, unfiledFiles } from './unfiled-files-view';

/** Counting stops here. */
const COUNTED_MAX = 1_000;

/** Files uploaded by a key that are in no case; as of the view, which may lag slightly. */
export type UnfiledFiles = { readonly files: number; readonly bytes: number };

export class MeasureUnfiledFiles extends Query<UnfiledFiles> {
  constructor(readonly key: string) {
    super();
  }
}

@QueryHandler(MeasureUnfiledFiles)
export class MeasureUnfiledFilesHandler implements IQueryHandler<MeasureUnfiledFiles> {
  constructor(private readonly store: ReadStore) {}

  async execute({ key }: MeasureUnfiledFiles): Promise<UnfiledFiles> {
    const where = [{ op: 'contains', field: 'waitingFor', value: key }] as const;
    const found = await this.store.list<SentFile>(unfiledFiles.name, { where, limit: COUNTED_MAX });
    return { files: found.length, bytes: found.reduce((sum, { document: { size } }) => sum + size, 0) };
  }
}
