import { campaign } from './campaign';
import { kindsThatAreOn } from './kinds';
import { reportLines } from './report';

describe('the product and the oracle, with a policy other than the shipped one', () => {
  it.each(['strict', 'mild'] as const)(
    'agree on 40 histories: %s',
    async (policy) => {
      const seed = 3;
      const wish = { seed, from: 0, to: 40, kinds: new Set(kindsThatAreOn), policy };
      const { histories, differences, cards } = await campaign(wish);
      expect(reportLines(seed, histories, differences).join('\n')).toBe('');
      expect(cards).toBeGreaterThan(40);
    },
    600_000,
  );
});
