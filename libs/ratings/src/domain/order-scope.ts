import type { Scope } from '@sealtrail/event-sourcing';

/**
 * Whose orders a caller may see. The region of an order is that of its case: a unit sees all of its orders, for two keys of
 * unlike regions would tell where the case is.
 */
export const orderScope = (scope: Scope): Scope => (scope.department === null ? scope : { ...scope, region: null });
