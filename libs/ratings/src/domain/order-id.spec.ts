import { createHmac } from 'node:crypto';
import { derivedId, NamespaceSecret } from '@sealtrail/event-sourcing';
import { orderIdOf } from './order-id';
import { ratingIdOf } from './rating-commands';

class Secret extends NamespaceSecret {
  constructor(private readonly key: string) {
    super();
  }
  override derive(label: string): Buffer {
    return createHmac('sha256', this.key).update(label).digest();
  }
}

describe('the id of an order', () => {
  const ratingId = ratingIdOf({ applicationId: 'a1', scope: 'matter', visit: null });

  it('is the same for the same rating', () => {
    const secret = new Secret('of this namespace');
    expect(orderIdOf(ratingId, secret)).toBe(orderIdOf(ratingId, secret));
    expect(orderIdOf(ratingId, secret)).not.toBe(orderIdOf('another', secret));
    expect(orderIdOf(ratingId, secret)).toMatch(/^[\da-f]{32}$/);
  });

  it('cannot be derived from the rating, and so from the case, without the secret', () => {
    const own = orderIdOf(ratingId, new Secret('of this namespace'));
    expect(orderIdOf(ratingId, new Secret('guessed'))).not.toBe(own);
    for (const name of [['rating-order', ratingId], ['order', ratingId], [ratingId]]) {
      expect(derivedId(...name).replaceAll('-', '')).not.toBe(own);
    }
  });
});
