import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Role } from '@sealtrail/access';
import { type CaseClocks, GetApplication, GetClocks, GetHistory, ListApplications } from '@sealtrail/applications';
import { type Language } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { inspecting, seeing, takingIn } from '../access/role-groups';
import { countedList, list, view } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import { InLanguage } from '../http/language';
import { ListQuery, type Page, page } from '../http/page';
import { Positions } from '../http/positions';
import { objectInWords } from '../http/statements';
import { ApplicationSummaryView } from './application.view';
import { ApplicationDetailView } from './application-detail.view';
import { ApplicationsQuery } from './applications.query';
import { applicationsTable } from './applications.table';
import { CaseClocksView } from './clocks.view';
import { Endings } from './endings';
import { historyTable } from './history.table';
import { HistoryEntryView } from './history.view';
import { ApplicationIdParam } from './path-params';

/** Duties that need to know who the applicant is, of a department that has to do with the case. */
const NEED_PEOPLE: readonly Role[] = ['applicantPortal', 'window', 'officer', 'chiefRepresentative'];

/** Those who supervise see which key told what. */
const SEE_ACTORS: readonly Role[] = ['supervisor', 'discipline', 'admin'];

/** Where cases stand. */
@ApiTags('Applications 办件')
@Controller('v1/applications')
export class ApplicationsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: Positions,
    private readonly endings: Endings,
  ) {}

  /** Cases, the latest received first if nothing else is asked for. */
  @Get()
  @Access({
    roles: ['notifier', ...seeing],
    scope: 'case',
    summary: { zh: '办件列表', en: 'the applications' },
    answers: countedList(ApplicationSummaryView, applicationsTable),
  })
  async list(@Query() query: ApplicationsQuery, @FromCaller() { scope }: Caller): Promise<Page> {
    const ask = new ListApplications(query.within(scope, query.filters), query.ordering);
    return page(await this.queries.execute(ask), (row) => this.endings.ofCase(row));
  }

  /** One case. `applicant` and `agent` are given to duties that need them, for cases of their own department. */
  @Get(':id')
  @Access({
    roles: ['applicantPortal', 'notifier', 'ratingDesk', ...seeing],
    scope: 'case',
    summary: { zh: '办件详情', en: 'one application' },
    answers: view(ApplicationDetailView),
    problems: ['application.not-found'],
  })
  async get(
    @Param('id', ApplicationIdParam) id: string,
    @FromCaller() { role, department, scope }: Caller,
  ): Promise<object> {
    const peopleFor = NEED_PEOPLE.includes(role) ? department : null;
    return this.endings.ofCase(await this.queries.execute(new GetApplication(id, scope, peopleFor)));
  }

  /** The facts of a case, in order: what happened when, and when it was told. */
  @Get(':id/history')
  @Access({
    roles: [...takingIn, ...inspecting],
    scope: 'case',
    summary: { zh: '办件轨迹', en: 'its facts, in order' },
    answers: list(HistoryEntryView, historyTable),
    problems: ['application.not-found'],
  })
  async history(
    @Param('id', ApplicationIdParam) id: string,
    @Query() { limit, after }: ListQuery,
    @FromCaller() { role, scope }: Caller,
    @InLanguage() language: Language,
  ): Promise<Page> {
    const revision = typeof after?.value === 'number' ? after.value : null;
    const ask = new GetHistory(id, scope, SEE_ACTORS.includes(role), limit, revision);
    const { items, next } = await this.queries.execute(ask);
    return page({ items, next: next === null ? null : { value: next, id } }, (fact) =>
      objectInWords({ ...fact, position: this.positions.ofFact(role, fact) }, language),
    );
  }

  /** Every limit of the case, running and finished, day by day, with who held it and whose the days were. */
  @Get(':id/clocks')
  @Access({
    roles: seeing,
    scope: 'case',
    summary: { zh: '计时', en: 'every running and finished limit, day by day, and who held it' },
    answers: view(CaseClocksView),
    problems: ['application.not-found'],
  })
  clocks(@Param('id', ApplicationIdParam) id: string, @FromCaller() { scope }: Caller): Promise<CaseClocks> {
    return this.queries.execute(new GetClocks(id, scope));
  }
}
