import type { After, ListRequest } from '../projections/read-page';
import type { Scope } from '../projections/read-scope';

/** What a list is asked, in one line. */
export const asked = <Filters>(
  scope: Scope,
  filters: Filters,
  limit: number,
  after: After | null = null,
): ListRequest<Filters> => ({ scope, filters, limit, after });
