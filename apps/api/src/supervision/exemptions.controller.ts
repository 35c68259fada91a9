import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { ChangeExemption, ListExemptions } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { cardReviewers, proofReviewers } from '../access/role-groups';
import { putResponse } from '../catalog/put-response';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { CodeParam } from '../http/fields';
import { instantOf } from '../http/instant';
import { createdOrChanged, view } from '../http/route-responses';
import { ExemptionRequest, ExemptionsQuery } from './exemptions.request';
import { ExemptionResultView, ExemptionsView, exemptionView } from './exemptions.view';

/** 免予监察: what no card falls for, by a document. Limits and figures stay. */
@ApiTags('Supervision 电子监察')
@Controller('v1/supervision-exemptions')
export class ExemptionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Declares an exemption, or its next version. It counts from its recording on, and takes no card back. */
  @Put(':id')
  @Access({
    roles: cardReviewers,
    scope: 'jurisdiction',
    summary: { zh: '登记免予监察', en: 'declare what supervision leaves out, by a document' },
    response: createdOrChanged('It was there: a further version, or as it was.', ExemptionResultView),
    problems: [
      'exemption.case-unknown',
      'exemption.invalid',
      'exemption.own-unit',
      'exemption.scope-fixed',
      'exemption.too-many',
      'region.outside',
    ],
  })
  async declare(
    @Param('id', CodeParam) exemption: string,
    @Body() { from, to, documentNumber: document, ...scope }: ExemptionRequest,
    @CurrentCaller() { actor: by, department: byDepartment, commandMetadata, scope: seen, now }: Caller,
  ): Promise<CommandResponse> {
    const times = { from: instantOf(from) ?? from, to: to === null ? null : (instantOf(to) ?? to) };
    const data = { exemption, ...scope, ...times, document, by, byDepartment, at: now };
    const declaring = new ChangeExemption({ type: 'DeclareExemption', data }, commandMetadata, seen);
    return putResponse(`/v1/supervision-exemptions/${exemption}`, await this.commands.execute(declaring));
  }

  /** What is, was or will be left out in a region, with every version of it. */
  @Get()
  @Access({
    roles: proofReviewers,
    scope: 'jurisdiction',
    summary: { zh: '免予监察清单', en: 'what supervision leaves out in a region' },
    response: view(ExemptionsView),
    problems: ['region.outside'],
  })
  async list(@Query() { region }: ExemptionsQuery, @CurrentCaller() { scope }: Caller): Promise<JsonObject> {
    const items = await this.queries.execute(new ListExemptions(region, scope));
    return { items: items.map(exemptionView) };
  }
}
