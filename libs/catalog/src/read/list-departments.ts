import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  filterConditions,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
  type Scope,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { Level } from '../domain/department-enums';
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
  constructor(readonly request: ListRequest<DepartmentFilters>) {
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
  constructor(readonly request: ListRequest<{ readonly department: string }>) {
    super();
  }
}

@QueryHandler(ListDepartments)
export class ListDepartmentsHandler implements IQueryHandler<ListDepartments> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListDepartments): Promise<DepartmentPage> {
    const byCode = { view: departments.name, where: filterConditions(request.filters), orderBy: 'code' };
    return readPage(this.store, byCode, request, (row: DepartmentRow) => row);
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

  execute({ request }: ListOfficials): Promise<OfficialPage> {
    const byId = { view: officials.name, where: filterConditions(request.filters), orderBy: 'id' };
    return readPage(this.store, byId, request, (row: OfficialRow) => row);
  }
}
