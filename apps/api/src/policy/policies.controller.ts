import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '@sealtrail/event-sourcing';
import { ChangePolicy, GetPolicy, ListPoliciesOfRegion } from '@sealtrail/policy';
import { Access } from '../access/access.decorator';
import { administratorRoles, everyone } from '../access/role-groups';
import { putResponse } from '../catalog/put-response';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { CodeParam } from '../http/fields';
import { instantOf } from '../http/instant';
import { createdOrChanged, view } from '../http/route-responses';
import { PoliciesQuery, PolicyRequest, rulesOf } from './policies.request';
import { PoliciesView, PolicyResultView, PolicyView, policyView } from './policies.view';

/** 监察规则: the rules for cards, by region. Readable by everyone they may apply to. */
@ApiTags('Supervision policies 监察规则')
@Controller('v1/supervision-policies')
export class PoliciesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Adopts the next version of a region's policy. Running clocks keep the version that they started under, or use a later milder one. */
  @Put(':id')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '登记监察规则', en: 'adopt the next version of a region’s policy' },
    response: createdOrChanged('It was there: a further version, or as it was.', PolicyResultView),
    problems: [
      'policy.before-last',
      'policy.document-invalid',
      'policy.in-force-past',
      'policy.region-fixed',
      'policy.region-taken',
      'policy.shipped',
      'policy.too-many',
      'region.outside',
    ],
  })
  async adopt(
    @Param('id', CodeParam) policy: string,
    @Body() told: PolicyRequest,
    @CurrentCaller() { commandMetadata, scope, now }: Caller,
  ): Promise<CommandResponse> {
    const { region, documentNumber: document, profile } = told;
    const inForceFrom = instantOf(told.inForceFrom) ?? told.inForceFrom;
    const data = { policy, region, inForceFrom, document, profile, rules: rulesOf(told), at: now };
    const adopting = new ChangePolicy({ type: 'AdoptPolicy', data }, commandMetadata, scope);
    return putResponse(`/v1/supervision-policies/${policy}`, await this.commands.execute(adopting));
  }

  /** All versions of one policy. For a profile the document to adopt: it does not apply under its own name. */
  @Get(':id')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '监察规则', en: 'a policy with all its versions' },
    response: view(PolicyView),
    problems: ['policy.not-found'],
  })
  async get(@Param('id') id: string): Promise<JsonObject> {
    return policyView(await this.queries.execute(new GetPolicy(id)));
  }

  /** The policies that apply in a region. */
  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '本地适用的监察规则', en: 'list the policies that apply in a region, nearest first' },
    response: view(PoliciesView),
  })
  async list(@Query() { region }: PoliciesQuery): Promise<JsonObject> {
    const items = await this.queries.execute(new ListPoliciesOfRegion(region));
    return { items: items.map(policyView) };
  }
}
