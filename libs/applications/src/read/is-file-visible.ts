import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import { applications } from './applications-projection';

/** Whether a file was filed with a case that the caller may see. Who is bound by nothing sees every file. */
export class IsFileVisible extends Query<boolean> {
  constructor(
    readonly sha256: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(IsFileVisible)
export class IsFileVisibleHandler implements IQueryHandler<IsFileVisible> {
  constructor(private readonly store: ReadStore) {}

  async execute({ sha256, scope }: IsFileVisible): Promise<boolean> {
    const bounds = scopeConditions(scope);
    if (bounds.length === 0) return true;
    const filed = { op: 'contains', field: 'files', value: sha256 } as const;
    return (await this.store.count(applications.name, [filed, ...bounds])) > 0;
  }
}
