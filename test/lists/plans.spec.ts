import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projections } from '@sealtrail/contexts';
import type { Condition } from '@sealtrail/event-sourcing';
import { SqliteReadStore } from '@sealtrail/platform';
import { type AskedList, everyAskedList, everyAskedPair } from './asked-lists';

/** Of one value of these there are few documents, however many there are in all: each of them may be read, and all sorted. */
const FEW = ['number', 'externalNo', 'applicationId', 'subject.id', 'sameFiling', 'marks', 'due.departments'];
/** Open cases are few among all that ever were: they may be sorted. */
const OPEN = ['due.promised.date', 'due.statutory.date'];
/** So few documents in all that each may be looked into. */
const SMALL = ['calendars', 'departments', 'items', 'officials', 'api-keys'];
/** What nearly every document meets, and only the document tells. */
const NEARLY_ALL: readonly (readonly [field: string, value: unknown])[] = [
  ['suspended', false],
  ['waiting', false],
];
const LIMIT = 51;

const inShort = (one: Condition): string => `${one.op} ${fieldsOf(one).join()}`;
const fieldsOf = (condition: Condition): readonly string[] =>
  condition.op === 'any' ? condition.of.flatMap(fieldsOf) : [condition.field];
const needsNoIndex = (one: Condition): boolean =>
  one.op === 'equals' && NEARLY_ALL.some(([field, value]) => one.field === field && one.value === value);

describe('every list of the API, in SQLite', () => {
  let folder: string;
  let store: SqliteReadStore;
  let asked: readonly AskedList[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sealtrail-plans-'));
    store = SqliteReadStore.openForWriting(join(folder, 'views.sqlite'));
    for (const { name, indexes } of projections) {
      await store.prepare(name, indexes);
      await store.save({ view: name, documents: new Map([['first', WITH_ARRAYS]]), from: 0n, to: 1n });
    }
    asked = await everyAskedList();
  }, 120_000);
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** What is wrong with the best way to a list; `null`: nothing. */
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
    const index = /index:[^:]+:(\S+)/.exec(first)?.[1]?.split(',') ?? [];
    if (index.length === 0) return 'through the table';
    if (FEW.includes(index[0] ?? '') && plan.some((line) => line.includes('SEARCH'))) return null;
    if (SMALL.includes(list.view.replace(/\.v\d+$/, ''))) return null;
    const isSorted = plan.some((line) => line.includes('TEMP B-TREE'));
    if (isSorted && !OPEN.includes(index[0] ?? '')) return 'sorted';
    const asked = list.where.filter((one) => !needsNoIndex(one)).flatMap(fieldsOf);
    const missing = asked.filter((field) => !index.includes(field));
    return missing.length === 0 ? null : `documents asked for ${[...new Set(missing)].toSorted().join()}`;
  }

  it('follows an index in the order that is asked for, which knows all that is asked of a row', () => {
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.map(wrong).filter((one) => one !== null)).toStrictEqual([]);
  });

  it('does so for each two filters together', async () => {
    const pairs = await everyAskedPair();
    expect(pairs.length).toBeGreaterThan(900);
    expect([...new Set(pairs.map(wrong))].filter((one) => one !== null)).toStrictEqual([]);
  }, 300_000);
});

/** Lists in the fields that hold some: indexes that begin with them are made as they are when there are documents. */
const WITH_ARRAYS = {
  departments: ['none'],
  marks: ['none'],
  files: ['none'],
  due: { departments: ['none'] },
  waitingFor: ['none'],
};
