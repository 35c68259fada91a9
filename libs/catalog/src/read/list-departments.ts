import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Query as ReadQuery, ReadStore, Rejection, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import type { Level } from '../domain/department-events';
import { type DepartmentRow, departments, type OfficialRow, officials } from './departments-view';
import { filterConditions } from './filter-conditions';

export type DepartmentFilters = {
  readonly region?: string | undefined;
  readonly level?: Level | undefined;
  readonly parent?: string | undefined;
};

type After = NonNullable<ReadQuery['after']>;

export type DepartmentPage = { readonly items: readonly DepartmentRow[]; readonly next: After | null };
export type OfficialPage = { readonly items: readonly OfficialRow[]; readonly next: After | null };

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
    const found = await this.store.list<DepartmentRow>(departments.name, {
      where: [...scopeConditions(scope), ...filterConditions(filters)],
      orderBy: 'code',
      limit,
      ...(after === null ? {} : { after }),
    });
    const last = found.length < limit ? undefined : found.at(-1);
    return {
      items: found.map(({ document }) => document),
      next: last === undefined ? null : { value: last.document.code, id: last.id },
    };
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
    if (found === undefined) throw new Rejection('department.not-found', `There is no department "${code}".`);
    return found.document;
  }
}

@QueryHandler(ListOfficials)
export class ListOfficialsHandler implements IQueryHandler<ListOfficials> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, department, limit, after }: ListOfficials): Promise<OfficialPage> {
    const found = await this.store.list<OfficialRow>(officials.name, {
      where: [{ op: 'equals', field: 'department', value: department }, ...scopeConditions(scope)],
      orderBy: 'id',
      limit,
      ...(after === null ? {} : { after }),
    });
    const last = found.length < limit ? undefined : found.at(-1);
    return {
      items: found.map(({ document }) => document),
      next: last === undefined ? null : { value: last.document.id, id: last.id },
    };
  }
}
