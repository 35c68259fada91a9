import { inRegion, isInScope, scopeConditions } from '../projections/read-scope';
import type { ReadStore } from '../projections/read-store';
import { regionContains } from '../regions/region-code';

/** Neighbouring regions whose codes share prefixes, on every level, and a township of a city without districts. */
const REGIONS = [
  '430000',
  '430100',
  '430102',
  '430102001',
  '430102001003',
  '430110',
  '431000',
  '431002',
  '440000',
  '441900',
  '441900003',
  '442000',
];

/** The part of the read store contract about what a caller may see. */
export function describeScopes(store: () => ReadStore): void {
  const documents = new Map(
    REGIONS.map((region, n) => [region, { region, departments: n % 2 === 0 ? ['d1', 'd2'] : ['d2'] }] as const),
  );
  const found = async (where: ReturnType<typeof scopeConditions>): Promise<readonly string[]> =>
    (await store().list('cards.v1', { where, limit: 100 })).map(({ id }) => id);

  describe('a scope', () => {
    beforeEach(() => store().save({ view: 'cards.v1', documents, from: 0n, to: 1n }));

    it.each([...REGIONS, '430100000', '430100000000', '431000000000', '100000'])(
      'of the region %s restricts a list to what lies in it',
      async (region) => {
        const inside = REGIONS.filter((one) => regionContains(region, one));
        expect(await found([inRegion(region)])).toEqual(inside);
        expect(await found(scopeConditions({ department: null, region }))).toEqual(inside);
      },
    );

    it('allows the same documents in a list and one by one', async () => {
      for (const department of [null, 'd1', 'd2', 'd']) {
        for (const region of [null, ...REGIONS]) {
          const scope = { department, region };
          const seen = [...documents].filter(([, document]) => isInScope(scope, document)).map(([id]) => id);
          expect(await found(scopeConditions(scope))).toEqual(seen);
        }
      }
    });
  });
}
