import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type After,
  filterConditions,
  type Page,
  ReadStore,
  readPage,
  type Scope,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { Level } from '../domain/department-words';
import { reject } from '../rejections';
import { type DepartmentRow, departments, type OfficialRow, officials } from './departments-view';

export type DepartmentFilters = {
  readonly region?: string | undefined;
  readonly level?: Level | undefined;
  readonly parent?: string | undefined;
};

export type DepartmentPage = Page<DepartmentRow>;
export type OfficialPage = Page<OfficialRow>;

/** Departments by code. */
export class ListDepartments extends Query<DepartmentPage> {
  constructor(
    readonly scope: Scope,
    readonly filters: DepartmentFilters,
    readonly limit: number,
    readonly after: After | null = null,
  ) {
    super();
  }
}

/** One department. @throws {Rejection} `department.not-found` */
export class GetDepartment extends Query<DepartmentRow> {
  constructor(
    readonly scope: Scope,
    readonly code: string,
  ) {
    super();
  }
}

/** The officials of a department, by id. */
export class ListOfficials extends Query<OfficialPage> {
  constructor(
    readonly scope: Scope,
    readonly department: string,
    readonly limit: number,
    readonly after: After | null = null,
  ) {
    super();
  }
}

@QueryHandler(ListDepartments)
export class ListDepartmentsHandler implements IQueryHandler<ListDepartments> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, filters, limit, after }: ListDepartments): Promise<DepartmentPage> {
    const query = { where: [...scopeConditions(scope), ...filterConditions(filters)], orderBy: 'code', limit, after };
    return readPage(this.store, departments.name, query, (row: DepartmentRow) => row);
  }
}

@QueryHandler(GetDepartment)
export class GetDepartmentHandler implements IQueryHandler<GetDepartment> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, code }: GetDepartment): Promise<DepartmentRow> {
    const [found] = await this.store.list<DepartmentRow>(departments.name, {
      where: [{ op: 'equals', field: 'code', value: code }, ...scopeConditions(scope)],
      limit: 1,
    });
    if (found === undefined) throw reject('department.not-found');
    return found.document;
  }
}

@QueryHandler(ListOfficials)
export class ListOfficialsHandler implements IQueryHandler<ListOfficials> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, department, limit, after }: ListOfficials): Promise<OfficialPage> {
    const where = [...filterConditions({ department }), ...scopeConditions(scope)];
    const query = { where, orderBy: 'id', limit, after };
    return readPage(this.store, officials.name, query, (row: OfficialRow) => row);
  }
}
