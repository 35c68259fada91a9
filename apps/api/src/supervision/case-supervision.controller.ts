import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject, Language } from '@sealtrail/event-sourcing';
import { GetCaseSupervision } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { ApplicationIdParam } from '../applications/path-params';
import { AsKnownAtQuery, asKnownAtOf } from '../http/as-known-at';
import { type Caller, CurrentCaller } from '../http/caller';
import { ResponseLanguage } from '../http/language';
import { PositionTokens } from '../http/position-tokens';
import { view } from '../http/route-responses';
import { objectWithStatementTexts } from '../http/statements';
import { CaseSupervisionView } from './case-supervision.view';
import { withShownPositions } from './shown-facts';

@ApiTags('Supervision 电子监察')
@Controller('v1/applications')
export class CaseSupervisionController {
  constructor(
    private readonly queries: QueryBus,
    private readonly positions: PositionTokens,
  ) {}

  /** What a case is watched for, each with its computation, and which cards there were: as known at an instant, or now. */
  @Get(':id/supervision')
  @Access({
    roles: cardReaders,
    scope: 'case',
    summary: { zh: '监察回溯', en: 'what it is watched for and its cards, as known at an instant' },
    response: view(CaseSupervisionView),
    problems: ['application.not-found', 'application.not-known-yet'],
  })
  async supervision(
    @Param('id', ApplicationIdParam) id: string,
    @Query() query: AsKnownAtQuery,
    @CurrentCaller() caller: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<JsonObject> {
    const { role, scope } = caller;
    const known = await this.queries.execute(new GetCaseSupervision(id, scope, asKnownAtOf(query, caller)));
    const duties = known.duties.map(({ computation, ...duty }) => ({
      ...duty,
      computation: withShownPositions(this.positions, role, computation),
    }));
    return objectWithStatementTexts({ ...known, duties }, language);
  }
}
