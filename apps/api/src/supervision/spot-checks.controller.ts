import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ListDecidedCases } from '@sealtrail/applications';
import { type JsonObject, shortestRegionCode, written } from '@sealtrail/event-sourcing';
import {
  ChangeCheckedCase,
  ChangeSpotCheck,
  GetSpotCheck,
  ListSpotCheckCases,
  ListSpotChecks,
  POPULATION_MAX,
  spotCheckIdOf,
} from '@sealtrail/supervision';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { cardReviewers, proofReviewers } from '../access/role-groups';
import { documentOf } from '../applications/document.request';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { ListQuery, type Page, page } from '../http/page';
import { checkedReportPeriod } from '../http/periods';
import { reject } from '../http/rejections';
import { changed, created, list, view } from '../http/route-responses';
import { SpotCheckFindingRequest, SpotCheckRequest, SpotChecksQuery } from './spot-checks.request';
import { spotCheckCasesTable, spotChecksTable } from './spot-checks.table';
import {
  SpotCheckCaseView,
  SpotCheckResultView,
  SpotCheckView,
  spotCheckCaseView,
  spotCheckView,
} from './spot-checks.view';

/** Whoever is of a department is of a unit that is checked. */
function requireNoDepartment({ department }: Pick<Caller, 'department'>): void {
  if (department !== null) throw reject('access.forbidden', { because: 'department' });
}

/** 抽查: decided cases are drawn by a seed, looked at, and what was found is recorded. */
@ApiTags('Supervision 电子监察')
@Controller('v1/spot-checks')
export class SpotChecksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Draws cases from those decided in a period that is over. */
  @Post()
  @Access({
    roles: cardReviewers,
    scope: 'jurisdiction',
    summary: { zh: '抽查：按种子抽取已决定的办件', en: 'draw decided cases by a seed, to check them' },
    response: created(SpotCheckResultView),
    problems: [
      'access.forbidden',
      'region.outside',
      'spot-check.invalid',
      'spot-check.nothing-decided',
      'spot-check.too-many-decided',
      'spot-check.too-many-drawn',
      'view.behind',
      'view.incomplete',
    ],
  })
  async draw(
    @Body() { region: told, period, document, department, item, percent, seed }: SpotCheckRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    requireNoDepartment(caller);
    const { from, to } = checkedReportPeriod(period);
    const check = spotCheckIdOf(caller.commandId);
    const asked = { region: shortestRegionCode(told), department, item, from, to };
    const cases = await this.queries.execute(
      new ListDecidedCases({ ...asked, scope: caller.scope, max: POPULATION_MAX }),
    );
    const by = { by: caller.official ?? caller.actor, now: caller.now, today: this.today(caller) };
    const data = { check, ...asked, seed, percent, document: documentOf(document), ...by };
    const { commandMetadata, scope } = caller;
    const drawing = new ChangeSpotCheck({ type: 'DrawSpotCheck', data }, { cases }, commandMetadata, scope);
    return { id: check, receipt: await this.commands.execute(drawing), created: `/v1/spot-checks/${check}` };
  }

  /** The latest first. */
  @Get()
  @Access({
    roles: proofReviewers,
    scope: 'jurisdiction',
    summary: { zh: '抽查清单', en: 'list the spot checks' },
    response: list(SpotCheckView, spotChecksTable),
  })
  async list(@Query() query: SpotChecksQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListSpotChecks(query.within(scope, query.filters))), spotCheckView);
  }

  /** A check, and how far it is. */
  @Get(':id')
  @Access({
    roles: proofReviewers,
    scope: 'jurisdiction',
    summary: { zh: '一次抽查及其进展', en: 'a spot check, and how far it is' },
    response: view(SpotCheckView),
    problems: ['spot-check.not-found'],
  })
  async get(@Param('id') id: string, @CurrentCaller() { scope }: Caller): Promise<JsonObject> {
    return spotCheckView(await this.queries.execute(new GetSpotCheck(id, scope)));
  }

  /** The drawn cases, and what was found in them. */
  @Get(':id/cases')
  @Access({
    roles: proofReviewers,
    scope: 'jurisdiction',
    summary: { zh: '抽查台账', en: 'the cases of a spot check, and what was found in them' },
    response: list(SpotCheckCaseView, spotCheckCasesTable),
    problems: ['spot-check.not-found'],
  })
  async cases(@Param('id') id: string, @Query() query: ListQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    const found = await this.queries.execute(new ListSpotCheckCases(id, query.within(scope, {})));
    return page(found, spotCheckCaseView);
  }

  /** Records what was found in a case that was drawn; once more, with a reason, corrects it. */
  @Post(':id/findings')
  @HttpCode(200)
  @Access({
    roles: cardReviewers,
    scope: 'jurisdiction',
    summary: { zh: '登记抽查结论', en: 'record what was found in a drawn case' },
    response: changed(),
    problems: [
      'access.forbidden',
      'spot-check.case-not-drawn',
      'spot-check.invalid',
      'spot-check.not-found',
      'spot-check.nothing-to-correct',
      'spot-check.reason-missing',
      'spot-check.too-many-checks',
    ],
  })
  async find(
    @Param('id') check: string,
    @Body() { applicationId, finding, text, document, reason }: SpotCheckFindingRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    requireNoDepartment(caller);
    const words = { text: written(text), reason: written(reason) };
    const by = { by: caller.official ?? caller.actor, now: caller.now, today: this.today(caller) };
    const data = { check, applicationId, finding, ...words, document: documentOf(document), ...by };
    const recording = new ChangeCheckedCase(
      { type: 'RecordSpotCheckFinding', data },
      caller.commandMetadata,
      caller.scope,
    );
    return { id: applicationId, receipt: await this.commands.execute(recording) };
  }

  private today({ now }: Pick<Caller, 'now'>): string {
    return dateOf(now, this.jurisdiction.zone);
  }
}
