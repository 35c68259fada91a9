import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Condition, coveringIndex, type Query } from '@sealtrail/event-sourcing';
import { SqliteReadStore } from './sqlite-read-store';

const VIEW = 'cases.v1';
const CASES = 6_000;
const ALONG = ['receivedAt', 'closedOn', 'status'];
const INDEXES = [
  coveringIndex(['receivedAt'], ALONG),
  coveringIndex(['closedOn'], ALONG),
  coveringIndex(['status', 'receivedAt'], ALONG),
  coveringIndex(['departments', 'receivedAt'], ALONG),
  ['note'],
];

const day = (n: number) => `day-${String(n).padStart(5, '0')}`;
/** Received one per day and closed ten days later; every tenth is refused, one in a thousand returned. */
const caseAt = (n: number) => ({
  receivedAt: day(n),
  closedOn: day(n + 10),
  status: n % 1_000 === 500 ? 'returned' : n % 10 === 0 ? 'refused' : 'granted',
  departments: n % 50 === 0 ? ['large', 'small'] : ['large'],
  note: n % 2,
});

let folder: string;
let store: SqliteReadStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-paths-'));
  store = SqliteReadStore.openForWriting(join(folder, 'views.sqlite'));
  await store.prepare(VIEW, INDEXES);
  const documents = new Map(Array.from({ length: CASES }, (_, n) => [`c${n}`, caseAt(n)]));
  await store.save({ view: VIEW, documents, from: 0n, to: 100_000n });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const status = (value: string): Condition => ({ op: 'equals', field: 'status', value });
const of = (value: string): Condition => ({ op: 'contains', field: 'departments', value });
const received = (first: number, last: number): readonly Condition[] => [
  { op: 'from', field: 'receivedAt', value: day(first) },
  { op: 'to', field: 'receivedAt', value: day(last) },
];
/** The chosen index, by its key. */
const followed = (where: readonly Condition[], orderBy: string, more: Partial<Query> = {}): string | undefined => {
  const plan = store.planOf(VIEW, { where, orderBy, limit: 50, ...more }).join('; ');
  return /index:cases\.v1:([^ ]*?),#id/.exec(plan)?.[1];
};

describe('the access path of a list', () => {
  it('follows its order if enough of the scanned rows match', () => {
    expect(followed([status('granted')], 'closedOn')).toBe('closedOn');
    expect(followed([status('refused')], 'closedOn')).toBe('closedOn');
  });

  it('follows the filter if few rows match', () => {
    expect(followed([status('returned')], 'closedOn')).toBe('status,receivedAt');
    expect(followed(received(3_000, 3_040), 'closedOn')).toBe('receivedAt');
  });

  it('takes into account where in the order the matches are', () => {
    const last = received(4_500, 5_999);
    expect(followed(last, 'closedOn')).toBe('receivedAt');
    expect(followed(last, 'closedOn', { descending: true })).toBe('closedOn');
  });

  it('takes it into account for a page that starts in the middle as well', () => {
    const last = received(4_500, 5_999);
    const after = { value: day(4_520), id: 'c4510' };
    expect(followed(last, 'closedOn', { after })).toBe('closedOn');
  });

  it('counts the cost of a document only for rows that meet the conditions on the index', () => {
    const unknown: Condition = { op: 'equals', field: 'note', value: 1 };
    expect(followed([unknown, ...received(4_500, 5_000)], 'closedOn')).toBe('closedOn');
    expect(followed([unknown, ...received(5_900, 5_999)], 'closedOn')).toBe('receivedAt');
  });

  it('of one department checks a second one without a document', () => {
    const where = [of('large'), of('small')];
    const plan = store.planOf(VIEW, { where, orderBy: 'receivedAt', limit: 50 });
    expect(plan).toEqual([
      'SEARCH e USING COVERING INDEX index:cases.v1:departments,receivedAt,#id,closedOn,status (element=?)',
      'SEARCH x EXISTS USING COVERING INDEX index:cases.v1:departments,receivedAt,#id,closedOn,status (element=? AND f:receivedAt=? AND id=?)',
      'SEARCH d USING INDEX sqlite_autoindex_view:cases.v1_1 (id=?)',
    ]);
  });

  it('returns the same documents whichever path is chosen', async () => {
    const expected = (meets: (n: number) => boolean) =>
      Array.from({ length: CASES }, (_, n) => n)
        .filter(meets)
        .slice(0, 50)
        .map((n) => `c${n}`);
    const list = async (where: readonly Condition[], orderBy: string) =>
      (await store.list(VIEW, { where, orderBy, limit: 50 })).map(({ id }) => id);
    expect(await list([of('small'), of('large')], 'receivedAt')).toEqual(expected((n) => n % 50 === 0));
    expect(await list([of('large'), of('small'), status('granted')], 'closedOn')).toEqual([]);
    expect(await list([status('refused'), ...received(700, 5_000)], 'closedOn')).toEqual(
      expected((n) => n % 10 === 0 && n % 1_000 !== 500 && n >= 700),
    );
  });

  it.each([
    ['from the beginning of the log', 0],
    ['late in a long log', 1_000_000],
  ])('is chosen again when the view has grown, %s', async (_, begin) => {
    const view = `grown-${begin}.v1`;
    await store.prepare(view, INDEXES);
    await store.save({ view, documents: new Map(), from: 0n, to: BigInt(begin) });
    const save = (from: number, to: number, change: object) =>
      store.save({
        view,
        documents: new Map(
          Array.from({ length: to - from }, (_, n) => [`c${from + n}`, { ...caseAt(from + n), ...change }]),
        ),
        from: BigInt(begin + from),
        to: BigInt(begin + to),
      });
    const plan = () => store.planOf(view, { where: [status('open')], orderBy: 'closedOn', limit: 50 }).join('; ');
    await save(0, 3_000, {});
    expect(plan()).toContain(`index:${view}:status,receivedAt,`);
    await save(3_000, 6_000, { status: 'open', closedOn: day(0) });
    expect(plan()).toContain(`index:${view}:closedOn,`);
  });
});

describe('the access path of a count', () => {
  it('reads no document if an index has all requested fields', () => {
    expect(store.planOfCount(VIEW, [status('granted'), ...received(0, 5_999)], 1_000)).toEqual([
      'CO-ROUTINE (subquery-1)',
      'SEARCH d USING COVERING INDEX index:cases.v1:status,receivedAt,#id,closedOn (f:status=? AND f:receivedAt>? AND f:receivedAt<?)',
      'SCAN (subquery-1)',
    ]);
  });

  it('reads the fewest documents if none does', () => {
    const unknown: Condition = { op: 'equals', field: 'note', value: 1 };
    const plan = store.planOfCount(VIEW, [unknown, of('small')], 1_000).join('; ');
    expect(plan).toContain('SEARCH e USING COVERING INDEX index:cases.v1:departments,receivedAt,');
  });
});
