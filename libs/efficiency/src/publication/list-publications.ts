import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { filterConditions, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import { type PublishedRow, publications } from './publications-view';

export type PublicationFilters = { readonly region?: string | undefined };

/** A published report without the list that a reader's scope asks for. */
export type ListedPublication = Omit<PublishedRow, 'departments'>;

/** Published reports, the latest first. */
export class ListPublications extends Query<Page<ListedPublication>> {
  constructor(readonly request: ListRequest<PublicationFilters>) {
    super();
  }
}

@QueryHandler(ListPublications)
export class ListPublicationsHandler implements IQueryHandler<ListPublications> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListPublications): Promise<Page<ListedPublication>> {
    const query = {
      view: publications.name,
      where: filterConditions(request.filters),
      orderBy: 'publishedAt',
      descending: true,
    };
    return readPage<PublishedRow, ListedPublication>(
      this.store,
      query,
      request,
      ({ departments: _d, ...published }) => published,
    );
  }
}
