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
import type { NoticeOccasion, NoticeStatus } from '../domain/notice-enums';
import { reject } from '../rejections';
import { type NoticeRow, notices } from './notices-view';

export type NoticeFilters = {
  readonly status?: NoticeStatus | undefined;
  readonly occasion?: NoticeOccasion | undefined;
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

/** A card is told to a handful of people, on a handful of occasions. */
const OF_CARD_MAX = 1_000;

/** Who was told of a card, when and how, or why not: in the order in which it was due to be told. */
export class ListNoticesOfCard extends Query<readonly ShownNotice[]> {
  constructor(
    readonly cardId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(ListNoticesOfCard)
export class ListNoticesOfCardHandler implements IQueryHandler<ListNoticesOfCard> {
  constructor(private readonly store: ReadStore) {}

  async execute({ cardId, scope }: ListNoticesOfCard): Promise<readonly ShownNotice[]> {
    const found = await this.store.list<NoticeRow>(notices.name, {
      where: filterConditions({ cardId }),
      limit: OF_CARD_MAX,
    });
    return found
      .map(({ document }) => document)
      .filter((notice) => isInScope(scope, notice))
      .map(shown)
      .sort((a, b) => compared(a.queuedAt, b.queuedAt) || compared(a.noticeId, b.noticeId));
  }
}

const compared = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const shown = ({ departments: _d, ...notice }: NoticeRow): ShownNotice => notice;
