import type { JsonObject } from '@sealtrail/event-sourcing';
import { itemDefined } from '../testing';
import { withPresentTerms } from './item-upcasters';

describe('stored terms of an item', () => {
  const { data } = itemDefined('food-licence', { scenarios: [{ code: 'new-shop', name: '新办' }] });
  const lifted = (terms: object): JsonObject =>
    withPresentTerms({ ...data, terms } as unknown as JsonObject)['terms'] as JsonObject;

  it('from before scenarios and entrusted windows have none, and read as if declared so', () => {
    const { scenarios: _, firstCheckBy: __, ...before } = data.terms;
    expect(JSON.stringify(lifted(before))).toBe(JSON.stringify(itemDefined('food-licence').data.terms));
  });

  it('from before entrusted windows keep their scenarios', () => {
    const { firstCheckBy: _, ...before } = data.terms;
    expect(JSON.stringify(lifted(before))).toBe(JSON.stringify(data.terms));
  });

  it('of the current shape are left unchanged', () => {
    expect(withPresentTerms(data as unknown as JsonObject)).toBe(data);
  });
});
