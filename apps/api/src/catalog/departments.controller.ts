import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangeDepartment,
  type DepartmentCommand,
  type DepartmentRow,
  GetDepartment,
  ListDepartments,
  ListOfficials,
  type OfficialRow,
} from '@sealtrail/catalog';
import type { JsonObject, Language } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';

import { administratorRoles, everyone, officialReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { CodeParam } from '../http/fields';
import { ResponseLanguage } from '../http/language';
import { type Page, page } from '../http/page';
import { createdOrChanged, list, view } from '../http/route-responses';
import { ResultWithWarningsView, usccWarnings, withWarnings } from '../http/warnings';
import { DEPARTMENT_FAULTS, OFFICIAL_FAULTS } from './definition-problems';
import { DepartmentRequest, DepartmentsQuery, OfficialRequest, OfficialsQuery } from './departments.request';
import { departmentsTable, officialsTable } from './departments.table';
import { DepartmentView, OfficialView } from './departments.view';
import { putResponse } from './put-response';

@ApiTags('Catalog 部门与事项')
@Controller('v1/departments')
export class DepartmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Adds a department to the catalogue, or changes its data. */
  @Put(':code')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '部门', en: 'define or redefine a department' },
    response: createdOrChanged('Already existed: changed, or unchanged.', ResultWithWarningsView),
    problems: [...DEPARTMENT_FAULTS, 'region.outside'],
  })
  async define(
    @Param('code', CodeParam) department: string,
    @Body() { name, region, level, uscc = null, parent = null }: DepartmentRequest,
    @CurrentCaller() caller: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<CommandResponse> {
    const data = { department, name, region, level, uscc, parent, at: caller.occurredAt };
    const path = `/v1/departments/${department}`;
    const answer = await this.change(department, { type: 'DefineDepartment', data }, caller, path);
    return { ...answer, extraMembers: withWarnings(usccWarnings('/uscc', uscc), language) };
  }

  /** Appoints an official, with all posts and dated mandates; those omitted end. */
  @Put(':code/officials/:id')
  @Access({
    roles: administratorRoles,
    scope: 'jurisdiction',
    summary: { zh: '人员', en: 'appoint an official, with posts and dated mandates' },
    response: createdOrChanged('Already appointed: changed, or unchanged.'),
    problems: [...OFFICIAL_FAULTS, 'department.not-found', 'region.outside'],
  })
  appoint(
    @Param('code', CodeParam) department: string,
    @Param('id', CodeParam) official: string,
    @Body() { name, posts, mandates }: OfficialRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const dated = mandates.map(({ from, to = null, items = null }) => ({ from, to, items }));
    const data = { official, name, posts, mandates: dated, at: caller.occurredAt };
    const path = `/v1/departments/${department}/officials/${official}`;
    return this.change(department, { type: 'AppointOfficial', data }, caller, path);
  }

  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '部门清单', en: 'all departments' },
    response: list(DepartmentView, departmentsTable),
  })
  async list(@Query() query: DepartmentsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListDepartments(query.within(scope, query.filters))), departmentView);
  }

  @Get(':code')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '部门详情', en: 'one department' },
    response: view(DepartmentView),
    problems: ['department.not-found'],
  })
  async get(@Param('code') code: string, @CurrentCaller() { scope }: Caller): Promise<JsonObject> {
    return departmentView(await this.queries.execute(new GetDepartment(scope, code)));
  }

  /** The officials of the department. Not public: only within the caller's scope. */
  @Get(':code/officials')
  @Access({
    roles: officialReaders,
    scope: 'unit',
    summary: { zh: '部门人员', en: 'the officials of a department' },
    response: list(OfficialView, officialsTable),
  })
  async officials(
    @Param('code') code: string,
    @Query() query: OfficialsQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<Page> {
    return page(
      await this.queries.execute(new ListOfficials(query.within(caller.scope, { department: code }))),
      officialView,
    );
  }

  private async change(
    code: string,
    command: DepartmentCommand,
    caller: Caller,
    path: string,
  ): Promise<CommandResponse> {
    const receipt = await this.commands.execute(
      new ChangeDepartment(code, command, caller.commandMetadata, caller.scope),
    );
    return putResponse(path, receipt);
  }
}

const departmentView = (row: DepartmentRow): JsonObject => ({
  code: row.code,
  name: row.name,
  region: row.region,
  level: row.level,
  uscc: row.uscc,
  usccValid: row.usccValid,
  parent: row.parent,
  revision: row.revision,
});

const officialView = ({ id, name, department, posts, mandates }: OfficialRow): JsonObject => ({
  id,
  name,
  department,
  posts,
  mandates,
});
