import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coveringIndex, type Document, type Query } from '@sealtrail/event-sourcing';
import { Database } from './database';
import { SqliteReadStore } from './sqlite-read-store';

const VIEW = 'cases.v1';
const INDEXES = [['receivedAt'], ['status', 'receivedAt'], ['region', 'receivedAt'], ['departments', 'receivedAt']];

let folder: string;
let path: string;
let store: SqliteReadStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-views-'));
  path = join(folder, 'views.sqlite');
  store = SqliteReadStore.openForWriting(path);
  await store.prepare(VIEW, INDEXES);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const caseAt = (n: number) => ({
  status: ['submitted', 'accepted', 'closed'][n % 3] ?? '',
  region: `2301${String(n % 20).padStart(2, '0')}`,
  receivedAt: `2026-03-02T01:00:00.${String((n * 37) % 400).padStart(3, '0')}Z`,
  departments: [`d${n % 7}`, `d${n % 5}`],
  item: { code: `item-${n % 9}` },
  open: n % 2 === 0,
});
const cases = (count: number) => new Map(Array.from({ length: count }, (_, n) => [`a-${n}`, caseAt(n)]));
const save = (documents: ReadonlyMap<string, Document | null>, from: bigint) =>
  store.save({ view: VIEW, documents, from, to: from + 1n });
const idsOf = async (query: Partial<Query>) =>
  (await store.list(VIEW, { where: [], limit: 1_000, ...query })).map(({ id }) => id);

const planOf = (query: Omit<Query, 'limit'>): string => store.planOf(VIEW, { ...query, limit: 50 }).join('; ');

describe('lists use their indexes, without sorting', () => {
  beforeEach(() => save(cases(60), 0n));

  const after = { value: '2026-03-02T01:00:00.200Z', id: 'a-5' };
  const mine = { op: 'contains', field: 'departments', value: 'd1' } as const;
  const closed = { op: 'equals', field: 'status', value: 'closed' } as const;
  const rows: readonly (readonly [string, Omit<Query, 'limit'>, RegExp])[] = [
    ['by time', { where: [], orderBy: 'receivedAt' }, /^SCAN d USING INDEX index:cases.v1:receivedAt$/],
    [
      'of one status, by time, from a cursor on',
      { where: [closed], orderBy: 'receivedAt', after },
      /SEARCH d USING INDEX index:cases.v1:status,receivedAt \("f:status"=\? AND "f:receivedAt">\?|SEARCH d USING INDEX index:cases.v1:status,receivedAt \(f:status=\? AND \(f:receivedAt,id\)>\(\?,\?\)\)/,
    ],
    [
      'of one department, latest first',
      { where: [mine], orderBy: 'receivedAt', descending: true },
      /^SEARCH e USING COVERING INDEX index:cases.v1:departments,receivedAt \(element=\?\); SEARCH d USING INDEX/,
    ],
    [
      'of one department and status, latest first, from a cursor on',
      { where: [mine, closed], orderBy: 'receivedAt', descending: true, after },
      /^SEARCH e USING COVERING INDEX index:cases.v1:departments,receivedAt \(element=\? AND \(f:receivedAt,id\)</,
    ],
  ];
  it.each(rows)('%s', (_, query, plan) => {
    expect(planOf(query)).toMatch(plan);
    expect(planOf(query)).not.toMatch(/TEMP B-TREE/);
  });

  it('a region with few rows, by its prefix; only returned documents are read', async () => {
    const others = Array.from({ length: 600 }, (_, n) => [`b-${n}`, { ...caseAt(n), region: '110101' }] as const);
    await save(new Map(others), 1n);
    const plan = planOf({ where: [{ op: 'prefix', field: 'region', value: '2301' }], orderBy: 'receivedAt' });
    expect(plan).toMatch(
      /SEARCH d USING COVERING INDEX index:cases.v1:region,receivedAt \(f:region>\? AND f:region<\?\)/,
    );
    expect(plan).toMatch(/SCAN p; SEARCH d USING INTEGER PRIMARY KEY/);
  });

  it('a region with many rows, by time', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) => [`b-${n}`, { ...caseAt(n), open: true }] as const);
    await save(new Map(many), 1n);
    const where = [
      { op: 'prefix', field: 'region', value: '2301' },
      { op: 'equals', field: 'open', value: true },
    ] as const;
    expect(planOf({ where, orderBy: 'receivedAt' })).toBe('SCAN d USING INDEX index:cases.v1:receivedAt');
  });

  it('a count of one department reads no document, and scans no more rows than necessary', () => {
    const where = [mine, { op: 'from', field: 'receivedAt', value: '2026' }] as const;
    const plan = store.planOfCount(VIEW, where, 10).join('; ');
    expect(plan).toMatch(
      /SEARCH e USING COVERING INDEX index:cases.v1:departments,receivedAt \(element=\? AND f:receivedAt>\?\)/,
    );
  });
});

