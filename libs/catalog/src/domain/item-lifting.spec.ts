import type { JsonObject } from '@sealtrail/event-sourcing';
import { itemDefined } from '../testing';
import { withScenarios } from './item-lifting';

describe('terms of an item from before there were scenarios', () => {
  const { data } = itemDefined('food-licence', { scenarios: [{ code: 'new-shop', name: '新办' }] });

  it('have none, and read as if they had been declared so', () => {
    const { scenarios: _, ...before } = data.terms;
    const lifted = withScenarios({ ...data, terms: before } as unknown as JsonObject);
    expect(JSON.stringify(lifted)).toBe(JSON.stringify({ ...data, terms: { ...before, scenarios: [] } }));
    expect(JSON.stringify(lifted['terms'])).toBe(JSON.stringify(itemDefined('food-licence').data.terms));
  });

  it('stay as they are where there are some', () => {
    expect(withScenarios(data as unknown as JsonObject)).toBe(data);
  });
});
