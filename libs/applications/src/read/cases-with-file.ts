import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

/** With more cases than this, a file does not belong to any of them in particular (an empty form, for example). */
const CASES_MAX = 1_000;

export type CaseWithFile = { readonly id: string; readonly region: string };

/** The cases in the caller's scope with which a file was filed. */
export class CasesWithFile extends Query<readonly CaseWithFile[]> {
  constructor(
    readonly sha256: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(CasesWithFile)
export class CasesWithFileHandler implements IQueryHandler<CasesWithFile> {
  constructor(private readonly store: ReadStore) {}

  async execute({ sha256, scope }: CasesWithFile): Promise<readonly CaseWithFile[]> {
    const filed = { op: 'contains', field: 'files', value: sha256 } as const;
    const where = [filed, ...scopeConditions(scope)];
    const found = await this.store.list<ApplicationView>(applications.name, { where, limit: CASES_MAX });
    return found.map(({ document: { applicationId: id, region } }) => ({ id, region }));
  }
}
