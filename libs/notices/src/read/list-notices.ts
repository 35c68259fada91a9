import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Condition,
  filterConditions,
  type Instant,
  isInScope,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
  type Scope,
} from '@sealtrail/event-sourcing';
import type { NoticeStatus } from '../domain/notice-enums';
import { reject } from '../rejections';
import { type NoticeRow, notices } from './notices-view';

export type NoticeFilters = {
  readonly status?: NoticeStatus | undefined;
  readonly cardId?: string | undefined;
  /** The department that is charged. */
  readonly department?: string | undefined;
  /** Who is told. */
  readonly official?: string | undefined;
  readonly region?: string | undefined;
};

/** A notice without the list that a reader's scope asks for. */
export type ShownNotice = Omit<NoticeRow, 'departments'>;

/** Notices, the latest first; those that are due, the longest due first. */
export class ListNotices extends Query<Page<ShownNotice>> {
  constructor(
    readonly request: ListRequest<NoticeFilters>,
    /** Only those that may be told by then; `null`: all. */
    readonly dueBy: Instant | null,
  ) {
    super();
  }
}

@QueryHandler(ListNotices)
export class ListNoticesHandler implements IQueryHandler<ListNotices> {
  constructor(private readonly store: ReadStore) {}

  execute({ request, dueBy }: ListNotices): Promise<Page<ShownNotice>> {
    const due: readonly Condition[] = dueBy === null ? [] : [{ op: 'to', field: 'dueAt', value: dueBy }];
    const where = [...filterConditions(request.filters), ...due];
    const order = dueBy === null ? { orderBy: 'queuedAt', descending: true } : { orderBy: 'dueAt' };
    return readPage<NoticeRow, ShownNotice>(this.store, { view: notices.name, where, ...order }, request, shown);
  }
}

/** Which card a notice is about. @throws {Rejection} `notice.not-found`: there is none, or it is not the caller's to see */
export class GetNotice extends Query<ShownNotice> {
  constructor(
    readonly noticeId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetNotice)
export class GetNoticeHandler implements IQueryHandler<GetNotice> {
  constructor(private readonly store: ReadStore) {}

  async execute({ noticeId, scope }: GetNotice): Promise<ShownNotice> {
    const notice = await this.store.find<NoticeRow>(notices.name, noticeId);
    if (notice === null || !isInScope(scope, notice)) throw reject('notice.not-found');
    return shown(notice);
  }
}

const shown = ({ departments: _d, ...notice }: NoticeRow): ShownNotice => notice;
