import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject, Language } from '@sealtrail/event-sourcing';
import { ListPatrols } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { proofReviewers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { ResponseLanguage } from '../http/language';
import { view } from '../http/route-responses';
import { objectWithStatementTexts } from '../http/statements';
import { PatrolsView } from './patrols.view';

@ApiTags('Supervision 电子监察')
@Controller('v1/patrols')
export class PatrolsController {
  constructor(private readonly queries: QueryBus) {}

  /** Every case is looked at again each night, and must be as it was found. What was not is listed with its cause, and was put right. */
  @Get()
  @Access({
    roles: proofReviewers,
    scope: 'unit',
    summary: { zh: '巡检', en: 'what the nightly look at all cases found' },
    response: view(PatrolsView),
  })
  async list(@CurrentCaller() { scope }: Caller, @ResponseLanguage() language: Language): Promise<JsonObject> {
    return objectWithStatementTexts({ nights: await this.queries.execute(new ListPatrols(scope)) }, language);
  }
}
