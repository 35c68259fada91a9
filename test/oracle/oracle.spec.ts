import { campaign } from './campaign';
import { kindsThatAreOn } from './kinds';
import { reportLines } from './report';

describe('the product and an oracle that counts day by day', () => {
  it('agree on 300 histories', async () => {
    const seed = 1;
    const { histories, differences, cards } = await campaign({
      seed,
      from: 0,
      to: 300,
      kinds: new Set(kindsThatAreOn),
    });
    expect(reportLines(seed, histories, differences).join('\n')).toBe('');
    // A campaign without cards proves nothing.
    expect(cards).toBeGreaterThan(300);
  }, 600_000);
});
