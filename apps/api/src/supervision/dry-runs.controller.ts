import { Body, Controller, HttpCode, Param, Post, Req, type StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { GetCalendar } from '@sealtrail/calendar';
import { mustLieWithin } from '@sealtrail/event-sourcing';
import { GetPolicy } from '@sealtrail/policy';
import { type Candidate, RunDryRun } from '@sealtrail/supervision';
import { Jurisdiction, startOfDay } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { dryRunners } from '../access/role-groups';
import { type AuthenticatedRequest, type Caller, CurrentCaller } from '../http/caller';
import { CodeParam } from '../http/fields';
import { instantOf } from '../http/instant';
import { fault, invalid } from '../http/rejections';
import { otherResponse } from '../http/route-responses';
import { rulesOf } from '../policy/policies.request';
import { DryRuns, NDJSON } from './dry-runs';
import { DryRunRequest } from './dry-runs.request';
import { CardDifferenceLineView, DryRunProgressLineView, DryRunResultLineView } from './dry-runs.view';

const LINES = [CardDifferenceLineView, DryRunProgressLineView, DryRunResultLineView];

/** 试算: what other rules, or another calendar, would have done. */
@ApiTags('Supervision policies 监察规则')
@Controller('v1/supervision-policies')
export class DryRunsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly runs: DryRuns,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Which cards a candidate would have issued, not issued, moved or revoked. Nothing changes. Closing the connection cancels it. */
  @Post(':id/dry-runs')
  @HttpCode(200)
  @Access({
    roles: dryRunners,
    scope: 'jurisdiction',
    summary: { zh: '监察规则试算', en: 'what other rules or days would have done, changing nothing' },
    response: otherResponse(
      ApiExtraModels(...LINES),
      ApiOkResponse({
        description:
          'A line of JSON for each card, how far it is every second, and last the result: without it the run was cut.',
        content: { [NDJSON]: { schema: { oneOf: LINES.map((type) => ({ $ref: getSchemaPath(type) })) } } },
      }),
    ),
    problems: [
      'calendar.not-found',
      'dry-run.running',
      'policy.document-invalid',
      'policy.not-found',
      'region.outside',
      'server.overloaded',
      'supervision.dry-run-period',
      'view.behind',
    ],
  })
  async run(
    @Param('id', CodeParam) id: string,
    @Body() wish: DryRunRequest,
    @CurrentCaller() caller: Caller,
    @Req() request: AuthenticatedRequest,
  ): Promise<StreamableFile> {
    const { scope, now } = caller;
    const { region: own } = await this.queries.execute(new GetPolicy(id));
    const region = wish.region ?? own;
    mustLieWithin(scope.region, [region]);
    const { from, to } = wish;
    const candidate = await this.candidateOf(wish, region);
    const ask = new RunDryRun({ region, period: { from, to }, candidate, scope, at: now });
    return this.runs.stream(caller, request, () => this.queries.execute(ask));
  }

  /** @throws {Rejection} where it is not exactly one; `calendar.not-found` */
  private async candidateOf(
    { from, inForceFrom, policy = null, calendarChange = null }: DryRunRequest,
    region: string,
  ): Promise<Candidate> {
    if (policy !== null && calendarChange === null) {
      const since = instantOf(inForceFrom) ?? startOfDay(from, this.jurisdiction.zone);
      return { kind: 'policy', policy: { region, inForceFrom: since, rules: rulesOf(policy) } };
    }
    if (calendarChange !== null && policy === null) {
      const { calendar, days } = calendarChange;
      await this.queries.execute(new GetCalendar(calendar));
      return { kind: 'calendar', calendar: { calendar, days: days.map(({ date, working }) => ({ date, working })) } };
    }
    throw invalid(fault('/policy', 'field.exactly-one', { names: ['policy', 'calendarChange'] }));
  }
}
