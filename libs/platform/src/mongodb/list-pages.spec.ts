import type { Query } from '@sealtrail/event-sourcing';
import { mustBeLimit, pageParts, sortOf } from './list-pages';

const parts = (query: Partial<Query>) => pageParts({ where: [], limit: 9, ...query });

it('sorts by the field and the id, in one direction', () => {
  expect(sortOf({ where: [], limit: 1 })).toStrictEqual({ _id: 1 });
  expect(Object.entries(sortOf({ where: [], limit: 1, orderBy: 'a.b', descending: true }))).toStrictEqual([
    ['d.a.b', -1],
    ['_id', -1],
  ]);
});

it('needs one query for the first page', () => {
  expect(parts({ orderBy: 'a' })).toStrictEqual([{}]);
});

it('continues after an id if no field is named', () => {
  const after = { value: null, id: 'i' };
  expect(parts({ after })).toStrictEqual([{ _id: { $gt: 'i' } }]);
  expect(parts({ after, descending: true })).toStrictEqual([{ _id: { $lt: 'i' } }]);
});

const nothing = { 'd.a': { $eq: null } };
const numbers = { 'd.a': { $gte: Number.NEGATIVE_INFINITY } };
const texts = { 'd.a': { $gte: '' } };
const truths = { 'd.a': { $gte: false } };

it.each([
  [null, [{ ...nothing, _id: { $gt: 'i' } }, numbers, texts, truths]],
  [7, [{ 'd.a': { $gte: 7 }, $or: [{ 'd.a': { $gt: 7 } }, { _id: { $gt: 'i' } }] }, texts, truths]],
  ['x', [{ 'd.a': { $gte: 'x' }, $or: [{ 'd.a': { $gt: 'x' } }, { _id: { $gt: 'i' } }] }, truths]],
])('continues after %j through every type that sorts after it', (value, filters) => {
  expect(parts({ orderBy: 'a', after: { value, id: 'i' } })).toStrictEqual(filters);
});

it.each([
  [null, [{ ...nothing, _id: { $lt: 'i' } }]],
  [7, [{ 'd.a': { $lte: 7 }, $or: [{ 'd.a': { $lt: 7 } }, { _id: { $lt: 'i' } }] }, nothing]],
  ['x', [{ 'd.a': { $lte: 'x' }, $or: [{ 'd.a': { $lt: 'x' } }, { _id: { $lt: 'i' } }] }, numbers, nothing]],
])('continues before %j through every type that sorts before it', (value, filters) => {
  expect(parts({ orderBy: 'a', descending: true, after: { value, id: 'i' } })).toStrictEqual(filters);
});

it('refuses values that are not scalar, not an id or not a field', () => {
  const injected = { $gt: '' } as never;
  expect(() => parts({ orderBy: 'a', after: { value: injected, id: 'i' } })).toThrow(RangeError);
  expect(() => parts({ orderBy: 'a', after: { value: null, id: injected } })).toThrow(RangeError);
  expect(() => parts({ after: { value: null, id: injected } })).toThrow(RangeError);
  expect(() => parts({ orderBy: '$a', after: { value: null, id: 'i' } })).toThrow(RangeError);
  expect(() => sortOf({ where: [], limit: 1, orderBy: '$a' })).toThrow(RangeError);
});

it.each([0, -1, 1_001, 1.5, Number.NaN])('refuses a limit of %d', (limit) => {
  expect(() => mustBeLimit(limit)).toThrow(RangeError);
});
