import type { Condition } from './read-store';
import { simplifyConditions } from './simplify-conditions';

const prefix = (value: string, field = 'region') => ({ op: 'prefix', field, value }) as const;
const from = (value: string | number, field = 'day') => ({ op: 'from', field, value }) as const;
const to = (value: string | number, field = 'day') => ({ op: 'to', field, value }) as const;
const equals = (value: string | boolean | null, field = 'status') => ({ op: 'equals', field, value }) as const;
const contains = (value: string) => ({ op: 'contains', field: 'departments', value }) as const;
const any: Condition = { op: 'any', of: [equals('a'), equals('b')] };

it.each<readonly [string, readonly Condition[], readonly Condition[] | null]>([
  ['the narrower of two regions', [prefix('4301'), prefix('43')], [prefix('4301')]],
  ['the same region once', [prefix('43'), prefix('43')], [prefix('43')]],
  ['a contradiction of two disjoint regions', [prefix('4301'), prefix('23')], null],
  ['prefixes of different fields', [prefix('4301', 'number'), prefix('43')], [prefix('4301', 'number'), prefix('43')]],
  ['the later first day', [from(''), from('2026-03-02'), from('2026-03-01')], [from('2026-03-02')]],
  ['the earlier last day', [to('2026-03-01'), to('2026-03-02')], [to('2026-03-01')]],
  ['a first and a last day', [from('2026-03-02'), to('2026-03-01')], [from('2026-03-02'), to('2026-03-01')]],
  ['numbers and texts, which do not compare', [from(1), from('1')], [from(1), from('1')]],
  [
    'texts whose byte order differs from string order',
    [from('\u{1F600}'), from('\uFFFD')],
    [from('\u{1F600}'), from('\uFFFD')],
  ],
  ['the same department once', [contains('a'), contains('a')], [contains('a')]],
  ['two departments of one list', [contains('a'), contains('b')], [contains('a'), contains('b')]],
  ['the same value once', [equals('a'), equals('a')], [equals('a')]],
  ['a contradiction of two values of one field', [equals('a'), equals(null)], null],
  ['alternatives', [any, equals('a')], [any, equals('a')]],
])('simplifies to %s', (_, conditions, left) => {
  expect(simplifyConditions(conditions)).toEqual(left);
});
