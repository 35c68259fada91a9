import type { NamespaceSecret } from '@sealtrail/event-sourcing';

/** 128 bits. */
const ID_BYTES = 16;

/**
 * One order per rating, so that the store refuses a second. The id derives from the namespace secret: a reader who knows the case, and so the
 * rating's id, cannot find its order, and a reader who knows an order cannot find its rating.
 */
export const orderIdOf = (ratingId: string, secret: NamespaceSecret): string =>
  secret
    .derive(JSON.stringify(['rating-order', ratingId]))
    .subarray(0, ID_BYTES)
    .toString('hex');

export const orderStream = (orderId: string): string => `ratingOrder-${orderId}`;
