import fc from 'fast-check';
import { isRegionCode, prefixesAbove, regionContains, regionPrefix, shortestRegionCode } from './region-code';

/** The numbers of a code, level by level; a missing level is 0. */
const levelsOf = (code: string): readonly number[] =>
  [
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 9],
    [9, 12],
  ].map(([from, to]) => Number(code.slice(from, to)));

/** The path of a region: its last non-zero level with all levels above it. */
const lineOf = (code: string): readonly number[] => {
  const levels = levelsOf(code);
  return levels.slice(0, levels.findLastIndex((level) => level > 0) + 1);
};

const digits = (max: number, width: number) =>
  fc.integer({ min: 0, max }).map((number) => String(number).padStart(width, '0'));

/**
 * Few provinces and low numbers, so that regions overlap; `1` and `10` at one level, where trailing zeros could be cut wrongly.
 */
const code = fc
  .tuple(fc.constantFrom('43', '44', '50'), digits(11, 2), digits(11, 2), digits(11, 3), digits(11, 3))
  .chain((levels) => fc.constantFrom(6, 9, 12).map((width) => levels.join('').slice(0, width)))
  .filter(isRegionCode);

describe('a region code', () => {
  it.each([
    '430000',
    '431000',
    '430102',
    '430102001',
    '430102001003',
    '430100000000',
    '429004', // 仙桃, administered by its province
    '469029',
    '659001',
    '110101', // a district of a municipality
    '500230', // a county of one
    '441900003', // a town of 东莞, which has no districts
    '441900003001',
    '810001', // a district of 香港
    '100000', // the whole country
    '100000000000',
  ])('may be %s', (text) => expect(isRegionCode(text)).toBe(true));

  it.each([
    '',
    '43',
    '4301',
    '43010',
    '4301020',
    '43010200100',
    '4301020010030',
    '４３０１０２',
    '43010a',
    '430102\n',
    '000000',
    '160000',
    '660000',
    '990000',
    '430002', // a county without a prefecture
    '430000001',
    '430102000001', // a village without a township
    430102,
    null,
  ])('is not %j', (text) => {
    expect(isRegionCode(text)).toBe(false);
    expect(() => regionPrefix(String(text === 430102 ? '4301' : text))).toThrow(RangeError);
  });

  it.each([
    ['430000', '43'],
    ['431000', '4310'],
    ['430100000000', '4301'],
    ['430110', '430110'],
    ['430102000', '430102'],
    ['430102000000', '430102'],
    ['430102010', '430102010'],
    ['430102010000', '430102010'],
    ['430102010100', '430102010100'],
    ['441900003', '441900003'],
    ['441900000', '4419'],
    ['500000', '50'],
    ['100000', ''],
  ])('%s has the prefix %s', (text, prefix) => expect(regionPrefix(text)).toBe(prefix));

  it.each([
    ['430100', '430100000000', true],
    ['430100000000', '430100', true],
    ['430000', '431002', true],
    ['431000', '431002', true],
    ['431000', '430100', false],
    ['430100', '431000', false],
    ['430102', '430100', false],
    ['441900', '441900003', true],
    ['440000', '441900003', true],
    ['441900003', '441900003001', true],
    ['441900003', '441900', false],
    ['441901', '441900003', false],
    ['442000', '441900003', false],
    ['659000', '659001', true], // the cities of the Corps (兵团) …
    ['659000', '659012', true],
    ['650000', '659001', true], // … lie in 新疆
    ['659000', '650102', false],
    ['429000', '429004', true],
    ['420100', '429004', false],
    ['100000', '429004', true],
    ['420000', '100000', false],
  ])('%s contains %s: %s', (outer, inner, contained) => expect(regionContains(outer, inner)).toBe(contained));

  it('contains another if all its levels are those of the other', () => {
    fc.assert(
      fc.property(code, code, (outer, inner) => {
        const line = lineOf(outer);
        expect(regionContains(outer, inner)).toBe(
          line.every((level, index) => level === levelsOf(inner)[index] && lineOf(inner).length >= line.length),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('denotes the same region in each of its spellings', () => {
    fc.assert(
      fc.property(code, code, (one, other) => {
        const short = shortestRegionCode(one);
        expect([6, 9, 12]).toContain(short.length);
        expect(lineOf(short)).toEqual(lineOf(one));
        for (const width of [6, 9, 12].filter((digits) => digits >= short.length)) {
          const written = short.padEnd(width, '0');
          expect(shortestRegionCode(written)).toBe(short);
          expect(regionContains(written, other)).toBe(regionContains(one, other));
          expect(regionContains(other, written)).toBe(regionContains(other, one));
        }
      }),
    );
  });

  it('lies in the regions whose prefixes it has, and in no other', () => {
    fc.assert(
      fc.property(code, code, (outer, inner) => {
        expect(prefixesAbove(inner).includes(regionPrefix(outer))).toBe(regionContains(outer, inner));
      }),
    );
    expect(prefixesAbove('441900003')).toEqual(['', '44', '4419', '441900', '441900003']);
    expect(prefixesAbove('100000')).toEqual(['']);
  });
});
