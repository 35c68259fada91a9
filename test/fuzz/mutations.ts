/** An invalid or rare value of a body member. `right`: the valid value. */
type Mutation = (right: unknown, others: readonly unknown[]) => unknown;

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? { deep: value } : [value];
  return value;
};

const INSTANTS = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+08:00',
  '1582-10-10T12:00:00Z',
  '1969-12-31T23:59:59.999Z',
  '1986-05-04T00:30:00+08:00',
  '2026-02-29T00:00:00Z',
  '2026-03-31T08:59:59.999999999+08:00',
  '2026-03-31T09:00:00.001+08:00',
  '2026-03-31T09:00:01+08:00',
  '2026-03-31T09:00:03+08:00',
  '2026-03-31T09:00:60+08:00',
  '2026-03-31T24:00:00+08:00',
  '2026-03-31T09:00:00',
  '2026-03-31T09:00:00+23:59',
  '2026-03-31T09:00:00-24:00',
  '2026-03-31T09:00:00+08:00[Asia/Shanghai]',
  '2026-03-31 09:00:00Z',
  '2026-03-31t09:00:00z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-08:00',
  '+010000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '10000-01-01T00:00:00Z',
  '２０２６-03-31T09:00:00Z',
];
const DATES = [
  '0000-00-00',
  '0001-01-01',
  '2026-02-29',
  '2026-13-01',
  '9999-12-31',
  '10000-01-01',
  '2026-03-32',
  '2026-3-1',
];
const NUMBERS = [-1, 0, -0, 1.5, 1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 5e-324, 1_000_000];
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00x',
  '\u200b\u2060',
  '\u202e.txt',
  '\u3164',
  '̀',
  '😀😀',
  '𠮷野家',
  'a\r\nSet-Cookie: x=1',
  '../../../etc/passwd',
  "'; DROP TABLE events; --",
  '{{7*7}}',
  '$where',
  '=1+1',
  '%s%n',
  'null',
  '1',
  '-1',
  '0x10',
  '1e9',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(4_001),
  '中'.repeat(2_001),
  '😀'.repeat(500),
  'x'.repeat(100_000),
  '%E4%BD%A0',
  'a/b?c=d#e',
];

const constants = (values: readonly unknown[]): readonly Mutation[] => values.map((value) => () => value);

/** Marks an omitted member. */
export const LEFT_OUT = Symbol('left out');

export const MUTATIONS: readonly Mutation[] = [
  () => LEFT_OUT,
  () => null,
  () => [],
  () => ({}),
  () => true,
  (right) => [right],
  (right) => [[right]],
  (right) => ({ 0: right, length: 1 }),
  (right) => (Array.isArray(right) ? [...right, ...right, ...right] : String(right)),
  (right) => (Array.isArray(right) ? Array.from({ length: 501 }, () => right[0] ?? 1) : Number(right)),
  (right) => (typeof right === 'object' && right !== null ? { ...right, unknown: 1 } : { right }),
  (right) =>
    typeof right === 'object' && right !== null ? { ...right, ['__proto__x']: 1, constructor: 1 } : '[object Object]',
  (right) => (typeof right === 'string' ? right.toUpperCase() : right),
  (right) => (typeof right === 'string' ? `${right} ` : right),
  (right) => (typeof right === 'number' ? -right : right),
  ...Array.from({ length: 6 }, (): Mutation => (_, others) => others[0] ?? null),
  ...Array.from({ length: 6 }, (): Mutation => (_, others) => others[1] ?? null),
  () => nested(20),
  () => nested(1_000),
  () => Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`m${n}`, n])),
  () => Object.fromEntries(Array.from({ length: 20_001 }, (_, n) => [`m${n}`, n])),
  ...constants(INSTANTS),
  ...constants(DATES),
  ...constants(NUMBERS),
  ...constants(TEXTS),
];

/** Bodies that are not JSON objects, or not JSON. `right`: the valid body. */
export const WHOLE_BODIES: readonly ((right: string) => Buffer)[] = [
  (right) => Buffer.from(right),
  () => Buffer.from(''),
  () => Buffer.from('null'),
  () => Buffer.from('[]'),
  () => Buffer.from('"text"'),
  () => Buffer.from('0'),
  () => Buffer.from('{'),
  () => Buffer.from('{"a":1,}'),
  () => Buffer.from('{"__proto__":{"role":"admin"}}'),
  () => Buffer.from('{"constructor":{"prototype":{"role":"admin"}}}'),
  (right) => Buffer.from(`[${right}]`),
  (right) => Buffer.from(right.slice(0, -1)),
  (right) => Buffer.from(`${right}${right}`),
  (right) => Buffer.from(`\ufeff${right}`),
  (right) => Buffer.from(right, 'utf16le'),
  (right) =>
    Buffer.concat([
      Buffer.from(right.slice(0, -1)),
      Buffer.from(',"x":"'),
      Buffer.from([0xc0, 0xaf, 0xff]),
      Buffer.from('"}'),
    ]),
  (right) => Buffer.from(right.replace('{', '{"officer":"li","officer":null,')),
  (right) => Buffer.from(right.replace('{', '{"occurredAt":"2026-03-31T09:00:00+08:00","occurredAt":[],')),
  () => Buffer.from('[0,'.repeat(5_000)),
  () => Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
  () => Buffer.from(`{"a":"${'x'.repeat(70_000)}"}`),
  () => Buffer.from(`{"a":"${'x'.repeat(1_100_000)}"}`),
  () => Buffer.from(`[${'0,'.repeat(30_000)}0]`),
  () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
  () => Buffer.alloc(1_000),
];
