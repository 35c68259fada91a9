import { defineEnumeration, describeEnumeration, recordOf, subset, termOf, type ValueOf } from './enumeration';

const channels = defineEnumeration(
  { zh: '申请渠道', en: 'Channel', source: 'GB/T 39046-2020 A.5', note: 'Online with web.' },
  {
    window: { zh: '窗口', code: '1' },
    web: { zh: '网上', en: 'web site', code: '2', note: 'PC' },
    selfService: { zh: '自助终端' },
  },
);

type Channel = ValueOf<typeof channels>;

describe('an enumeration', () => {
  it('keeps its values in the order of their declaration', () => {
    const first: Channel = 'window';
    // @ts-expect-error there is no such value
    const none: Channel = 'pigeon';
    expect(channels.values).toEqual([first, 'web', 'selfService']);
    expect(channels.has(none)).toBe(false);
  });

  it('contains its values, and no inherited members of objects', () => {
    expect(['web', 'Web', 'toString', null, 1].filter(channels.has)).toEqual(['web']);
  });

  it('has the term of a value in either language', () => {
    expect(termOf(channels, 'web', 'zh')).toBe('网上');
    expect(termOf(channels, 'web', 'en')).toBe('web site');
    expect(termOf(channels, 'selfService', 'en')).toBe('self service');
  });

  it('makes a record with every value', () => {
    const lengths: Readonly<Record<Channel, number>> = recordOf(channels, (value) => value.length);
    expect(Object.entries(lengths)).toEqual([
      ['window', 6],
      ['web', 3],
      ['selfService', 11],
    ]);
  });

  it('describes itself with source, codes and notes', () => {
    expect(describeEnumeration(channels)).toBe(
      '申请渠道 (GB/T 39046-2020 A.5): window 1 窗口, web 2 网上 (PC), selfService 自助终端. Online with web.',
    );
    const plain = defineEnumeration({ zh: '结果', en: 'Outcome' }, { granted: { zh: '准予' } });
    expect(describeEnumeration(plain)).toBe('结果: granted 准予.');
  });

  it('has subsets with the same terms, in its own order', () => {
    const electronic = subset(channels, ['selfService', 'web']);
    const part: ValueOf<typeof electronic> = 'web';
    // @ts-expect-error not in the subset
    const out: ValueOf<typeof electronic> = 'window';
    expect(electronic.values).toEqual([part, 'selfService']);
    expect(electronic.has(out)).toBe(false);
    expect(termOf(electronic, 'web', 'zh')).toBe('网上');
    // @ts-expect-error not in the enumeration
    subset(channels, ['pigeon']);
  });
});
