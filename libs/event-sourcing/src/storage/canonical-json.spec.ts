import type { JsonObject } from '../events/event';
import { canonicalJson } from './canonical-json';

it('does not depend on the order of keys, at any depth', () => {
  const one = canonicalJson({ b: [{ y: 1, x: null }], a: { d: true, c: '李' } });
  expect(one).toBe('{"a":{"c":"李","d":true},"b":[{"x":null,"y":1}]}');
  expect(canonicalJson({ a: { c: '李', d: true }, b: [{ x: null, y: 1 }] })).toBe(one);
});

it('orders keys by their UTF-16 units, numbers and astral characters included (RFC 8785 §3.2.3)', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '😀', '\u0080', '\u00f6', '10', '9', '__proto__'];
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  expect([...text.matchAll(/"((?:[^"\\]|\\.)*)":/g)].map(([, key]) => JSON.parse(`"${key}"`) as string)).toEqual([
    '\r',
    '1',
    '10',
    '9',
    '__proto__',
    '\u0080',
    '\u00f6',
    '\u20ac',
    '😀',
    '\ufb33',
  ]);
});

it('keeps the order of lists', () => {
  expect(canonicalJson({ a: [3, 1, 2] })).toBe('{"a":[3,1,2]}');
});

it('writes what any JSON parser returns: no undefined member, null for one in a list, no negative zero', () => {
  const loose = { b: undefined, a: [undefined, -0], c: 1e21 } as unknown as JsonObject;
  expect(canonicalJson(loose)).toBe('{"a":[null,0],"c":1e+21}');
  expect(canonicalJson(JSON.parse('{"a":-0.0,"b":1.0}') as JsonObject)).toBe('{"a":0,"b":1}');
});

it('distinguishes texts that only look alike, and escapes as JSON does', () => {
  expect(canonicalJson({ 'e\u0301': 1, '\u00e9': 2 })).toBe('{"e\u0301":1,"\u00e9":2}');
  expect(canonicalJson(['\ud800', '"\n'])).toBe('["\\ud800","\\"\\n"]');
});

it('writes primitive values', () => {
  expect([null, true, '李', 7, []].map(canonicalJson)).toEqual(['null', 'true', '"李"', '7', '[]']);
});
