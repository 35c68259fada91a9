import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { filterConditions, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import type { ReceiptStanding } from '../domain/case-enums';
import { type ReceiptToConfirm, receiptsToConfirm } from './receipts-to-confirm-view';

export type ReceiptFilters = {
  readonly standing?: ReceiptStanding | undefined;
  /** Department of the item. */
  readonly department?: string | undefined;
  readonly item?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly region?: string | undefined;
};

export type ShownReceiptToConfirm = Omit<ReceiptToConfirm, 'departments' | 'filedBy'>;

/** Receipts that count from their recording, or did until they were confirmed; the latest reported first. */
export class ListReceiptsToConfirm extends Query<Page<ShownReceiptToConfirm>> {
  constructor(readonly request: ListRequest<ReceiptFilters>) {
    super();
  }
}

@QueryHandler(ListReceiptsToConfirm)
export class ListReceiptsToConfirmHandler implements IQueryHandler<ListReceiptsToConfirm> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListReceiptsToConfirm): Promise<Page<ShownReceiptToConfirm>> {
    const where = filterConditions(request.filters);
    const latestFirst = { view: receiptsToConfirm.name, where, orderBy: 'toldAt', descending: true };
    return readPage<ReceiptToConfirm, ShownReceiptToConfirm>(this.store, latestFirst, request, shown);
  }
}

const shown = ({ departments: _d, filedBy: _f, ...receipt }: ReceiptToConfirm): ShownReceiptToConfirm => receipt;
