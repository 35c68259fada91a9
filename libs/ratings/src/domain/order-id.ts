import type { NamespaceSecret } from '@sealtrail/event-sourcing';

/** 128 bits. */
const ID_BYTES = 16;

/**
 * One order for one rating, so that the store itself refuses a second. It comes of the namespace secret: whoever knows the case,
 * and so the rating's id, finds no order by it, and nobody who knows an order finds its rating.
 */
export const orderIdOf = (ratingId: string, secret: NamespaceSecret): string =>
  secret
    .derive(JSON.stringify(['rating-order', ratingId]))
    .subarray(0, ID_BYTES)
    .toString('hex');

export const orderStream = (orderId: string): string => `ratingOrder-${orderId}`;
