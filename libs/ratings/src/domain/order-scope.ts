import type { Scope } from '@sealtrail/event-sourcing';

/**
 * The scope within which a caller sees orders. The region of an order is that of its case, so a unit sees all of its orders: two keys with
 * different regions would otherwise reveal where the case is.
 */
export const orderScope = (scope: Scope): Scope => (scope.department === null ? scope : { ...scope, region: null });
