import type { ListRequest, PageCursor } from '../projections/read-page';
import type { Scope } from '../projections/read-scope';

/** A list request with defaults. */
export const listRequest = <Filters>(
  scope: Scope,
  filters: Filters,
  limit: number,
  after: PageCursor | null = null,
): ListRequest<Filters> => ({ scope, filters, limit, after });
