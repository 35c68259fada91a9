import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Instant, type PageCursor, ReadStore, requireCompleteView } from '@sealtrail/event-sourcing';
import { type SentFile, unfiledFiles } from './unfiled-files-view';

export type WaitingFile = { readonly sha256: string; readonly waitsSince: Instant };

/** Files waiting since before an instant that are in no case, oldest first, after a given one. */
export class ListUnfiledFiles extends Query<readonly WaitingFile[]> {
  constructor(
    readonly before: Instant,
    readonly limit: number,
    readonly after: WaitingFile | null,
  ) {
    super();
  }
}

@QueryHandler(ListUnfiledFiles)
export class ListUnfiledFilesHandler implements IQueryHandler<ListUnfiledFiles> {
  constructor(private readonly store: ReadStore) {}

  /** @throws {Rejection} `view.incomplete`: a waiting file might be in a case missing from the view, and would be removed */
  async execute({ before, limit, after }: ListUnfiledFiles): Promise<readonly WaitingFile[]> {
    const begins: PageCursor | null = after && { value: after.waitsSince, id: after.sha256 };
    const found = await this.store.list<SentFile>(unfiledFiles.name, {
      where: [
        { op: 'from', field: 'waitsSince', value: '' },
        { op: 'to', field: 'waitsSince', value: before },
      ],
      orderBy: 'waitsSince',
      limit,
      ...(begins && { after: begins }),
    });
    await requireCompleteView(this.store, unfiledFiles.name);
    return found.flatMap(({ document: { sha256, waitsSince } }) =>
      waitsSince === null || waitsSince >= before ? [] : [{ sha256, waitsSince }],
    );
  }
}
