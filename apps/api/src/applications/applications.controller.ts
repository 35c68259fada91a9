import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Role } from '@sealtrail/access';
import {
  ANY_DEPARTMENT,
  type CaseClocks,
  GetApplication,
  GetClocks,
  GetHistory,
  ListApplications,
} from '@sealtrail/applications';
import { type Language } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { caseReaders, factReaders } from '../access/role-groups';
import { AsKnownAtQuery, asKnownAtOf } from '../http/as-known-at';
import { type Caller, CurrentCaller } from '../http/caller';
import { ResponseLanguage } from '../http/language';
import { ListQuery, type Page, page } from '../http/page';
import { PositionTokens } from '../http/position-tokens';
import { countedList, list, view } from '../http/route-responses';
import { objectWithStatementTexts } from '../http/statements';
import { ApplicationSummaryView } from './application.view';
import { ApplicationDetailView } from './application-detail.view';
import { ApplicationsQuery } from './applications.query';
import { applicationsTable } from './applications.table';
import { CaseClocksView } from './clocks.view';
import { EndingRoutes } from './ending-routes';
import { historyTable } from './history.table';
import { HistoryEntryView } from './history.view';
import { ApplicationIdParam } from './path-params';

/** Roles that need the applicant's identity, in a department involved in the case. */
const NEED_PEOPLE: readonly Role[] = ['applicantPortal', 'window', 'officer', 'chiefRepresentative'];

/** Supervising roles, which see the reporting key. */
const SEE_ACTORS: readonly Role[] = ['supervisor', 'discipline', 'admin'];

/** Current state of cases. */
@ApiTags('Applications 办件')
@Controller('v1/applications')
export class ApplicationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: PositionTokens,
    private readonly endings: EndingRoutes,
  ) {}

  /** Cases, by default the latest received first. */
  @Get()
  @Access({
    roles: ['notifier', ...caseReaders],
    scope: 'case',
    summary: { zh: '办件列表', en: 'the applications' },
    response: countedList(ApplicationSummaryView, applicationsTable),
  })
  async list(@Query() query: ApplicationsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    const ask = new ListApplications(query.within(scope, query.filters), query.ordering);
    return page(await this.queries.execute(ask), (row) => this.endings.ofCase(row));
  }

  /**
   * One case. `applicant` and `agent` are shown to roles that need them, for cases of their own department, and by an emergency
   * access.
   */
  @Get(':id')
  @Access({
    roles: ['applicantPortal', 'notifier', 'ratingDesk', ...caseReaders],
    scope: 'case',
    summary: { zh: '办件详情', en: 'one application' },
    response: view(ApplicationDetailView),
    problems: ['application.not-found'],
  })
  async get(
    @Param('id', ApplicationIdParam) id: string,
    @CurrentCaller() { role, department, scope, emergencyAccess }: Caller,
  ): Promise<object> {
    const whose = emergencyAccess === null ? department : ANY_DEPARTMENT;
    const peopleFor = NEED_PEOPLE.includes(role) ? whose : null;
    return this.endings.ofCase(await this.queries.execute(new GetApplication(id, scope, peopleFor)));
  }

  /** The events of a case, in order: what happened, when, and when it was reported. */
  @Get(':id/history')
  @Access({
    roles: factReaders,
    scope: 'case',
    summary: { zh: '办件轨迹', en: 'list the facts of an application in order' },
    response: list(HistoryEntryView, historyTable),
    problems: ['application.not-found'],
  })
  async history(
    @Param('id', ApplicationIdParam) id: string,
    @Query() { limit, after }: ListQuery,
    @CurrentCaller() { role, scope }: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<Page> {
    const revision = typeof after?.value === 'number' ? after.value : null;
    const ask = new GetHistory(id, scope, SEE_ACTORS.includes(role), limit, revision);
    const { items, next } = await this.queries.execute(ask);
    return page({ items, next: next === null ? null : { value: next, id } }, (fact) =>
      objectWithStatementTexts({ ...fact, position: this.positions.forEvent(role, fact) }, language),
    );
  }

  /** Every limit of the case, running and ended, day by day, with its holders and the owner of each day. */
  @Get(':id/clocks')
  @Access({
    roles: caseReaders,
    scope: 'case',
    summary: { zh: '计时', en: 'list every running and finished limit day by day, with its holders' },
    response: view(CaseClocksView),
    problems: ['application.not-found', 'application.not-known-yet'],
  })
  clocks(
    @Param('id', ApplicationIdParam) id: string,
    @Query() query: AsKnownAtQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CaseClocks> {
    return this.queries.execute(new GetClocks(id, caller.scope, asKnownAtOf(query, caller)));
  }
}
