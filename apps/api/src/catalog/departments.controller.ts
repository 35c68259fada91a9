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

import { administering, everyone, seeingOfficials } from '../access/role-groups';

import { createdOrChanged, list, view } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { CodeParam } from '../http/fields';
import { InLanguage } from '../http/language';
import { type Page, page } from '../http/page';
import { usccWarnings, WarnedReceiptView, warned } from '../http/warnings';
import { DEPARTMENT_FAULTS, OFFICIAL_FAULTS } from './definition-problems';
import { DepartmentRequest, DepartmentsQuery, OfficialRequest, OfficialsQuery } from './departments.request';
import { departmentsTable, officialsTable } from './departments.table';
import { DepartmentView, OfficialView } from './departments.view';
import { putAnswer } from './put-answer';

@ApiTags('Catalog 部门与事项')
@Controller('v1/departments')
export class DepartmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Puts a department into the catalogue, or changes what is known of it. */
  @Put(':code')
  @Access({
    roles: administering,
    scope: 'jurisdiction',
    summary: { zh: '部门', en: 'define a department, or define it anew' },
    answers: createdOrChanged('It was there: changed, or as it was.', WarnedReceiptView),
    problems: [...DEPARTMENT_FAULTS, 'region.outside'],
  })
  async define(
    @Param('code', CodeParam) department: string,
    @Body() { name, region, level, uscc = null, parent = null }: DepartmentRequest,
    @FromCaller() caller: Caller,
    @InLanguage() language: Language,
  ): Promise<CommandAnswer> {
    const data = { department, name, region, level, uscc, parent, at: caller.at };
    const path = `/v1/departments/${department}`;
    const answer = await this.change(department, { type: 'DefineDepartment', data }, caller, path);
    return { ...answer, also: warned(usccWarnings('/uscc', uscc), language) };
  }

  /** Appoints an official, with all posts and dated mandates: what is left out is over. */
  @Put(':code/officials/:id')
  @Access({
    roles: administering,
    scope: 'jurisdiction',
    summary: { zh: '人员', en: 'appoint an official, with posts and dated mandates' },
    answers: createdOrChanged('Already appointed: changed, or as it was.'),
    problems: [...OFFICIAL_FAULTS, 'department.not-found', 'region.outside'],
  })
  appoint(
    @Param('code', CodeParam) department: string,
    @Param('id', CodeParam) official: string,
    @Body() { name, posts, mandates }: OfficialRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    const dated = mandates.map(({ from, to = null, items = null }) => ({ from, to, items }));
    const data = { official, name, posts, mandates: dated, at: caller.at };
    const path = `/v1/departments/${department}/officials/${official}`;
    return this.change(department, { type: 'AppointOfficial', data }, caller, path);
  }

  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '部门清单', en: 'all departments' },
    answers: list(DepartmentView, departmentsTable),
  })
  async list(@Query() query: DepartmentsQuery, @FromCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListDepartments(query.within(scope, query.filters))), departmentView);
  }

  @Get(':code')
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '部门详情', en: 'one department' },
    answers: view(DepartmentView),
    problems: ['department.not-found'],
  })
  async get(@Param('code') code: string, @FromCaller() { scope }: Caller): Promise<JsonObject> {
    return departmentView(await this.queries.execute(new GetDepartment(scope, code)));
  }

  /** Who may act for the department. Not public: only what lies in the caller's scope. */
  @Get(':code/officials')
  @Access({
    roles: seeingOfficials,
    scope: 'unit',
    summary: { zh: '部门人员', en: 'the officials of a department' },
    answers: list(OfficialView, officialsTable),
  })
  async officials(
    @Param('code') code: string,
    @Query() query: OfficialsQuery,
    @FromCaller() caller: Caller,
  ): Promise<Page> {
    return page(
      await this.queries.execute(new ListOfficials(query.within(caller.scope, { department: code }))),
      officialView,
    );
  }

  private async change(code: string, command: DepartmentCommand, caller: Caller, path: string): Promise<CommandAnswer> {
    const receipt = await this.commands.execute(new ChangeDepartment(code, command, caller.envelope, caller.scope));
    return putAnswer(path, receipt);
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
