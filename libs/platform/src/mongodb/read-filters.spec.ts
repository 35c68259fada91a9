import type { Condition } from '@sealtrail/event-sourcing';
import { allOf } from './read-filters';

const NOT_REMOVED = { d: { $ne: null } };
const noArray = (...places: readonly string[]) => ({ $nor: places.map((place) => ({ [place]: { $type: 'array' } })) });

const rows: readonly (readonly [string, Condition, object])[] = [
  ['equals', { op: 'equals', field: 'a', value: 'x' }, { 'd.a': { $eq: 'x' }, ...noArray('d.a') }],
  ['equals false', { op: 'equals', field: 'a', value: false }, { 'd.a': { $eq: false }, ...noArray('d.a') }],
  ['equals null', { op: 'equals', field: 'a', value: null }, { 'd.a': { $eq: null }, ...noArray('d.a') }],
  [
    'equals in objects',
    { op: 'equals', field: 'a.b.c', value: 1 },
    { 'd.a.b.c': { $eq: 1 }, ...noArray('d.a', 'd.a.b', 'd.a.b.c') },
  ],
  [
    'equals null in objects: what lies behind an array is not there',
    { op: 'equals', field: 'a.b', value: null },
    { $or: [{ 'd.a': { $type: 'array' } }, { 'd.a.b': { $eq: null }, ...noArray('d.a.b') }] },
  ],
  ['in', { op: 'in', field: 'a', value: ['x', 2] }, { 'd.a': { $in: ['x', 2] }, ...noArray('d.a') }],
  ['in nothing', { op: 'in', field: 'a', value: [] }, { 'd.a': { $in: [] }, ...noArray('d.a') }],
  [
    'prefix',
    { op: 'prefix', field: 'a', value: '23' },
    { 'd.a': { $gte: '23', $lte: '23\u{10FFFF}' }, ...noArray('d.a') },
  ],
  ['contains', { op: 'contains', field: 'a', value: 'x' }, { 'd.a': { $elemMatch: { $eq: 'x' } } }],
  [
    'contains in an object',
    { op: 'contains', field: 'a.b', value: 'x' },
    { 'd.a.b': { $elemMatch: { $eq: 'x' } }, ...noArray('d.a') },
  ],
  ['from', { op: 'from', field: 'a', value: 7 }, { 'd.a': { $gte: 7 }, ...noArray('d.a') }],
  ['to', { op: 'to', field: 'a', value: 'x' }, { 'd.a': { $lte: 'x' }, ...noArray('d.a') }],
  ['any of nothing', { op: 'any', of: [] }, { _id: { $in: [] } }],
  [
    'any',
    { op: 'any', of: [{ op: 'contains', field: 'a', value: 'x' }] },
    { $or: [{ 'd.a': { $elemMatch: { $eq: 'x' } } }] },
  ],
];

it.each(rows)('uses plain operators: %s', (_, condition, filter) => {
  expect(allOf([condition])).toStrictEqual([NOT_REMOVED, filter]);
});

it('matches existing documents only, if there is no condition', () => {
  expect(allOf([])).toStrictEqual([NOT_REMOVED]);
});

const injected = { $gt: '' } as never;

it.each<Condition>([
  { op: 'equals', field: 'a', value: injected },
  { op: 'equals', field: 'a', value: /x/ as never },
  { op: 'equals', field: 'a', value: undefined as never },
  { op: 'equals', field: 'a', value: ['x'] as never },
  { op: 'equals', field: 'a', value: Number.NaN },
  { op: 'in', field: 'a', value: [injected] },
  { op: 'in', field: 'a', value: [/x/ as never] },
  { op: 'in', field: 'a', value: injected },
  { op: 'prefix', field: 'a', value: injected },
  { op: 'contains', field: 'a', value: injected },
  { op: 'from', field: 'a', value: injected },
  { op: 'to', field: 'a', value: null as never },
  { op: 'any', of: [{ op: 'equals', field: 'a', value: injected }] },
  { op: 'equals', field: '$where', value: 'x' },
  { op: 'equals', field: 'a.$gt', value: 'x' },
  { op: 'equals', field: 'a..b', value: 'x' },
  { op: 'equals', field: 'a\0', value: 'x' },
  { op: 'any', of: [{ op: 'contains', field: '', value: 'x' }] },
])('refuses values that are not scalar, and invalid field names: %j', (condition) => {
  expect(() => allOf([condition])).toThrow(RangeError);
});