it('uses a covering index without reading documents of the rows it skips', async () => {
  const view = 'wide.v1';
  await store.prepare(view, [
    coveringIndex(['receivedAt'], ['status', 'region']),
    coveringIndex(['departments', 'receivedAt'], ['status']),
  ]);
  await store.save({ view, documents: cases(60), from: 0n, to: 1n });
  const open = { op: 'equals', field: 'status', value: 'submitted' } as const;
  const mine = { op: 'contains', field: 'departments', value: 'd1' } as const;
  const plans = [[open], [mine, open]].map((where) =>
    store.planOf(view, { where, orderBy: 'receivedAt', descending: true, limit: 50 }),
  );
  expect(plans).toEqual([
    ['SCAN d USING INDEX index:wide.v1:receivedAt,#id,status,region'],
    [
      'SEARCH e USING COVERING INDEX index:wide.v1:departments,receivedAt,#id,status (element=?)',
      'SEARCH d USING INDEX sqlite_autoindex_view:wide.v1_1 (id=?)',
    ],
  ]);
});

it('returns the same page of a region whether it has few rows or many', async () => {
  const region = (n: number) => (n % 100 === 7 ? '110101' : '230102');
  const rows = Array.from({ length: 3_000 }, (_, n) => ({
    id: `a-${n}`,
    document: { ...caseAt(n), region: region(n) },
  }));
  const many = new Map(rows.map(({ id, document }) => [id, document]));
  await save(many, 0n);
  for (const value of ['2301', '1101', '1', '']) {
    const inOrder = [...many]
      .filter(([, document]) => document.region.startsWith(value) && document.open)
      .map(([id, { receivedAt }]) => `${receivedAt} ${id}`)
      .sort();
    const where = [
      { op: 'prefix', field: 'region', value },
      { op: 'equals', field: 'open', value: true },
    ] as const;
    const page = await idsOf({ where, orderBy: 'receivedAt', limit: 20 });
    expect(page).toEqual(inOrder.slice(0, 20).map((key) => key.split(' ')[1]));
  }
});

it('finds saved, changed and removed documents by elements', async () => {
  const mine = (department: string) => idsOf({ where: [{ op: 'contains', field: 'departments', value: department }] });
  await save(new Map([['a', { departments: 'none yet' }]]), 0n);
  await save(
    new Map([
      ['b', { departments: ['d1', 'd2', 'd1'], receivedAt: 'x' }],
      ['c', { departments: ['d1'] }],
    ]),
    1n,
  );
  expect([await mine('d1'), await mine('d2')]).toEqual([['b', 'c'], ['b']]);
  await save(
    new Map([
      ['b', { departments: ['d2'], receivedAt: 'y' }],
      ['a', { departments: ['d1'] }],
    ]),
    2n,
  );
  expect([await mine('d1'), await mine('d2')]).toEqual([['a', 'c'], ['b']]);
  await save(
    new Map([
      ['c', null],
      ['a', { departments: '["d1"' }],
    ]),
    3n,
  );
  expect([await mine('d1'), await mine('d2')]).toEqual([[], ['b']]);
  await store.reset(VIEW);
  expect([await mine('d1'), await mine('d2')]).toEqual([[], []]);
});

