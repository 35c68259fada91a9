import type { Condition, ReadStore, StoredDocument } from '../projections/read-store';

const cards: readonly StoredDocument[] = [
  {
    id: 'a',
    document: { region: '2301', at: 5, level: 'red', item: { code: 'X-1' }, departments: ['d1', 'd2'], open: true },
  },
  {
    id: 'b',
    document: { region: '23%1', at: 7, level: 'yellow', item: { code: 'X-2' }, departments: ['d2'], open: false },
  },
  { id: 'c', document: { region: '3101', at: 9, level: 'red', item: null, departments: [], official: null } },
  { id: 'd', document: { region: '23_1', at: 7.5, level: "o'clock", departments: ['d11', '𠮷'], official: 'o-1' } },
];

/** The part of the read store contract about which documents a condition matches. */
export function describeConditions(store: () => ReadStore): void {
  const rows: readonly (readonly [string, readonly Condition[], string])[] = [
    ['no condition', [], 'abcd'],
    ['equals text', [{ op: 'equals', field: 'level', value: 'red' }], 'ac'],
    ['equals text with a quote', [{ op: 'equals', field: 'level', value: "o'clock" }], 'd'],
    ['equals a number', [{ op: 'equals', field: 'at', value: 7.5 }], 'd'],
    ['equals a number, not the text of it', [{ op: 'equals', field: 'region', value: 2301 }], ''],
    ['equals true', [{ op: 'equals', field: 'open', value: true }], 'a'],
    ['equals false, which is not absence', [{ op: 'equals', field: 'open', value: false }], 'b'],
    ['equals null where it is null or absent', [{ op: 'equals', field: 'official', value: null }], 'abc'],
    ['equals in an object', [{ op: 'equals', field: 'item.code', value: 'X-2' }], 'b'],
    ['equals null in an object that is not there', [{ op: 'equals', field: 'item.code', value: null }], 'cd'],
    ['in', [{ op: 'in', field: 'level', value: ['yellow', "o'clock", 'none'] }], 'bd'],
    ['in numbers', [{ op: 'in', field: 'at', value: [5, 9] }], 'ac'],
    ['in nothing', [{ op: 'in', field: 'level', value: [] }], ''],
    ['prefix', [{ op: 'prefix', field: 'region', value: '23' }], 'abd'],
    ['prefix with a percent sign', [{ op: 'prefix', field: 'region', value: '23%' }], 'b'],
    ['prefix with an underscore', [{ op: 'prefix', field: 'region', value: '23_' }], 'd'],
    ['prefix that is the whole', [{ op: 'prefix', field: 'region', value: '3101' }], 'c'],
    ['prefix, in its case', [{ op: 'prefix', field: 'item.code', value: 'x' }], ''],
    ['prefix of nothing: any text', [{ op: 'prefix', field: 'item.code', value: '' }], 'ab'],
    ['contains', [{ op: 'contains', field: 'departments', value: 'd2' }], 'ab'],
    ['contains the whole element', [{ op: 'contains', field: 'departments', value: 'd1' }], 'a'],
    ['contains beyond the basic plane', [{ op: 'contains', field: 'departments', value: '𠮷' }], 'd'],
    ['contains in what is not an array', [{ op: 'contains', field: 'level', value: 'red' }], ''],
    ['contains in what is not there', [{ op: 'contains', field: 'none', value: 'd1' }], ''],
    ['from, inclusive', [{ op: 'from', field: 'at', value: 7.5 }], 'cd'],
    ['to, inclusive', [{ op: 'to', field: 'at', value: 7 }], 'ab'],
    [
      'from and to of text',
      [
        { op: 'from', field: 'region', value: '2301' },
        { op: 'to', field: 'region', value: '3101' },
      ],
      'acd',
    ],
    ['to of what is not there', [{ op: 'to', field: 'none', value: 7 }], ''],
    [
      'all conditions',
      [
        { op: 'prefix', field: 'region', value: '23' },
        { op: 'contains', field: 'departments', value: 'd2' },
        { op: 'from', field: 'at', value: 6 },
      ],
      'b',
    ],
    [
      'any',
      [
        {
          op: 'any',
          of: [
            { op: 'equals', field: 'at', value: 5 },
            { op: 'contains', field: 'departments', value: '𠮷' },
          ],
        },
      ],
      'ad',
    ],
    ['any of nothing', [{ op: 'any', of: [] }], ''],
    [
      'any inside any, beside another',
      [
        { op: 'equals', field: 'level', value: 'red' },
        {
          op: 'any',
          of: [
            { op: 'any', of: [{ op: 'to', field: 'at', value: 5 }] },
            { op: 'equals', field: 'at', value: 7 },
          ],
        },
      ],
      'a',
    ],
  ];

  it.each(rows)('matches: %s', async (_, where, ids) => {
    const documents = new Map(cards.map(({ id, document }) => [id, document]));
    await store().save({ view: 'cards.v1', documents, from: 0n, to: 1n });
    const found = await store().list('cards.v1', { where, limit: 1_000 });
    expect(found).toStrictEqual(cards.filter(({ id }) => ids.includes(id)));
    expect(await store().count('cards.v1', where)).toBe(ids.length);
  });
}
