import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '@sealtrail/contexts';
import type { Condition } from '@sealtrail/event-sourcing';
import { SqliteReadStore } from '@sealtrail/platform';
import { DeclaredIndexes, service } from '../mongodb/declared-indexes';
import { type AskedList, everyAskedList, everyAskedPair } from './asked-lists';
import { fieldsOf, indexShortfall, needsNoIndex } from './index-exemptions';

const LIMIT = 51;
/** Values that a large part of all documents has: MongoDB counts them by a collection scan, up to a bound. */
const COUNTED_THROUGH: ReadonlySet<string> = new Set([
  'rule',
  'level',
  'subject.kind',
  'channel',
  'scope',
  'act',
  'form',
  'suspended',
  'waiting',
]);

const inShort = (one: Condition): string => `${one.op} ${fieldsOf(one).join()}`;

let asked: readonly AskedList[];
let pairs: readonly AskedList[];

beforeAll(async () => {
  asked = await everyAskedList();
  pairs = await everyAskedPair();
}, 600_000);

it('there are lists, and pairs of their filters', () => {
  expect(asked.length).toBeGreaterThan(500);
  expect(pairs.length).toBeGreaterThan(900);
});

describe('every list of the API, in SQLite', () => {
  let folder: string;
  let store: SqliteReadStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-plans-'));
    store = SqliteReadStore.openForWriting(join(folder, 'views.sqlite'));
    for (const { name, indexes } of projections) {
      await store.prepare(name, indexes);
      await store.save({ view: name, documents: new Map([['first', WITH_ARRAYS]]), from: 0n, to: 1n });
    }
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** What is wrong with the best access path of a list; `null`: nothing. */
  function wrong(list: AskedList): string | null {
    const { view, where, orderBy, descending, counts } = list;
    // They are counted up to a bound, which is reached at once.
    if (counts && where.every(needsNoIndex)) return null;
    const query = { where, descending, limit: LIMIT, ...(orderBy !== undefined && { orderBy }) };
    const pages = counts
      ? [query]
      : [query, { ...query, after: { value: orderBy === undefined ? null : 'x', id: 'x' } }];
    const faults = pages.flatMap((page) => {
      const all = store.plansOf(view, page, counts).map((plan) => faultOf(list, plan));
      return all.includes(null) ? [] : [...all, 'no index'];
    });
    if (faults.length === 0) return null;
    const [least] = faults.toSorted((a, b) => (a?.length ?? 0) - (b?.length ?? 0));
    return `${view} by ${orderBy}: ${least}: ${where.map(inShort).join()}`;
  }

  function faultOf(list: AskedList, plan: readonly string[]): string | null {
    const [first = ''] = plan.filter((line) => line.includes('index:'));
    const fields = /index:[^:]+:(\S+)/.exec(first)?.[1]?.split(',') ?? [];
    if (fields.length === 0) return 'through the table';
    const isBound = plan.some((line) => line.includes('SEARCH'));
    return indexShortfall(list, { fields, isBound, isSorted: plan.some((line) => line.includes('TEMP B-TREE')) });
  }

  it('uses an index in the requested order that has all fields to be checked per row', () => {
    expect(asked.map(wrong).filter((one) => one !== null)).toStrictEqual([]);
  });

  it('does so for each pair of filters', () => {
    expect([...new Set(pairs.map(wrong))].filter((one) => one !== null)).toStrictEqual([]);
  });
});

describe('every list of the API, in MongoDB', () => {
  let declared: DeclaredIndexes;

  beforeAll(async () => {
    declared = await DeclaredIndexes.open();
  });
  afterAll(() => declared.close());

  /** How each index would be used for a list; for a count, in no order. */
  async function waysTo({ view, where, orderBy, descending, counts }: AskedList) {
    const query = { where, descending, limit: LIMIT, ...(orderBy !== undefined && { orderBy }) };
    const sent = await declared.sentFor(view, query);
    return declared.of(view).map((index) => {
      const { bound, inOrder } = service(index, counts ? { ...sent, sort: {} } : sent);
      return { fields: index.fields.map((field) => field.replace(/^d\./, '')), isBound: bound > 0, isSorted: !inOrder };
    });
  }

  async function wrongIn(lists: readonly AskedList[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    for (const list of lists) {
      if (list.counts && list.where.every(needsNoIndex)) continue;
      const faults = (await waysTo(list)).map((way) => indexShortfall(list, way));
      if (!faults.includes(null))
        wrong.push(`${list.view} by ${list.orderBy}: ${faults[0] ?? 'no index'}: ${list.where.map(inShort).join()}`);
    }
    return wrong;
  }

  it('has an index in the requested order that has all fields to be checked per document', async () => {
    expect(await wrongIn(asked)).toStrictEqual([]);
  });

  it('has one for each pair of filters', async () => {
    expect(await wrongIn(pairs)).toStrictEqual([]);
  });

  it('has one that bounds each count', async () => {
    const wrong: string[] = [];
    for (const list of asked.filter(({ counts }) => counts)) {
      const { view, where } = list;
      const isCountedThrough = where.every((one) => one.op === 'equals' && COUNTED_THROUGH.has(one.field));
      const isBound = (await waysTo(list)).some((way) => way.isBound);
      if (!isBound && !isCountedThrough) wrong.push(`${view}: ${where.map(inShort).join()}`);
    }
    expect(wrong).toStrictEqual([]);
  });
});

/** Fields that hold arrays: indexes that begin with them are created as for existing documents. */
const WITH_ARRAYS = {
  departments: ['none'],
  marks: ['none'],
  files: ['none'],
  due: { departments: ['none'] },
  waitingFor: ['none'],
};