it('fills an index that is declared later from the existing documents', async () => {
  await save(cases(30), 0n);
  const later = [...INDEXES, ['item.code', 'receivedAt'], ['departments', 'status']];
  await store.prepare(VIEW, later);
  await store.prepare(VIEW, later);
  const item = { op: 'equals', field: 'item.code', value: 'item-3' } as const;
  expect(await idsOf({ where: [item] })).toEqual(['a-12', 'a-21', 'a-3']);
  expect(planOf({ where: [item], orderBy: 'receivedAt' })).toMatch(/USING INDEX index:cases.v1:item.code,receivedAt/);
  const mine = { op: 'contains', field: 'departments', value: 'd6' } as const;
  const open = { op: 'equals', field: 'status', value: 'submitted' } as const;
  expect(planOf({ where: [mine, open] })).toMatch(/index:cases.v1:departments,status \(element=\? AND f:status=\?\)/);
  expect(await idsOf({ where: [mine, open] })).toEqual(['a-27', 'a-6']);
});

it('drops an index that is no longer declared, with its table of elements', async () => {
  await save(cases(30), 0n);
  const tables = () => {
    const db = new Database(path, { readonly: true });
    const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE name LIKE '%cases.v1:%'").pluck().all();
    db.close();
    return names.toSorted();
  };
  expect(tables()).toHaveLength(5);
  const fewer = [['receivedAt'], ['status', 'receivedAt']];
  await store.prepare(VIEW, fewer);
  expect(tables()).toEqual(['index:cases.v1:receivedAt', 'index:cases.v1:status,receivedAt']);
  const mine = { op: 'contains', field: 'departments', value: 'd1' } as const;
  const before = await idsOf({ where: [mine], orderBy: 'receivedAt' });
  expect(before.length).toBeGreaterThan(0);
  await save(new Map([['a-1', { ...caseAt(1), departments: ['d1'] }]]), 1n);
  await store.prepare(VIEW, INDEXES);
  expect(await idsOf({ where: [mine], orderBy: 'receivedAt' })).toEqual(before);
  expect(tables()).toHaveLength(5);
});

it('is read through another connection, also before the view exists', async () => {
  const reader = SqliteReadStore.openForReading(path);
  const other = 'later.v1';
  expect([await reader.find(other, 'a'), await reader.checkpoint(other), await reader.count(other, [])]).toEqual([
    null,
    0n,
    0,
  ]);
  expect([await reader.list(other, { where: [], limit: 5 }), (await reader.load(other, ['a'])).size]).toEqual([[], 0]);
  await store.prepare(other, [['tags', 'n']]);
  await store.save({ view: other, documents: new Map([['a', { tags: ['x'], n: 1 }]]), from: 0n, to: 7n });
  const tagged = { where: [{ op: 'contains', field: 'tags', value: 'x' }], limit: 5 } as const;
  expect(await reader.list(other, tagged)).toEqual([{ id: 'a', document: { tags: ['x'], n: 1 } }]);
  expect([await reader.find(other, 'a'), await reader.checkpoint(other)]).toEqual([{ tags: ['x'], n: 1 }, 7n]);
  await expect(reader.reset(other)).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  await reader.close();
});

it.each(["a' OR 1=1 --", 'a"b', '', 'a..b', 'a.', '$.a', 'a[0]', '1a', 'é'])('refuses the field %j', async (field) => {
  await expect(idsOf({ where: [{ op: 'equals', field, value: 1 }] })).rejects.toThrow(RangeError);
  await expect(idsOf({ orderBy: field })).rejects.toThrow(RangeError);
  await expect(store.prepare(VIEW, [[field]])).rejects.toThrow(RangeError);
});

it.each(['', 'sqlite_schema', 'a"b', 'A.v1', 'a.v1; drop'])('refuses the view %j', async (view) => {
  await expect(store.prepare(view, [])).rejects.toThrow(RangeError);
});

it("stores the log's fingerprint with a checkpoint", async () => {
  await store.close();
  store = SqliteReadStore.openForWriting(path, (position) => `event-${position}`);
  await store.prepare(VIEW, INDEXES);
  expect(store.mark(VIEW)).toBe('');
  await save(new Map(), 0n);
  expect(store.mark(VIEW)).toBe('event-1');
});

it('has no parked streams in a file written by an earlier version only', async () => {
  const db = new Database(path);
  db.exec('DROP TABLE parked');
  db.close();
  const reading = SqliteReadStore.openForReading(path);
  expect(await reading.parkedOf(VIEW)).toStrictEqual([]);
  await reading.close();
});
