import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AccessGrants,
  ChangeEmergencyAccess,
  EMERGENCY_MINUTES_DEFAULT,
  type EmergencyAccessCommand,
  emergencyAccessIdOf,
  type OpenedEmergencyAccess,
} from '@sealtrail/access';
import { GetCaseRegion } from '@sealtrail/applications';
import { type JsonObject, WallClock, written } from '@sealtrail/event-sourcing';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { ListQuery, type Page, page } from '../http/page';
import { changed, created, list } from '../http/route-responses';
import { Access } from './access.decorator';
import {
  EmergencyAccessView,
  OpenEmergencyAccessRequest,
  ReviewEmergencyAccessRequest,
} from './emergency-accesses.request';
import { emergencyAccessesTable } from './emergency-accesses.table';
import { accessAuditors, emergencyReaders } from './role-groups';

const MINUTE_MS = 60_000;

/** 应急调阅 (break-glass), by wall-clock time. */
@ApiTags('Administration 管理')
@Controller('v1/emergency-accesses')
export class EmergencyAccessesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly grants: AccessGrants,
    private readonly clock: WallClock,
  ) {}

  @Post()
  @Access({
    roles: emergencyReaders,
    scope: 'ownKey',
    inPerson: true,
    summary: { zh: '应急调阅', en: 'read one application beyond the bounds of the key in an emergency, with a reason' },
    description: {
      zh: '到期以前，带 `Sealtrail-Emergency-Access` 可查阅该办件（只读，角色权限不变），不受部门和行政区划限制。每次开启均留存理由，事后由审计或者纪检监察复核；显示个人信息的答复在访问留痕中注明。',
      en: 'Until it ends, requests with `Sealtrail-Emergency-Access` read this application, with the routes open to the role, whatever the department and region of the key. Its reason is kept and reviewed afterwards by auditors or discipline inspection; what it shows of personal data is marked in the access trail.',
    },
    response: created(),
    problems: ['application.not-found', 'emergency-access.exists', 'emergency-access.too-many'],
  })
  async open(@Body() request: OpenEmergencyAccessRequest, @CurrentCaller() caller: Caller): Promise<CommandResponse> {
    const id = emergencyAccessIdOf(caller.commandId);
    const at = this.clock.now();
    const { application, reason, minutes = EMERGENCY_MINUTES_DEFAULT } = request;
    const { role, department, official } = caller;
    const data = {
      id,
      key: caller.actor,
      role,
      department,
      official,
      application,
      region: await this.queries.execute(new GetCaseRegion(application)),
      reason: written(reason),
      until: new Date(Date.parse(at) + minutes * MINUTE_MS).toISOString(),
      at,
    };
    const receipt = await this.change(id, { type: 'OpenEmergencyAccess', data }, caller);
    return { ...receipt, created: `/v1/emergency-accesses/${id}` };
  }

  @Get()
  @Access({
    roles: accessAuditors,
    scope: 'jurisdiction',
    inPerson: true,
    summary: { zh: '应急调阅清单', en: 'list emergency accesses to applications of the region, latest first' },
    response: list(EmergencyAccessView, emergencyAccessesTable),
  })
  list(@Query() { limit, after }: ListQuery, @CurrentCaller() { scope }: Caller): Page {
    return page(this.grants.emergencyPage(scope.region, limit, after?.id ?? null), shown);
  }

  @Post(':id/review')
  @Access({
    roles: accessAuditors,
    scope: 'jurisdiction',
    inPerson: true,
    summary: { zh: '复核应急调阅', en: 'review whether an emergency access was justified' },
    response: changed(),
    problems: ['emergency-access.not-found', 'emergency-access.own', 'emergency-access.reviewed'],
  })
  review(
    @Param('id') id: string,
    @Body() { finding, remark }: ReviewEmergencyAccessRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { id, by: caller.actor, finding, remark: written(remark), at: this.clock.now() };
    return this.change(id, { type: 'ReviewEmergencyAccess', data }, caller);
  }

  private async change(id: string, command: EmergencyAccessCommand, caller: Caller): Promise<CommandResponse> {
    const { commandMetadata, bounds } = caller;
    return {
      id,
      receipt: await this.commands.execute(new ChangeEmergencyAccess(id, command, commandMetadata, bounds)),
    };
  }
}

const shown = ({ review, ...access }: OpenedEmergencyAccess): JsonObject => ({
  ...access,
  finding: review?.finding ?? null,
  remark: review?.remark ?? null,
  reviewedBy: review?.by ?? null,
  reviewedAt: review?.reviewedAt ?? null,
});
