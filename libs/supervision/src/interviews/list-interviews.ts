import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  filterConditions,
  isInScope,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
  type Scope,
} from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { InterviewStatus } from './interview-enums';
import { type InterviewRow, interviews } from './interviews-view';

export type InterviewFilters = {
  readonly status?: InterviewStatus | undefined;
  readonly department?: string | undefined;
  readonly official?: string | undefined;
  readonly region?: string | undefined;
  /** `2026-Q1` */
  readonly period?: string | undefined;
};

/** An interview without the list that a reader's scope asks for. */
export type ShownInterview = Omit<InterviewRow, 'departments'>;

/** 约谈, the latest due first. */
export class ListInterviews extends Query<Page<ShownInterview>> {
  constructor(readonly request: ListRequest<InterviewFilters>) {
    super();
  }
}

@QueryHandler(ListInterviews)
export class ListInterviewsHandler implements IQueryHandler<ListInterviews> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListInterviews): Promise<Page<ShownInterview>> {
    const query = {
      view: interviews.name,
      where: filterConditions(request.filters),
      orderBy: 'dueAt',
      descending: true,
    };
    return readPage<InterviewRow, ShownInterview>(this.store, query, request, shown);
  }
}

/** @throws {Rejection} `interview.not-found`: there is none, or it is not the caller's to see */
export class GetInterview extends Query<ShownInterview> {
  constructor(
    readonly interviewId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetInterview)
export class GetInterviewHandler implements IQueryHandler<GetInterview> {
  constructor(private readonly store: ReadStore) {}

  async execute({ interviewId, scope }: GetInterview): Promise<ShownInterview> {
    const found = await this.store.find<InterviewRow>(interviews.name, interviewId);
    if (found === null || !isInScope(scope, found)) throw reject('interview.not-found');
    return shown(found);
  }
}

const shown = ({ departments: _d, ...interview }: InterviewRow): ShownInterview => interview;
