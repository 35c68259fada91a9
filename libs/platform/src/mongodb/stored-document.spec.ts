import type { Document } from '@sealtrail/event-sourcing';
import fc from 'fast-check';
import { BSON } from 'mongodb';
import { fromStored, toStored } from './stored-document';

const through = (document: Document): Document =>
  fromStored(BSON.deserialize(BSON.serialize(toStored(document), { ignoreUndefined: true }), { promoteLongs: false }));

it.each<Document>([
  { $set: 1, a: { $gt: '' }, 'a.b': 1, 'a%24': 1, '%': 1, 'nul\0': 1, '': 1 },
  { _bsontype: 'ObjectId', id: 'x', a: [{ _bsontype: 'Long' }] },
  { $ref: 'x', $id: 'y', $db: 'z' },
  JSON.parse('{ "__proto__": { "a": 1 }, "constructor": 1, "toJSON": 2, "toBSON": 3 }') as Document,
  { int: 2_147_483_648, least: -2_147_483_648, most: Number.MAX_SAFE_INTEGER, tiny: 5e-324, huge: 1e300 },
  { '2': 'b', '1': 'a' },
])('returns the JSON it was given: %j', (document) => {
  expect(through(document)).toStrictEqual(document);
});

it('returns any JSON', () => {
  const name = fc.oneof(fc.string(), fc.constantFrom('$a', 'a.b', '%2e', '_bsontype', '__proto__', 'a\0'));
  const anything = fc.dictionary(name, fc.jsonValue({ noUnicodeString: false })) as fc.Arbitrary<Document>;
  fc.assert(
    fc.property(anything, (document) => {
      const json = JSON.stringify(document);
      fc.pre(!/\\ud[89a-f]/i.test(json));
      expect(JSON.stringify(through(document))).toBe(json);
    }),
  );
});

it('stores what JSON would store', () => {
  const document = { none: undefined, list: [undefined, Number.NaN], minus: -0, inner: { none: undefined } };
  expect(through(document as never)).toStrictEqual(JSON.parse(JSON.stringify(document)));
});

it('escapes every name that has a meaning in MongoDB', () => {
  const stored = JSON.stringify(toStored({ $a: 1, 'b.c': { _bsontype: 'Long', $d: [{ 'e\0': 1 }] } }));
  expect(stored).not.toMatch(/"[^"]*[$.\0][^"]*":|_bsontype/);
});
